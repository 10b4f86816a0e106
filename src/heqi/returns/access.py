"""The only place that fetches arrivals, and the checks that every change of one starts with."""

from collections.abc import Collection

from django.db import connection
from django.db.models import Q, QuerySet

from heqi.accounts.contracts import StaffView
from heqi.cases.access import unable_to_handle_cases
from heqi.core.errors import HeqiError
from heqi.db.lookup import RowLookup
from heqi.returns.models import Arrival, ArrivalPhoto
from heqi.returns.states import State

MOST_POOLED = 500
"""Unknown parcels that are looked at at once when a case has come, the oldest first."""


def unable_to_find_arrival() -> HeqiError:
    """No such parcel, or one of a shop that was not given to this person: the two look the same."""
    return HeqiError("return.none", "没有这个到货，或它不在您的店铺里。", "There is no such parcel.", 404)


def arrivals_in(shop_ids: Collection[int]) -> QuerySet[Arrival]:
    """Arrivals of these shops, undone ones too."""
    return Arrival.objects.in_shops(shop_ids)


def arrivals_under(shop_ids: Collection[int], tracking_no: str) -> list[Arrival]:
    """The arrivals under a number that count, oldest first; none for an empty one."""
    if not tracking_no:
        return []
    return list(arrivals_in(shop_ids).filter(tracking_no=tracking_no).exclude(state=State.UNDONE).order_by("id"))


def arrivals_of(shop_id: int, case_id: int) -> list[Arrival]:
    """What came back for a case, oldest first, less what was undone."""
    return list(arrivals_in([shop_id]).filter(case_id=case_id).exclude(state=State.UNDONE).order_by("at", "id"))


def pooled_in(shop_ids: Collection[int]) -> QuerySet[Arrival]:
    """Parcels of which nobody knows whose they are, oldest first."""
    return arrivals_in(shop_ids).filter(state=State.POOLED).order_by("at", "id")


# Asked whenever a case is opened, and mostly there are none.
_pooled = RowLookup(Arrival, lambda shop_id: pooled_in([shop_id]).exclude(tracking_no="")[:MOST_POOLED], int)


def oldest_pooled(shop_id: int) -> list[Arrival]:
    """The oldest of a shop's unknown parcels that have a number, at most `MOST_POOLED`."""
    return _pooled.find(shop_id)


def arrival_of(staff: StaffView, arrival_id: int) -> Arrival:
    """The arrival when it is in one of this person's shops, else return.none."""
    found = arrivals_in(staff.shops).filter(id=arrival_id).first()
    if found is None:
        raise unable_to_find_arrival()
    return found


def lock_arrival(staff: StaffView, arrival_id: int, version: int) -> Arrival:
    """The arrival, held until the transaction ends. Raises return.none, role.cases, return.stale."""
    held = _for_update(arrivals_in(staff.shops)).filter(id=arrival_id).first()
    if held is None:
        raise unable_to_find_arrival()
    require_handler(staff, held.shop_id)
    if held.version != version:
        raise HeqiError(
            "return.stale",
            "这个包裹刚被处理过，已为您刷新，请核对后重试。",
            "Somebody has just worked on this parcel; check it and try again.",
            409,
            {"version": held.version, "state": held.state},
        )
    return held


def lock_pooled(shop_id: int, arrival_ids: Collection[int]) -> list[Arrival]:
    """Pooled parcels for machinery, held until the transaction ends, in order of id."""
    rows = _for_update(Arrival.objects.in_shop(shop_id)).filter(id__in=list(arrival_ids), state=State.POOLED)
    return list(rows.order_by("id"))


def photos_of(shop_ids: Collection[int], arrival_ids: Collection[int]) -> QuerySet[ArrivalPhoto]:
    """Photos of these arrivals, oldest first."""
    return ArrivalPhoto.objects.in_shops(shop_ids).filter(arrival_id__in=list(arrival_ids)).order_by("id")


def require_handler(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop of others, role.cases for whoever only reads in that shop."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.handles(shop_id):
        raise unable_to_handle_cases()


def held_files(names: Collection[str]) -> set[str]:
    """Which of these kept files are named here (settings.HEQI_FILE_HOLDERS)."""
    rows = ArrivalPhoto.objects.across_shops(why="equal bytes of several shops are one file")
    named = rows.filter(Q(stored__in=names) | Q(shown__in=names)).values_list("stored", "shown")
    return {name for pair in named for name in pair} & set(names)


def _for_update(query: QuerySet[Arrival]) -> QuerySet[Arrival]:
    """Row locks where the database has them; on SQLite the transaction already holds the one write lock."""
    return query.select_for_update() if connection.features.has_select_for_update else query
