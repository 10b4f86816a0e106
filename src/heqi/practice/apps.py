"""Django app of practice."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """练习."""

    name = "heqi.practice"
    label = "practice"
