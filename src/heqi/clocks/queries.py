"""Reading clocks."""

from collections.abc import Collection
from datetime import datetime

from heqi.clocks.access import clocks_on, waiting_clocks
from heqi.clocks.contracts import ClockView
from heqi.journal.contracts import Subject


def clocks_of(*, subject: Subject, shop_ids: Collection[int]) -> list[ClockView]:
    """The clocks that run or have run out on one subject, soonest deadline first; stopped ones are left out."""
    rows = clocks_on(subject, shop_ids).filter(stopped=False)
    return [row.view() for row in rows.order_by("due_at", "name")]


def next_due() -> datetime | None:
    """When the next alarm or deadline of any shop is; None when nothing is set."""
    return waiting_clocks().values_list("next_at", flat=True).first()
