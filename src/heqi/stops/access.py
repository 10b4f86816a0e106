"""The only place that fetches stops, and the checks that a tick starts with."""

from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.stops.models import Stop


def stops_in(shop_ids: Collection[int]) -> QuerySet[Stop]:
    """Stops of these shops."""
    rows: QuerySet[Stop] = Stop.objects.in_shops(shop_ids)
    return rows


def lock_stop(staff: StaffView, stop_id: int, version: int) -> Stop:
    """The stop, held until the transaction ends. Raises stop.none, role.stops, stop.stale."""
    row = _for_update(stops_in(staff.shops)).filter(pk=stop_id).first()
    if row is None:
        raise HeqiError("stop.none", "没有这条停发，或它不在您的店铺里。", "There is no such stop.", 404)
    if not staff.handles(row.shop_id):
        raise HeqiError("role.stops", "您的角色只能查看停发单。", "Your role may only read the stop list.", 403)
    if row.version != version:
        raise HeqiError(
            "stop.stale",
            "这条停发刚被更新，已为您刷新，请核对后重试。",
            "This stop has changed since you opened it; check it and try again.",
            409,
            {"version": row.version, "state": row.state},
        )
    return row


def lock_stops_of(shop_id: int, after_sale_nos: Collection[str]) -> dict[str, Stop]:
    """The stops of these requests, held until the transaction ends, by the request's number."""
    rows = _for_update(stops_in([shop_id])).filter(after_sale_no__in=list(after_sale_nos)).order_by("pk")
    return {row.after_sale_no: row for row in rows}


def _for_update(query: QuerySet[Stop]) -> QuerySet[Stop]:
    """Row locks where the database has them; on SQLite the transaction already holds the one write lock."""
    return query.select_for_update() if connection.features.has_select_for_update else query
