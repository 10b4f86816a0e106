"""接待."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """接待."""

    name = "heqi.reception"
    label = "reception"

    def ready(self) -> None:
        """Registers what reception sends outside."""
        from heqi.reception.outbox import register_kinds

        register_kinds()
