"""Django app of the work orders."""

from django.apps import AppConfig


class WorkordersConfig(AppConfig):
    """工单."""

    name = "heqi.workorders"
    label = "workorders"
