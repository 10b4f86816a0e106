"""接待."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """接待."""

    name = "heqi.reception"
    label = "reception"
