"""Django app: Stop list."""

from django.apps import AppConfig

from heqi.outbox.kinds import register
from heqi.stops.kinds import outbox_kinds


class StopsConfig(AppConfig):
    """停发单."""

    name = "heqi.stops"
    label = "stops"

    def ready(self) -> None:
        """Make known to the outbox how platforms are told."""
        for kind in outbox_kinds():
            register(kind)
