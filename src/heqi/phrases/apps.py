"""Django app of the phrases."""

from django.apps import AppConfig


class PhrasesConfig(AppConfig):
    """话术."""

    name = "heqi.phrases"
    label = "phrases"
