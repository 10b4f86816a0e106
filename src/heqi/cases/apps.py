"""After-sales cases."""

from django.apps import AppConfig

from heqi.cases.money.catalogue import MONEY, RemedyKind
from heqi.core.cases.flows.actions import ACTIONS, PREFIX
from heqi.outbox.kinds import OutboxKind, register


class CasesConfig(AppConfig):
    """售后."""

    name = "heqi.cases"
    label = "cases"

    def ready(self) -> None:
        """Make the actions that flows hand out known to the outbox."""
        for kind in ACTIONS.values():
            register(OutboxKind(kind.name, kind.money, kind.manual, kind.confirmed_by))
        for prefix in PREFIX.values():
            for remedy in RemedyKind:
                if remedy is not RemedyKind.SMALL_PAYMENT:  # an action of the flows already
                    register(OutboxKind(f"{prefix}.{remedy}", remedy in MONEY, True, frozenset()))
