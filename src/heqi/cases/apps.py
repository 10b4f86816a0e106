"""After-sales cases."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """售后."""

    name = "heqi.cases"
    label = "cases"
