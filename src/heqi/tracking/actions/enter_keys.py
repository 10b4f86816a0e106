"""The owner enters the keys of an account at a courier service, for the first time or anew."""

from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex, token_urlsafe

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.tracking.access import lock_account, require_owner, watched_in
from heqi.tracking.actions.save import save_account, tell_account
from heqi.tracking.models import CourierAccount
from heqi.tracking.secrets import seal_key, seal_salt
from heqi.tracking.states import RUNNING, AccountState

DAILY = 500
"""Questions a day when nobody says otherwise: 快递鸟's free allowance."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What the owner typed. An empty key leaves the one that is kept."""

    account: str
    key: str = field(repr=False)
    plus: bool = False
    calls: bool = False
    daily_limit: int = DAILY


def open_account(*, staff: StaffView, shop_id: int, way: str, entered: Entered, now: datetime) -> CourierAccount:
    """Keep the keys of a shop that has none; a worker tries them at once.

    Raises shop.none, role.couriers, courier.key_missing, courier.exists.
    """
    require_owner(staff, shop_id)
    if not (entered.account.strip() and entered.key.strip()):
        raise unable_without_keys()
    row = CourierAccount(shop_id=shop_id, way=way, made_at=now, made_by=staff.id, next_at=now)
    row.hook = token_urlsafe(32)
    seal_salt(row, token_hex(16))
    _fill(row, entered, now)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            tell_account(row, kind="courier.made", actor=Actor.staff(staff.id), now=now)
    except IntegrityError as error:
        raise HeqiError("courier.exists", "这个店铺已经设置过了，请刷新。", "It is set up already.", 409) from error
    return row


def change_account(
    *, staff: StaffView, shop_id: int, version: int, way: str, entered: Entered, now: datetime
) -> CourierAccount:
    """Other keys, another service. What is watched goes on with it, subscribed anew.

    Raises as `lock_account`, courier.key_missing.
    """
    with transaction.atomic():
        row = lock_account(staff, shop_id, version)
        other = way != row.way or entered.account.strip() != row.account
        if not entered.account.strip() or (other and not entered.key.strip()):
            raise unable_without_keys()
        row.way = way
        _fill(row, entered, now)
        row.keys += 1
        if other:
            watched_in([shop_id]).filter(state__in=RUNNING).update(subscribed=False, due_at=now, failures=0)
        return save_account(row, kind="courier.keys_changed", actor=Actor.staff(staff.id), now=now)


def _fill(row: CourierAccount, entered: Entered, now: datetime) -> None:
    row.account, row.plus, row.calls = entered.account.strip(), entered.plus, entered.calls
    row.daily_limit = entered.daily_limit
    if entered.key.strip():
        seal_key(row, entered.key.strip())
    row.state, row.check_at, row.error = AccountState.UNCHECKED, now, None


def unable_without_keys() -> HeqiError:
    """Something of the keys is missing."""
    return HeqiError("courier.key_missing", "请填写账号和密钥。", "Enter the account and its key.", 422)
