"""The only way to the rows of tracking."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection as database
from django.db.models import QuerySet

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.words import Role
from heqi.tracking.models import CourierAccount, WatchedParcel
from heqi.tracking.states import RUNNING, AccountState

_WHY = "workers serve all shops"


def require_owner(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop of others, role.couriers for anybody but its owner."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if staff.shops[shop_id].role is not Role.OWNER:
        raise HeqiError("role.couriers", "只有店主可以改快递查询。", "Only the owner may change this.", 403)


def accounts_in(shop_ids: Collection[int]) -> QuerySet[CourierAccount]:
    """Accounts of these shops."""
    rows: QuerySet[CourierAccount] = CourierAccount.objects.in_shops(shop_ids)
    return rows


def account_of(shop_id: int) -> CourierAccount | None:
    """The shop's account, if it has one."""
    return accounts_in([shop_id]).first()


def account_called(hook: str) -> CourierAccount | None:
    """The account that an address names, for a call that is checked next."""
    rows: QuerySet[CourierAccount] = CourierAccount.objects.across_shops(why="the address names the account")
    return rows.filter(hook=hook).first()


def lock_account(staff: StaffView, shop_id: int, version: int) -> CourierAccount:
    """The account, held until the transaction ends. Raises shop.none, role.couriers, courier.none, courier.stale."""
    require_owner(staff, shop_id)
    query = accounts_in([shop_id])
    row = (query.select_for_update() if database.features.has_select_for_update else query).first()
    if row is None:
        raise HeqiError("courier.none", "这个店铺还没有设置快递查询。", "This shop has no courier account.", 404)
    if row.version != version:
        raise HeqiError(
            "courier.stale",
            "设置刚被改过，已为您刷新，请核对后重试。",
            "The settings have just been changed; check them and try again.",
            409,
            {"version": row.version, "state": row.state},
        )
    return row


def watched_in(shop_ids: Collection[int]) -> QuerySet[WatchedParcel]:
    """Watched parcels of these shops."""
    rows: QuerySet[WatchedParcel] = WatchedParcel.objects.in_shops(shop_ids)
    return rows


def due_checks(now: datetime) -> QuerySet[CourierAccount]:
    """Accounts whose keys are to be tried now."""
    rows: QuerySet[CourierAccount] = CourierAccount.objects.across_shops(why=_WHY)
    return rows.filter(check_at__lte=now)


def ready_accounts(now: datetime) -> QuerySet[CourierAccount]:
    """Accounts whose keys work and whose pace allows a question now."""
    rows: QuerySet[CourierAccount] = CourierAccount.objects.across_shops(why=_WHY)
    return rows.filter(state=AccountState.OK, next_at__lte=now)


def due_parcels(now: datetime, shop_ids: Collection[int]) -> QuerySet[WatchedParcel]:
    """Parcels of these shops whose time has come and that no worker holds, the longest due first."""
    rows = watched_in(shop_ids).filter(state__in=RUNNING, due_at__lte=now).exclude(lease_until__gt=now)
    return rows.order_by("due_at", "id")
