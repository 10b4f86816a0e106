"""The list of incidents, and the orders of one, a page at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from heqi.cases.access import cases_in
from heqi.incidents.access import incidents_in, orders_of
from heqi.incidents.models import Incident, IncidentOrder

PAGE = 50
MOST = 100
"""Incidents in the list; more than that are no exception any more."""
FILTERS = (
    "all",
    "open",
    "settled",
    "overdue",
    "no_case",
    "stuck",
    "untold",
    "told",
    "answered",
    "proposed",
    "excluded",
)


def list_incidents(shop_ids: Collection[int], state: str) -> list[Incident]:
    """Those in that state (open, closed), the newest first."""
    return list(incidents_in(shop_ids).filter(state=state).order_by("-opened_at", "-id")[:MOST])


@dataclass(frozen=True, slots=True)
class OrderPage:
    """One page of orders; `more`: others are behind it."""

    orders: list[IncidentOrder]
    more: bool


def list_orders(incident: Incident, *, show: str, words: str = "", skip: int = 0, now: datetime) -> OrderPage:
    """`show`: one of FILTERS; `words`: part of an order's number. By number, so that a list keeps its place."""
    found = _shown(incident, show, now)
    if words.strip():
        found = found.filter(order_no__icontains=words.strip())
    rows = list(found[skip : skip + PAGE + 1])
    return OrderPage(rows[:PAGE], len(rows) > PAGE)


def _shown(incident: Incident, show: str, now: datetime) -> QuerySet[IncidentOrder]:
    every = orders_of(incident)
    if show in (IncidentOrder.State.PROPOSED, IncidentOrder.State.EXCLUDED):
        return every.filter(state=show)
    inside = every.filter(state=IncidentOrder.State.IN)
    cases = cases_in([incident.shop_id])
    chosen = {
        "settled": Q(case_id__in=cases.filter(done=True).values("id")),
        "open": Q(case_id__in=cases.filter(done=False).values("id")),
        "overdue": Q(case_id__in=cases.filter(done=False, sort_at__lt=now).values("id")),
        "no_case": Q(case_id=None),
        "stuck": ~Q(stuck=""),
        "told": Q(told_at__isnull=False),
        "untold": Q(told_at=None),
        "answered": Q(answered_at__isnull=False),
    }
    return inside.filter(chosen[show]) if show in chosen else inside
