"""Invoices that buyers ask for."""

from django.apps import AppConfig


class InvoicesConfig(AppConfig):
    """开票."""

    name = "heqi.invoices"
    label = "invoices"
