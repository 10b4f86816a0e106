"""Django app of the incidents."""

from django.apps import AppConfig

from heqi.core.cases.flows.actions import PREFIX
from heqi.incidents.stop_sale import STOP_SALE
from heqi.outbox.kinds import OutboxKind, register


class IncidentsConfig(AppConfig):
    """事件."""

    name = "heqi.incidents"
    label = "incidents"

    def ready(self) -> None:
        """No platform lets a program that we may be take goods off sale, so a person does it and ticks."""
        for prefix in PREFIX.values():
            register(OutboxKind(f"{prefix}.{STOP_SALE}", money=False, manual=True, confirmed_by=frozenset()))
