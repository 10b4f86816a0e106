"""The list of work orders of shops: those that wait, by due time, or those that have ended, newest first."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from heqi.core.work_orders import Addressee
from heqi.workorders.access import orders_in
from heqi.workorders.models import WorkOrder
from heqi.workorders.states import FINAL, WAITING, State

PAGE = 50
VIEWS: dict[str, Q] = {
    "waiting": Q(state__in=WAITING),
    "answered": Q(state=State.ANSWERED),
    "ended": Q(state__in=FINAL),
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `more`: there are others behind it. Counts are of all pages, by view and by addressee in the view."""

    orders: list[WorkOrder]
    more: bool
    views: dict[str, int]
    addressees: dict[str, int]


def list_orders(*, shop_ids: Collection[int], view: str, addressee: Addressee | None, skip: int = 0) -> Page:
    """Work orders of these shops. `view`: waiting, answered or ended."""
    mine = orders_in(shop_ids)
    named = mine.filter(addressee=addressee) if addressee else mine
    wanted = named.filter(VIEWS[view])
    order = ("-ended_at", "-id") if view == "ended" else ("due_at", "id")
    found = list(wanted.order_by(*order)[skip : skip + PAGE + 1])
    views = {name: named.filter(condition).count() for name, condition in VIEWS.items() if name != "ended"}
    return Page(found[:PAGE], len(found) > PAGE, views, _by_addressee(mine.filter(VIEWS[view])))


def _by_addressee(orders: QuerySet[WorkOrder]) -> dict[str, int]:
    counted = orders.order_by().values_list("addressee").annotate(Count("id"))
    return dict(counted)
