"""What practice tells of people: for the person, and for whoever supervises them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Avg, Count, Max, QuerySet

from heqi.accounts.contracts import StaffView
from heqi.practice.access import exercises_seen_by
from heqi.practice.models import Exercise

LATELY = 10


@dataclass(frozen=True, slots=True)
class PersonPractised:
    """One person's exercises that are over. `lately`: the points of the last ten, oldest first."""

    staff_id: int
    times: int
    best: int
    average: float
    last_at: datetime
    lately: tuple[int, ...]


def people_practised(staff: StaffView, shop_ids: Collection[int]) -> list[PersonPractised]:
    """Everybody whose exercises the person may see, who practised last first."""
    over = exercises_seen_by(staff, shop_ids).filter(ended_at__isnull=False)
    sums = (
        over.order_by().values("staff_id").annotate(n=Count("id"), m=Max("points"), a=Avg("points"), at=Max("ended_at"))
    )
    return [
        PersonPractised(
            each["staff_id"], each["n"], each["m"], round(each["a"], 1), each["at"], _lately(over, each["staff_id"])
        )
        for each in sums.order_by("-at")
    ]


def _lately(over: QuerySet[Exercise], staff_id: int) -> tuple[int, ...]:
    rows = over.filter(staff_id=staff_id).values_list("points", flat=True)[:LATELY]
    return tuple(reversed([points or 0 for points in rows]))
