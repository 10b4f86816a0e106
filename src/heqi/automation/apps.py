"""Django app of the automation."""

from django.apps import AppConfig


class AutomationConfig(AppConfig):
    """自动处理."""

    name = "heqi.automation"
    label = "automation"
