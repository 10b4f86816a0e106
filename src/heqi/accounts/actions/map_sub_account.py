"""Say who stands behind a sub-account of the platform."""

from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.accounts.access import memberships_in, sub_accounts_in
from heqi.accounts.contracts import StaffView
from heqi.accounts.models import SubAccount
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def map_sub_account(*, staff: StaffView, shop_id: int, name: str, to: int, now: datetime) -> SubAccount:
    """Name the person behind a new sub-account.

    Raises shop.none, role.supervisor, sub_account.unnamed, sub_account.taken, staff.not_in_shop.
    """
    with transaction.atomic():
        _require_supervisor(staff, shop_id)
        row = SubAccount(shop_id=shop_id, version=0)
        return _save(row, name=name, to=to, staff=staff, now=now)


def change_sub_account(
    *, staff: StaffView, sub_account_id: int, name: str, to: int, version: int, now: datetime
) -> SubAccount:
    """Change its name or its person. Raises sub_account.none, sub_account.stale and those of map_sub_account."""
    with transaction.atomic():
        row = _lock(staff, sub_account_id, version)
        return _save(row, name=name, to=to, staff=staff, now=now)


def forget_sub_account(*, staff: StaffView, sub_account_id: int, version: int, now: datetime) -> None:
    """Take the mapping away. Raises sub_account.none, sub_account.stale, role.supervisor."""
    with transaction.atomic():
        row = _lock(staff, sub_account_id, version)
        _note(row, "sub_account.forgotten", staff, {"from": row.staff_id}, now)
        row.delete()


def _save(row: SubAccount, *, name: str, to: int, staff: StaffView, now: datetime) -> SubAccount:
    name = name.strip()
    if not 0 < len(name) <= 80:
        raise HeqiError("sub_account.unnamed", "子账号要有 1 到 80 个字。", "A sub-account has 1 to 80 characters.")
    if not memberships_in([row.shop_id]).filter(staff_id=to).exists():
        raise HeqiError("staff.not_in_shop", "这位员工不在该店铺。", "That person does not serve this shop.", 409)
    before, renamed = row.staff_id, row.pk is not None and row.name != name
    row.name, row.staff_id, row.version = name, to, row.version + 1
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise HeqiError(
            "sub_account.taken",
            f"子账号“{name}”已对应另一位员工。",
            f"The sub-account {name!r} has a person already.",
            409,
        ) from error
    _note(row, "sub_account.mapped", staff, {"from": before, "to": to, "renamed": renamed}, now)
    return row


def _lock(staff: StaffView, sub_account_id: int, version: int) -> SubAccount:
    row: SubAccount | None = sub_accounts_in(staff.shops).select_for_update().filter(id=sub_account_id).first()
    if row is None:
        raise HeqiError("sub_account.none", "没有这个子账号。", "There is no such sub-account.", 404)
    _require_supervisor(staff, row.shop_id)
    if row.version != version:
        raise HeqiError(
            "sub_account.stale",
            "这个子账号刚被别人改过，已为您刷新，请核对后重试。",
            "This sub-account has just been changed; check it and try again.",
            409,
            {"version": row.version, "staff_id": row.staff_id},
        )
    return row


def _require_supervisor(staff: StaffView, shop_id: int) -> None:
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.supervises(shop_id):
        raise HeqiError("role.supervisor", "只有主管或店主可以改。", "Only a supervisor or owner may change this.", 403)


def _note(row: SubAccount, kind: str, staff: StaffView, data: dict[str, object], now: datetime) -> None:
    write_entry(
        shop_id=row.shop_id,
        kind=kind,
        subject=Subject("sub_account", str(row.pk)),
        actor=Actor.staff(staff.id),
        data=data,
        now=now,
    )
