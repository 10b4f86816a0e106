"""A case has come whose parcel was here before it: the two are joined; a person opens the parcel for the case."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from heqi.cases.access import cases_in, lock_cases
from heqi.core.cases.arrival import Way
from heqi.journal.contracts import SYSTEM, EntryView
from heqi.returns.access import arrivals_under, lock_pooled, oldest_pooled
from heqi.returns.actions.open_parcel import bring_parcel
from heqi.returns.models import Arrival
from heqi.trade.numbers import orders_of_parcels


def join_waiting(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `inbox.batch_applied`. Safe to run twice: what is joined is no longer in the pool."""
    join_pooled(entry.shop_id, now=now)


def join_pooled(shop_id: int, *, now: datetime) -> int:
    """Join every unknown parcel of a shop that now leads to exactly one open case; how many."""
    places = _places(shop_id, oldest_pooled(shop_id))
    joined = 0
    for arrival_id, (case_id, way) in _single_cases(shop_id, places).items():
        joined += _join(shop_id, arrival_id, case_id, way, now)
    return joined


def _places(shop_id: int, pooled: Iterable[Arrival]) -> dict[int, tuple[str, Way]]:
    """Arrival id → order and way, by what the platform now says of the number, else by what was known before."""
    arrivals = list(pooled)
    if not arrivals:
        return {}
    told: dict[str, tuple[str, Way]] = {}
    for tracking_no, order_no, direction in orders_of_parcels(shop_id, [each.tracking_no for each in arrivals]):
        if tracking_no not in told or direction == "return":
            told[tracking_no] = order_no, Way.RECALLED if direction == "outbound" else Way.RETURN
    places = {each.pk: told.get(each.tracking_no, (each.order_no, Way(each.way))) for each in arrivals}
    return {arrival_id: place for arrival_id, place in places.items() if place[0]}


def _single_cases(shop_id: int, places: dict[int, tuple[str, Way]]) -> dict[int, tuple[int, Way]]:
    if not places:
        return {}
    found: dict[str, list[int]] = {}
    wanted = {order_no for order_no, _ in places.values()}
    for case_id, order_no in cases_in([shop_id]).filter(order_no__in=wanted, done=False).values_list("id", "order_no"):
        found.setdefault(order_no, []).append(case_id)
    return {
        arrival_id: (found[order_no][0], way)
        for arrival_id, (order_no, way) in places.items()
        if len(found.get(order_no, ())) == 1
    }


def _join(shop_id: int, arrival_id: int, case_id: int, way: Way, now: datetime) -> int:
    with transaction.atomic():
        arrivals, cases = lock_pooled(shop_id, [arrival_id]), lock_cases(shop_id, id=case_id, done=False)
        for arrival, case in zip(arrivals, cases, strict=False):
            if any(held.case_id == case.pk for held in arrivals_under([shop_id], arrival.tracking_no)):
                return 0
            arrival.way = way
            bring_parcel(arrival, case, actor=SYSTEM, now=now)
            arrival.version += 1
            arrival.save()
            return 1
    return 0
