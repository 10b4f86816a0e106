"""How long each party has, per platform. The APIs hand out each after-sale's own deadline, so nobody copies these.

Sources disagree or are old (see the rulebook's `secondary` rules); the sandbox needs one value each and takes these.
"""

from dataclasses import dataclass

from heqi.core.words import Demand, Platform
from heqi.platforms.sandbox.world.order import Refund

HOUR = 3600
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Deadlines:
    """All in seconds."""

    unpaid: int
    group: int
    answer_unshipped: int
    answer_refund: int
    answer_return: int
    buyer_answer: int
    send_back: int
    take_back: int
    send_replacement: int
    confirm_replacement: int
    refuse_parcel: int
    platform: int
    confirm_order: int
    after_sales: int


DEADLINES = {
    Platform.PINDUODUO: Deadlines(
        unpaid=DAY,
        group=DAY,
        answer_unshipped=36 * HOUR,
        answer_refund=48 * HOUR,
        answer_return=48 * HOUR,
        buyer_answer=7 * DAY,
        send_back=7 * DAY,
        take_back=10 * DAY,
        send_replacement=2 * DAY,
        confirm_replacement=10 * DAY,
        refuse_parcel=15 * DAY,
        platform=3 * DAY,
        confirm_order=15 * DAY,
        after_sales=15 * DAY,
    ),
}
DEADLINES[Platform.TAOBAO] = DEADLINES[Platform.TMALL] = Deadlines(
    unpaid=DAY,
    group=DAY,
    answer_unshipped=48 * HOUR,
    answer_refund=5 * DAY,
    answer_return=5 * DAY,
    buyer_answer=7 * DAY,
    send_back=7 * DAY,
    take_back=10 * DAY,
    send_replacement=3 * DAY,
    confirm_replacement=10 * DAY,
    refuse_parcel=15 * DAY,
    platform=4 * DAY,
    confirm_order=10 * DAY,
    after_sales=15 * DAY,
)


def answer_within(refund: Refund) -> int:
    """How long the merchant may take to answer an application."""
    limits = DEADLINES[refund.order.shop.platform]
    if refund.before_shipping:
        return limits.answer_unshipped
    return limits.answer_refund if refund.demand is Demand.REFUND_ONLY else limits.answer_return
