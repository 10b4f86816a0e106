"""Django app of the clocks."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """时限: deadlines, their warnings, and the moment they fall due."""

    name = "heqi.clocks"
    label = "clocks"
