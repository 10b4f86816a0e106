"""What the owner does with an account that stands: pause, try the keys, end it."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.journal.contracts import Actor
from heqi.tracking.access import lock_account, watched_in
from heqi.tracking.actions.save import save_account, tell_account
from heqi.tracking.models import CourierAccount
from heqi.tracking.states import AccountState


@transaction.atomic
def pause_account(*, staff: StaffView, shop_id: int, version: int, now: datetime) -> CourierAccount:
    """Ask nothing until it goes on. Raises as `lock_account`."""
    row = lock_account(staff, shop_id, version)
    row.state, row.check_at = AccountState.PAUSED, None
    return save_account(row, kind="courier.paused", actor=Actor.staff(staff.id), now=now)


@transaction.atomic
def check_account(*, staff: StaffView, shop_id: int, version: int, now: datetime) -> CourierAccount:
    """Try the keys now, and go on where they are right. Raises as `lock_account`."""
    row = lock_account(staff, shop_id, version)
    row.state, row.check_at, row.error = AccountState.UNCHECKED, now, None
    return save_account(row, kind="courier.check_asked", actor=Actor.staff(staff.id), now=now)


@transaction.atomic
def end_account(*, staff: StaffView, shop_id: int, version: int, now: datetime) -> None:
    """Forget the keys and what was watched. Tracks that came stay. Raises as `lock_account`."""
    row = lock_account(staff, shop_id, version)
    tell_account(row, kind="courier.ended", actor=Actor.staff(staff.id), now=now)
    watched_in([shop_id]).delete()
    row.delete()
