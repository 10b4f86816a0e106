"""Django app: Notes of orders."""

from django.apps import AppConfig


class NotesConfig(AppConfig):
    """订单备注."""

    name = "heqi.notes"
    label = "notes"
