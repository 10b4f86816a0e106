"""Django app of the shops' own rules."""

from django.apps import AppConfig


class RulesConfig(AppConfig):
    """规则: a shop's overrides, kept with their history."""

    name = "heqi.rules"
    label = "rules"
