"""Django app of notices to the outside."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """告警通知."""

    name = "heqi.alerts"
    label = "alerts"
