"""How far an order has come, as far as an incident cares: what can still be stopped, and what is with the buyer."""

from datetime import datetime
from enum import StrEnum

from heqi.core.words import OrderState


class Phase(StrEnum):
    """Where the goods are."""

    UNSHIPPED = "unshipped"
    IN_TRANSIT = "in_transit"
    SIGNED = "signed"


PHASES: dict[Phase, tuple[str, str]] = {
    Phase.UNSHIPPED: ("未发货", "not shipped"),
    Phase.IN_TRANSIT: ("运输中", "on the way"),
    Phase.SIGNED: ("已签收", "signed for"),
}
_OF_STATE = {
    OrderState.GROUPING: Phase.UNSHIPPED,
    OrderState.UNSHIPPED: Phase.UNSHIPPED,
    OrderState.SHIPPED: Phase.IN_TRANSIT,
    OrderState.SIGNED: Phase.SIGNED,
    OrderState.COMPLETED: Phase.SIGNED,
}
_NO_GOODS = frozenset({OrderState.UNPAID, OrderState.CANCELLED})


def phase_of(state: OrderState, shipped_at: datetime | None, signed_at: datetime | None) -> Phase | None:
    """The phase; None for an order by which no goods change hands: unpaid or cancelled.

    The platform's state leads. Where it says nothing, the times do.
    """
    if state in _NO_GOODS:
        return None
    if state in _OF_STATE:
        return _OF_STATE[state]
    if signed_at is not None:
        return Phase.SIGNED
    return Phase.UNSHIPPED if shipped_at is None else Phase.IN_TRANSIT
