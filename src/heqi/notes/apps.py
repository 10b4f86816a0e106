"""Django app: Notes of orders."""

from django.apps import AppConfig

from heqi.notes.kinds import outbox_kinds
from heqi.outbox.kinds import register


class NotesConfig(AppConfig):
    """订单备注."""

    name = "heqi.notes"
    label = "notes"

    def ready(self) -> None:
        """Make known to the outbox how notes are written."""
        for kind in outbox_kinds():
            register(kind)
