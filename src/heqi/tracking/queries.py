"""Reading tracking, without its secrets."""

from collections.abc import Collection

from django.db.models import Count

from heqi.tracking.access import watched_in
from heqi.tracking.models import WatchedParcel
from heqi.tracking.states import WatchState

NEWEST = 20


def counts_of(shop_id: int) -> dict[str, int]:
    """How many parcels stand in each state."""
    rows = watched_in([shop_id]).values_list("state").annotate(Count("id"))
    return {state.value: 0 for state in WatchState} | dict(rows)


def troubled(shop_ids: Collection[int]) -> list[WatchedParcel]:
    """The newest parcels that cannot be asked about, or that failed last time."""
    rows = watched_in(shop_ids).exclude(error=None).exclude(state=WatchState.OVER)
    return list(rows.order_by("-id")[:NEWEST])
