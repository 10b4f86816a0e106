"""When a refund stops a shipment, and when it may go on: 淘宝规则 27 and its like on every platform.

Goods whose buyer has asked for the money back must not leave without the buyer's consent; else whatever it costs to get
them back is the shop's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from heqi.core.words import AfterSaleState, Demand, OrderState

STALE = timedelta(days=7)
"""A request as an export of last month shows it stops nothing: what was to be stopped then has left or has not."""
JUST_REFUNDED = timedelta(days=2)
"""A refund that the platform granted at once leaves the label printed all the same; after that it is history."""
_MONEY_BACK = frozenset({Demand.REFUND_ONLY, Demand.RETURN_REFUND, Demand.UNKNOWN})
_HERE = frozenset({OrderState.UNSHIPPED, OrderState.GROUPING})
_GONE = frozenset({OrderState.SHIPPED, OrderState.SIGNED, OrderState.COMPLETED})
_PAID_BACK = frozenset({AfterSaleState.REFUNDING, AfterSaleState.SUCCEEDED})
_NOT_ASKED = frozenset({AfterSaleState.CLOSED, AfterSaleState.NONE, AfterSaleState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Request:
    """What the platform states of a refund and its order.

    `order`: UNKNOWN while nobody has stated it; `shipped`: what the request itself says of the parcel, None for
    nothing; `said_at`: as of when the request speaks.
    """

    state: AfterSaleState
    demand: Demand
    order: OrderState
    shipped: bool | None
    said_at: datetime


class Goods(StrEnum):
    """Where the goods are, as far as the platform knows."""

    HERE = "here"
    GONE = "gone"
    UNKNOWN = "unknown"


def find_goods(request: Request) -> Goods:
    """The order's own state comes first; one that is cancelled or not stated leaves it to what the request says."""
    if request.order in _HERE:
        return Goods.HERE
    if request.order in _GONE:
        return Goods.GONE
    if request.shipped is None:
        return Goods.UNKNOWN
    return Goods.GONE if request.shipped else Goods.HERE


def stops(request: Request, now: datetime) -> bool:
    """Whether the goods are still here and their money is asked back, or has just gone back."""
    if request.demand not in _MONEY_BACK or request.state in _NOT_ASKED or find_goods(request) is not Goods.HERE:
        return False
    return now - request.said_at <= (JUST_REFUNDED if request.state in _PAID_BACK else STALE)


def goes_on(request: Request) -> bool:
    """Whether the buyer has taken the request back, or the platform has closed it, without any money going back."""
    return request.state is AfterSaleState.CLOSED
