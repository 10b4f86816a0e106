"""What is done about an order from the talk."""

from django.apps import AppConfig

from heqi.core.cases.flows.actions import ACTIONS
from heqi.core.order_actions.kinds import outbox_names
from heqi.outbox.kinds import OutboxKind, register


class OrderActionsConfig(AppConfig):
    """订单操作."""

    name = "heqi.order_actions"
    label = "order_actions"

    def ready(self) -> None:
        """Make the kinds known to the outbox; one that a case's flow hands out too is the same there."""
        for name, form in outbox_names().items():
            flows = ACTIONS.get(name)
            proof = flows.confirmed_by if flows else frozenset()
            register(OutboxKind(name, money=form.money, manual=True, confirmed_by=proof))
