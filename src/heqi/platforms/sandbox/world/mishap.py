"""What goes wrong with an order, and what its buyer therefore sees."""

from dataclasses import dataclass
from enum import StrEnum

from heqi.core.words import Demand
from heqi.platforms.sandbox.world.dice import Shares
from heqi.platforms.sandbox.world.sku import Category


class Mishap(StrEnum):
    """What really happened. NONE: nothing did."""

    NONE = "none"
    OUT_OF_STOCK = "out_of_stock"
    LATE_DISPATCH = "late_dispatch"
    CHANGED_MIND = "changed_mind"
    STALLED = "stalled"
    LOST = "lost"
    DAMAGED = "damaged"
    ROTTEN = "rotten"
    FAULTY = "faulty"
    SHORT = "short"
    WRONG_ITEM = "wrong_item"
    MISDESCRIBED = "misdescribed"
    DISLIKED = "disliked"


BEFORE_SHIPPING = frozenset({Mishap.OUT_OF_STOCK, Mishap.LATE_DISPATCH, Mishap.CHANGED_MIND})


@dataclass(frozen=True, slots=True)
class Grievance:
    """What a buyer asks for after a mishap: demands with their shares, and how much of the price, in percent."""

    reason: str
    demands: Shares[Demand]
    percents: tuple[int, ...] = (100,)


_REFUND = Shares([(Demand.REFUND_ONLY, 1.0)])
_RETURN = Shares([(Demand.RETURN_REFUND, 0.8), (Demand.EXCHANGE, 0.2)])
_BROKEN = Shares([(Demand.REFUND_ONLY, 0.6), (Demand.RESHIP, 0.25), (Demand.EXCHANGE, 0.15)])
_USELESS = Shares([(Demand.RETURN_REFUND, 0.6), (Demand.EXCHANGE, 0.3), (Demand.REPAIR, 0.1)])
_TOO_FEW = Shares([(Demand.REFUND_ONLY, 0.5), (Demand.RESHIP, 0.5)])
_OTHER = Shares([(Demand.EXCHANGE, 0.6), (Demand.RETURN_REFUND, 0.4)])
_BACK = Shares([(Demand.RETURN_REFUND, 1.0)])

GRIEVANCES: dict[Mishap, Grievance] = {
    Mishap.OUT_OF_STOCK: Grievance("缺货", _REFUND),
    Mishap.LATE_DISPATCH: Grievance("未按约定时间发货", _REFUND),
    Mishap.CHANGED_MIND: Grievance("不想要了", _REFUND),
    Mishap.STALLED: Grievance("物流一直未更新", _REFUND),
    Mishap.LOST: Grievance("未收到货", _REFUND),
    Mishap.DAMAGED: Grievance("商品破损", _BROKEN, (30, 50)),
    Mishap.ROTTEN: Grievance("商品腐烂变质", _REFUND, (20, 30, 50, 100)),
    Mishap.FAULTY: Grievance("质量问题", _USELESS),
    Mishap.SHORT: Grievance("少件/漏发", _TOO_FEW, (20, 30, 50)),
    Mishap.WRONG_ITEM: Grievance("商家发错货", _OTHER),
    Mishap.MISDESCRIBED: Grievance("商品与描述不符", _RETURN),
    Mishap.DISLIKED: Grievance("七天无理由退换货", _BACK),
}

_ANYWHERE = (
    (Mishap.CHANGED_MIND, 30.0),
    (Mishap.OUT_OF_STOCK, 6.0),
    (Mishap.LATE_DISPATCH, 6.0),
    (Mishap.STALLED, 8.0),
    (Mishap.LOST, 3.0),
    (Mishap.DAMAGED, 8.0),
    (Mishap.SHORT, 5.0),
    (Mishap.WRONG_ITEM, 4.0),
    (Mishap.MISDESCRIBED, 6.0),
)
_OWN = {
    Category.FRUIT: ((Mishap.ROTTEN, 24.0),),
    Category.SNACKS: ((Mishap.ROTTEN, 4.0), (Mishap.FAULTY, 4.0)),
    Category.CLOTHES: ((Mishap.DISLIKED, 24.0), (Mishap.FAULTY, 6.0)),
    Category.DIGITAL: ((Mishap.FAULTY, 16.0), (Mishap.DISLIKED, 8.0)),
    Category.BEAUTY: ((Mishap.DISLIKED, 8.0), (Mishap.FAULTY, 6.0)),
    Category.HOME: ((Mishap.DISLIKED, 12.0), (Mishap.FAULTY, 8.0)),
}
MISHAPS = {category: Shares(_ANYWHERE + own) for category, own in _OWN.items()}
"""Which mishaps befall goods of a category, against each other. How many orders have one is the market's setting."""
