"""The only way to the rows of connections."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection as database
from django.db.models import QuerySet

from heqi.accounts.contracts import StaffView
from heqi.connections.models import Connection, StreamState, UnreadItem
from heqi.connections.states import PUSH, ConnectionState
from heqi.core.errors import HeqiError
from heqi.core.words import Role

_WHY = "workers serve all shops"


def require_owner(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop of others, role.connections for anybody but its owner."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if staff.shops[shop_id].role is not Role.OWNER:
        raise HeqiError(
            "role.connections", "只有店主可以改店铺连接。", "Only the owner may change a shop's connection.", 403
        )


def connections_in(shop_ids: Collection[int]) -> QuerySet[Connection]:
    """Connections of these shops."""
    rows: QuerySet[Connection] = Connection.objects.in_shops(shop_ids)
    return rows


def connection_of(shop_id: int) -> Connection | None:
    """The shop's connection, if it has one."""
    return connections_in([shop_id]).first()


def lock_connection(staff: StaffView, shop_id: int, version: int) -> Connection:
    """The connection, held until the transaction ends. Raises shop.none, role.connections, connection.none / .stale."""
    require_owner(staff, shop_id)
    query = connections_in([shop_id])
    row = (query.select_for_update() if database.features.has_select_for_update else query).first()
    if row is None:
        raise HeqiError("connection.none", "这个店铺还没有连接平台。", "This shop is not connected.", 404)
    if row.version != version:
        raise HeqiError(
            "connection.stale",
            "连接刚被改过，已为您刷新，请核对后重试。",
            "The connection has just been changed; check it and try again.",
            409,
            {"version": row.version, "state": row.state},
        )
    return row


def streams_in(shop_ids: Collection[int]) -> QuerySet[StreamState]:
    """How far the streams of these shops are in, by name."""
    rows: QuerySet[StreamState] = StreamState.objects.in_shops(shop_ids)
    return rows.order_by("shop_id", "stream")


def unread_in(shop_ids: Collection[int]) -> QuerySet[UnreadItem]:
    """What could not be understood, newest first."""
    rows: QuerySet[UnreadItem] = UnreadItem.objects.in_shops(shop_ids)
    return rows.order_by("-at", "-id")


def due_streams(now: datetime) -> QuerySet[StreamState]:
    """Streams whose time has come and that no worker holds, of every shop whose keys work."""
    rows: QuerySet[StreamState] = StreamState.objects.across_shops(why=_WHY)
    working = all_connections().filter(state=ConnectionState.OK).values("shop_id")
    free = rows.filter(due_at__lte=now, shop_id__in=working).exclude(lease_until__gt=now)
    return free.exclude(stream=PUSH)


def held_streams() -> QuerySet[StreamState]:
    """Streams that some worker has claimed, dead or alive, of every shop."""
    rows: QuerySet[StreamState] = StreamState.objects.across_shops(why=_WHY)
    return rows.exclude(claimed_by="")


def due_checks(now: datetime) -> QuerySet[Connection]:
    """Connections whose keys are to be tried now."""
    rows: QuerySet[Connection] = Connection.objects.across_shops(why=_WHY)
    return rows.filter(check_at__lte=now)


def all_connections() -> QuerySet[Connection]:
    """Every connection, for workers."""
    rows: QuerySet[Connection] = Connection.objects.across_shops(why=_WHY)
    return rows


def acting_shops() -> list[int]:
    """Shops whose owner lets the desk act by a connection that works."""
    return list(all_connections().filter(state=ConnectionState.OK, acts=True).values_list("shop_id", flat=True))
