"""Django app of the shops' own words."""

from django.apps import AppConfig


class LanguageConfig(AppConfig):
    """用语: a shop's words, kept with their history."""

    name = "heqi.language"
    label = "language"
