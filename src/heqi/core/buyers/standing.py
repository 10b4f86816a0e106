"""What a buyer is to the shop, from their orders. It may only better what they are offered, never worsen it (T7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from heqi.core.words import OrderState

LOYAL = 4
"""Orders from which somebody counts as loyal: they came back three times."""
_NO_PURCHASE = frozenset({OrderState.UNPAID, OrderState.GROUPING, OrderState.CANCELLED})


class Loyalty(StrEnum):
    """新客, 回头客, 老客."""

    NEW = "new"
    RETURNING = "returning"
    LOYAL = "loyal"


@dataclass(frozen=True, slots=True)
class Bought:
    """One order of the buyer. `paid_fen` None: not stated; `refunded_fen`: paid back, as far as it is known."""

    order_no: str
    state: OrderState
    at: datetime | None
    paid_fen: int | None
    refunded_fen: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """`orders`: purchases that came to be; `paid_total_fen`: what was paid for them and not paid back."""

    orders: int
    paid_total_fen: int
    loyalty: Loyalty
    first_at: datetime | None
    last_at: datetime | None


def standing_of(bought: Iterable[Bought]) -> Standing:
    """The sum of a buyer's orders; what was never paid or was cancelled is no purchase."""
    counted = [each for each in bought if each.state not in _NO_PURCHASE]
    times = sorted(each.at for each in counted if each.at is not None)
    total = sum(max(0, (each.paid_fen or 0) - each.refunded_fen) for each in counted)
    orders = len(counted)
    loyalty = Loyalty.LOYAL if orders >= LOYAL else Loyalty.RETURNING if orders > 1 else Loyalty.NEW
    return Standing(orders, total, loyalty, times[0] if times else None, times[-1] if times else None)
