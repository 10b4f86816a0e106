"""设置 › 快递查询 over HTTP. Nothing here speaks to a service: a worker tries what is entered."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.time import shanghai_date
from heqi.core.words import Role
from heqi.shops.access import shops_by_id
from heqi.tracking.access import accounts_in
from heqi.tracking.actions.enter_keys import Entered, change_account, open_account
from heqi.tracking.actions.switch import check_account, end_account, pause_account
from heqi.tracking.hook import hook_url
from heqi.tracking.models import CourierAccount, WatchedParcel
from heqi.tracking.queries import counts_of, troubled
from heqi.web.api.courier_shapes import CourierChanged, CourierEntered, CourierShop, CourierShops, CourierTouched
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: CourierShop, **REFUSED}
PLAIN = ("way", "account", "plus", "calls", "state", "error", "checked_at", "daily_limit", "heard", "heard_at",
         "unsigned", "unsigned_at", "version")  # fmt: skip


@router.get("", response={200: CourierShops, **REFUSED}, operation_id="list_couriers")
def read_list(request: HttpRequest) -> dict[str, Any]:
    """How each shop of mine looks parcels up."""
    staff = staff_of(request)
    return {"shops": _rows(staff, list(staff.shops)), "reachable": bool(settings.PUBLIC_URL)}


@router.post("/{int:shop_id}", response=ANSWERS, operation_id="open_courier")
def enter(request: HttpRequest, shop_id: int, sent: CourierEntered) -> dict[str, Any]:
    """Enter an account for a shop that has none; it is tried at once."""
    staff = staff_of(request)
    _require_reachable(sent)
    open_account(staff=staff, shop_id=shop_id, way=sent.way, entered=_entered(sent), now=timezone.now())
    return _row(staff, shop_id)


@router.post("/{int:shop_id}/keys", response=ANSWERS, operation_id="change_courier")
def change(request: HttpRequest, shop_id: int, sent: CourierChanged) -> dict[str, Any]:
    """Other keys, or another service."""
    staff = staff_of(request)
    _require_reachable(sent)
    change_account(
        staff=staff, shop_id=shop_id, version=sent.version, way=sent.way, entered=_entered(sent), now=timezone.now()
    )
    return _row(staff, shop_id)


@router.post("/{int:shop_id}/check", response=ANSWERS, operation_id="check_courier")
def check(request: HttpRequest, shop_id: int, sent: CourierTouched) -> dict[str, Any]:
    """Test the keys now, and go on after a pause."""
    staff = staff_of(request)
    check_account(staff=staff, shop_id=shop_id, version=sent.version, now=timezone.now())
    return _row(staff, shop_id)


@router.post("/{int:shop_id}/pause", response=ANSWERS, operation_id="pause_courier")
def pause(request: HttpRequest, shop_id: int, sent: CourierTouched) -> dict[str, Any]:
    """Ask nothing until it is tested again."""
    staff = staff_of(request)
    pause_account(staff=staff, shop_id=shop_id, version=sent.version, now=timezone.now())
    return _row(staff, shop_id)


@router.post("/{int:shop_id}/end", response=ANSWERS, operation_id="end_courier")
def end(request: HttpRequest, shop_id: int, sent: CourierTouched) -> dict[str, Any]:
    """Forget the keys. Tracks that came stay."""
    staff = staff_of(request)
    end_account(staff=staff, shop_id=shop_id, version=sent.version, now=timezone.now())
    return _row(staff, shop_id)


def _require_reachable(sent: CourierEntered) -> None:
    if sent.calls and not settings.PUBLIC_URL:
        raise HeqiError(
            "courier.unreachable",
            "这台服务器没有外网地址（HEQI_PUBLIC_URL），快递公司推送不进来，请改用定时查询。",
            "This desk has no public address (HEQI_PUBLIC_URL): nobody can call it. Use questions instead.",
            422,
        )


def _entered(sent: CourierEntered) -> Entered:
    return Entered(sent.account, sent.key, sent.plus, sent.calls, sent.daily_limit)


def _row(staff: StaffView, shop_id: int) -> dict[str, Any]:
    return _rows(staff, [shop_id])[0]


def _rows(staff: StaffView, shop_ids: list[int]) -> list[dict[str, Any]]:
    accounts = {row.shop_id: row for row in accounts_in(shop_ids)}
    return [
        {
            "shop_id": shop.id,
            "shop_name": shop.name,
            "platform": shop.platform,
            "may_change": staff.shops[shop.id].role is Role.OWNER,
            "account": _account(accounts[shop.id], owns=staff.owns(shop.id)) if shop.id in accounts else None,
        }
        for shop in sorted(shops_by_id(shop_ids).values(), key=lambda shop: shop.name)
    ]


def _account(row: CourierAccount, *, owns: bool) -> dict[str, Any]:
    today = shanghai_date(timezone.now())
    return {
        **{name: getattr(row, name) for name in PLAIN},
        "used": row.used if row.used_on == today else 0,
        "hook": hook_url(row.hook) if owns else "",
        "parcels": counts_of(row.shop_id),
        "troubled": [_parcel(each) for each in troubled([row.shop_id])],
    }


def _parcel(row: WatchedParcel) -> dict[str, Any]:
    names = ("tracking_no", "carrier", "order_no", "direction", "state", "error")
    return {name: getattr(row, name) for name in names}
