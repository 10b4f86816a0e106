"""Set somebody's password."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.access import find_staff_named
from heqi.accounts.actions.add_staff import require_strong_password
from heqi.accounts.actions.end_sessions import end_sessions
from heqi.accounts.actions.note_person import note_person
from heqi.accounts.models import Staff
from heqi.journal.contracts import SYSTEM, Actor


def set_password(*, username: str, password: str, now: datetime) -> None:
    """Replace a password for whoever runs the machine; every open session of that person ends.

    Raises staff.unknown, staff.weak_password.
    """
    staff = find_staff_named(username)
    require_strong_password(password, staff)
    with transaction.atomic():
        _replace(staff, password)
        end_sessions(staff.id)
        note_person(staff.id, kind="staff.password_changed", by=SYSTEM, now=now)


def change_password(*, staff: Staff, password: str, session_key: str, now: datetime) -> int:
    """Replace one's own password, the old one having been asked for; how many other log-ins ended with it.

    Raises staff.weak_password.
    """
    require_strong_password(password, staff)
    with transaction.atomic():
        _replace(staff, password)
        ended = end_sessions(staff.id, but=session_key)
        note_person(
            staff.id,
            kind="staff.password_changed",
            by=Actor.staff(staff.id),
            data={"sessions_ended": ended},
            now=now,
        )
        return ended


def _replace(staff: Staff, password: str) -> None:
    staff.set_password(password)
    staff.save(update_fields=["password"])
