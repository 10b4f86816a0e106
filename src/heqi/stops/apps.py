"""Django app: Stop list."""

from django.apps import AppConfig


class StopsConfig(AppConfig):
    """停发单."""

    name = "heqi.stops"
    label = "stops"
