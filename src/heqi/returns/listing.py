"""The lists of the returns desk: today's parcels, those to be opened, the pool of unknown ones."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from heqi.core.time import SHANGHAI
from heqi.returns.access import arrivals_in
from heqi.returns.models import Arrival
from heqi.returns.states import State

PAGE = 50
COUNT_CAP = 1000
SEARCHED = ("tracking_no", "carrier", "note", "inside", "sender", "order_no")


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `more`: others are behind it; counts are of today by state, and of what waits, up to COUNT_CAP."""

    arrivals: list[Arrival]
    more: bool
    today: dict[str, int]
    pooled: int
    to_check: int


def list_arrivals(*, shop_ids: Collection[int], view: str, words: str = "", skip: int = 0, now: datetime) -> Page:
    """`view`: today (newest first), pool or to_check (longest waiting first), given_up (newest first).

    `words` all stand somewhere in what is known of the parcel.
    """
    mine = arrivals_in(shop_ids)
    today = mine.filter(at__gte=start_of_day(now)).exclude(state=State.UNDONE)
    found = _search(_view(mine, view, now), words)
    shown = list(found[skip : skip + PAGE + 1])
    return Page(
        shown[:PAGE],
        len(shown) > PAGE,
        dict(today.order_by().values_list("state").annotate(Count("id"))),
        _capped(mine.filter(state=State.POOLED)),
        _capped(mine.filter(state=State.TO_CHECK)),
    )


def start_of_day(now: datetime) -> datetime:
    """Midnight in China."""
    return now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)


def _view(mine: QuerySet[Arrival], view: str, now: datetime) -> QuerySet[Arrival]:
    if view == "pool":
        return mine.filter(state=State.POOLED).order_by("at", "id")
    if view == "to_check":
        return mine.filter(state=State.TO_CHECK).order_by("at", "id")
    if view == "given_up":
        return mine.filter(state=State.GIVEN_UP).order_by("-at", "-id")
    return mine.filter(at__gte=start_of_day(now), at__lt=start_of_day(now) + timedelta(days=1)).order_by("-at", "-id")


def _search(query: QuerySet[Arrival], words: str) -> QuerySet[Arrival]:
    for word in words.split():
        holds = Q()
        for column in SEARCHED:
            holds |= Q(**{f"{column}__icontains": word})
        query = query.filter(holds)
    return query


def _capped(query: QuerySet[Arrival]) -> int:
    return query.order_by()[:COUNT_CAP].count()
