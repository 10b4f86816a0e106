"""Connections of shops over HTTP. Nothing here speaks to a platform: a worker tries what is entered."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.contracts import StaffView
from heqi.connections.access import unread_in
from heqi.connections.actions.connect_shop import Keys, change_keys, connect_shop
from heqi.connections.actions.resync import pull_again
from heqi.connections.actions.switch import check_connection, disconnect_shop, let_act, pause_connection
from heqi.connections.contracts import ConnectionView, StreamView
from heqi.connections.queries import connection_views
from heqi.connections.states import Gateway
from heqi.core.errors import HeqiError
from heqi.core.words import Role
from heqi.shops.access import shops_by_id
from heqi.web.api.connection_shapes import (
    ActingSwitched,
    ConnectedShop,
    ConnectionEdit,
    ConnectionList,
    ConnectionMade,
    KeysChanged,
    KeysSent,
    PeriodAsked,
    UnreadShape,
)
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: ConnectedShop, **REFUSED}
MOST_UNREAD = 200


@router.get("/connections", response={200: ConnectionList, **REFUSED}, operation_id="list_connections")
def list_connections(request: HttpRequest) -> dict[str, Any]:
    """How each shop of mine is connected, and how far everything is in."""
    staff = staff_of(request)
    return {"shops": _rows(staff, list(staff.shops)), "sandbox": bool(settings.HEQI_SANDBOX_URL)}


@router.post("/connections/{shop_id}", response=ANSWERS, operation_id="connect_shop")
def connect(request: HttpRequest, shop_id: int, sent: ConnectionMade) -> dict[str, Any]:
    """Enter the keys of a shop that is not connected yet; they are tried at once."""
    staff = staff_of(request)
    if sent.gateway is Gateway.SANDBOX and not settings.HEQI_SANDBOX_URL:
        raise HeqiError("connection.no_sandbox", "这台服务器没有运行沙箱。", "No sandbox runs beside this desk.", 422)
    connect_shop(staff=staff, shop_id=shop_id, gateway=sent.gateway, keys=_keys(sent), now=timezone.now())
    return _row(staff, shop_id)


@router.post("/connections/{shop_id}/keys", response=ANSWERS, operation_id="change_connection_keys")
def enter_keys(request: HttpRequest, shop_id: int, sent: KeysChanged) -> dict[str, Any]:
    """Other keys for a connected shop."""
    staff = staff_of(request)
    change_keys(staff=staff, shop_id=shop_id, version=sent.version, keys=_keys(sent), now=timezone.now())
    return _row(staff, shop_id)


@router.post("/connections/{shop_id}/pause", response=ANSWERS, operation_id="pause_connection")
def pause(request: HttpRequest, shop_id: int, sent: ConnectionEdit) -> dict[str, Any]:
    """Neither pull nor send until it is tested again."""
    staff = staff_of(request)
    pause_connection(staff=staff, shop_id=shop_id, version=sent.version, now=timezone.now())
    return _row(staff, shop_id)


@router.post("/connections/{shop_id}/check", response=ANSWERS, operation_id="check_connection")
def check(request: HttpRequest, shop_id: int, sent: ConnectionEdit) -> dict[str, Any]:
    """Test the connection now, and go on after a pause."""
    staff = staff_of(request)
    check_connection(staff=staff, shop_id=shop_id, version=sent.version, now=timezone.now())
    return _row(staff, shop_id)


@router.post("/connections/{shop_id}/acting", response=ANSWERS, operation_id="switch_connection_acting")
def switch_acting(request: HttpRequest, shop_id: int, sent: ActingSwitched) -> dict[str, Any]:
    """Whether the desk does by interface what the platform takes."""
    staff = staff_of(request)
    let_act(staff=staff, shop_id=shop_id, version=sent.version, acts=sent.acts, now=timezone.now())
    return _row(staff, shop_id)


@router.post("/connections/{shop_id}/resync", response=ANSWERS, operation_id="resync_connection")
def resync(request: HttpRequest, shop_id: int, sent: PeriodAsked) -> dict[str, Any]:
    """Pull a period once more."""
    staff = staff_of(request)
    pull_again(
        staff=staff, shop_id=shop_id, version=sent.version, since=sent.since, until=sent.until, now=timezone.now()
    )
    return _row(staff, shop_id)


@router.post("/connections/{shop_id}/end", response=ANSWERS, operation_id="end_connection")
def end(request: HttpRequest, shop_id: int, sent: ConnectionEdit) -> dict[str, Any]:
    """Forget the keys. What was read stays."""
    staff = staff_of(request)
    disconnect_shop(staff=staff, shop_id=shop_id, version=sent.version, now=timezone.now())
    return _row(staff, shop_id)


@router.get("/connections/{shop_id}/unread", response={200: list[UnreadShape], **REFUSED}, operation_id="list_unread")
def list_unread(request: HttpRequest, shop_id: int) -> list[dict[str, Any]]:
    """What of the platform's answers could not be understood, newest first."""
    staff = staff_of(request)
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    rows = unread_in([shop_id]).values("entity", "key", "stream", "at", "faults")[:MOST_UNREAD]
    return [dict(row) for row in rows]


def _keys(sent: KeysSent) -> Keys:
    return Keys(sent.app_key, sent.app_secret, sent.token, sent.refresh_token)


def _row(staff: StaffView, shop_id: int) -> dict[str, Any]:
    return _rows(staff, [shop_id])[0]


def _rows(staff: StaffView, shop_ids: list[int]) -> list[dict[str, Any]]:
    shops, views, now = shops_by_id(shop_ids), connection_views(shop_ids), timezone.now()
    return [
        {
            "shop_id": shop.id,
            "shop_name": shop.name,
            "platform": shop.platform,
            "may_change": staff.shops[shop.id].role is Role.OWNER,
            "connection": _connection(views[shop.id], now) if shop.id in views else None,
        }
        for shop in sorted(shops.values(), key=lambda shop: shop.name)
    ]


def _connection(view: ConnectionView, now: datetime) -> dict[str, Any]:
    names = ("gateway", "key_hint", "state", "acts", "handles", "owner", "owner_name", "expires_at", "skew_ms", "error")
    told = {name: getattr(view, name) for name in (*names, "checked_at", "version")}
    return {**told, "streams": [_stream(each, now) for each in view.streams]}


def _stream(view: StreamView, now: datetime) -> dict[str, Any]:
    names = ("stream", "until", "ran_at", "ok_at", "due_at", "rows", "bad", "failures", "error")
    again = None if view.again is None else {"since": view.again[0], "until": view.again[1]}
    lag = max(0, round((now - view.until).total_seconds()))
    return {**{name: getattr(view, name) for name in names}, "lag_seconds": lag, "again": again}
