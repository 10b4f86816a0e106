"""Suspend a colleague, and take them back."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.actions.end_sessions import end_sessions
from heqi.accounts.actions.hold import hold_staff, require_another_owner, require_colleague, require_other
from heqi.accounts.actions.suspension import keep_in_step
from heqi.accounts.contracts import StaffView
from heqi.accounts.models import Membership
from heqi.core.words import Role
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def deactivate_staff(*, manager: StaffView, staff_id: int, now: datetime) -> None:
    """Suspend somebody in every shop of this owner and end their log-ins; doing it again changes nothing.

    Another merchant whom they serve keeps them. Raises role.owner, staff.none, staff.self, staff.last_owner.
    """
    with transaction.atomic():
        if _switch(manager, staff_id, active=False, now=now):
            end_sessions(staff_id)


def reactivate_staff(*, manager: StaffView, staff_id: int, now: datetime) -> None:
    """Give back what was suspended, role and limit as they were. Raises role.owner, staff.none, staff.self."""
    with transaction.atomic():
        _switch(manager, staff_id, active=True, now=now)


def _switch(manager: StaffView, staff_id: int, *, active: bool, now: datetime) -> list[Membership]:
    for shop_id in sorted(manager.shops_as({Role.OWNER})):
        hold_staff(shop_id)
    require_other(manager, staff_id)
    changing = [held for held in require_colleague(manager, staff_id) if held.active is not active]
    for held in changing:
        if not active and held.role == Role.OWNER:
            require_another_owner(held.shop_id, without=staff_id)
        held.active = active
        held.version += 1
        held.save(update_fields=["active", "version"])
        write_entry(
            shop_id=held.shop_id,
            kind="staff.reactivated" if active else "staff.deactivated",
            subject=Subject("staff", str(staff_id)),
            actor=Actor.staff(manager.id),
            data={"role": str(held.role)},
            now=now,
        )
    keep_in_step(staff_id)
    return changing
