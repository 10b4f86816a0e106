"""The reply rate of a day (M7): how many waits were answered in time, per shop and per person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from heqi.core.time import SHANGHAI
from heqi.reception.access import waits_in
from heqi.reception.models import Wait


@dataclass(frozen=True, slots=True)
class ReplyRate:
    """`staff_id` None: the shop as a whole. `waits`: that were answered or have fallen due; `late` of these.

    `longest`: seconds of the longest wait that was answered; `self_reported`: waits whose end is a person's tick.
    """

    shop_id: int
    staff_id: int | None
    waits: int
    late: int
    self_reported: int
    longest: int

    @property
    def percent(self) -> float | None:
        """Answered in time, in percent to one place; None where nobody waited."""
        return None if self.waits == 0 else round(100 * (self.waits - self.late) / self.waits, 1)


def rates_of_day(shop_ids: Collection[int], day: date, *, now: datetime) -> list[ReplyRate]:
    """The rates of a day in China, each shop followed by its people. A wait counts on the day on which it began.

    A wait that has fallen due unanswered is late for the shop, and nobody's yet.
    """
    start = datetime.combine(day, time(), SHANGHAI)
    rows = waits_in(shop_ids).filter(since__gte=start, since__lt=start + timedelta(days=1))
    counted = [row for row in rows if row.answered_at is not None or row.due_at < now]
    rates = []
    for shop_id in sorted({row.shop_id for row in counted}):
        of_shop = [row for row in counted if row.shop_id == shop_id]
        rates.append(_rate(shop_id, None, of_shop))
        people = sorted({row.staff_id for row in of_shop if row.staff_id is not None})
        rates += [_rate(shop_id, one, [row for row in of_shop if row.staff_id == one]) for one in people]
    return rates


def _rate(shop_id: int, staff_id: int | None, waits: Iterable[Wait]) -> ReplyRate:
    waits = list(waits)
    answered = [int((row.answered_at - row.since).total_seconds()) for row in waits if row.answered_at]
    return ReplyRate(
        shop_id,
        staff_id,
        len(waits),
        sum(row.late is not False for row in waits),
        sum(row.self_reported for row in waits),
        max(answered, default=0),
    )
