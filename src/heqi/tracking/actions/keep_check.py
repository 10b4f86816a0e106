"""What a worker found out about an account's keys."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.core.errors import HeqiError
from heqi.journal.contracts import SYSTEM
from heqi.tracking.access import accounts_in
from heqi.tracking.actions.save import save_account
from heqi.tracking.actions.watch_parcels import watch_recent
from heqi.tracking.models import CourierAccount
from heqi.tracking.states import AccountState

TRY_AGAIN = timedelta(minutes=2)


@transaction.atomic
def keep_good(*, shop_id: int, keys: int, now: datetime) -> None:
    """The keys open the account: what is on its way is watched from now on."""
    row = _row(shop_id, keys)
    if row is None or row.state == AccountState.PAUSED:
        return
    row.state, row.error, row.check_at, row.checked_at = AccountState.OK, None, None, now
    save_account(row, kind="courier.checked", actor=SYSTEM, now=now)
    watch_recent(shop_id=shop_id, now=now)


@transaction.atomic
def keep_bad(*, shop_id: int, keys: int, error: HeqiError, passing: bool, now: datetime) -> None:
    """They were refused; or, `passing`, nothing answered, which leaves the account as it is for another try."""
    row = _row(shop_id, keys)
    if row is None or row.state == AccountState.PAUSED:
        return
    row.error = {"code": error.code, "message": error.message, "message_en": error.message_en}
    row.checked_at, row.check_at = now, now + TRY_AGAIN if passing else None
    if passing:
        row.save()
        return
    row.state = AccountState.FAILING
    save_account(row, kind="courier.failed", actor=SYSTEM, now=now)


def _row(shop_id: int, keys: int) -> CourierAccount | None:
    return accounts_in([shop_id]).filter(keys=keys).first()
