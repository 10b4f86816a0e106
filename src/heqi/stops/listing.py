"""The stop list of shops: what waits for a tick, oldest first; what has ended, newest first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from heqi.stops.access import stops_in
from heqi.stops.models import Stop
from heqi.stops.states import StopState

PAGE = 50
MOST_NUMBERS = 2_000
COUNT_CAP = 1_000
VIEWS: Mapping[str, Q] = {each.value: Q(state=each) for each in StopState}


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `more`: there are others behind it. `counts`: by view, at most COUNT_CAP + 1 each."""

    stops: list[Stop]
    more: bool
    counts: dict[str, int]


def list_stops(*, shop_ids: Collection[int], view: str, q: str = "", skip: int = 0) -> Page:
    """Stops of these shops in one state. `q`: part of an order or after-sales number."""
    found = list(_wanted(shop_ids, view, q)[skip : skip + PAGE + 1])
    mine = stops_in(shop_ids)
    counts = {name: mine.filter(condition).order_by()[: COUNT_CAP + 1].count() for name, condition in VIEWS.items()}
    return Page(found[:PAGE], len(found) > PAGE, counts)


def all_stops(*, shop_ids: Collection[int], view: str, q: str = "") -> list[Stop]:
    """The same, for a file or for copying: at most MOST_NUMBERS."""
    return list(_wanted(shop_ids, view, q)[:MOST_NUMBERS])


def count_open(shop_ids: Collection[int]) -> int:
    """How many wait for a tick, at most COUNT_CAP + 1."""
    return stops_in(shop_ids).filter(VIEWS[StopState.ASKED])[: COUNT_CAP + 1].count()


def _wanted(shop_ids: Collection[int], view: str, q: str) -> QuerySet[Stop]:
    rows = stops_in(shop_ids).filter(VIEWS[view])
    if q.strip():
        rows = rows.filter(Q(order_no__icontains=q.strip()) | Q(after_sale_no__icontains=q.strip()))
    return rows.order_by(*(("asked_at", "id") if view == StopState.ASKED else ("-asked_at", "-id")))
