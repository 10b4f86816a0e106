"""Somebody's log-ins are ended on purpose: by themselves, or by an owner."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.actions.end_sessions import end_sessions
from heqi.accounts.actions.hold import require_colleague
from heqi.accounts.actions.note_person import note_person
from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def end_own_session(*, staff_id: int, session_id: int, now: datetime) -> None:
    """End one of my log-ins. Raises session.unknown."""
    with transaction.atomic():
        if not end_sessions(staff_id, only=session_id):
            raise HeqiError("session.unknown", "这个登录已经结束。", "This log-in has already ended.", 404)
        note_person(staff_id, kind="session.ended", by=Actor.staff(staff_id), data={"sessions": 1}, now=now)


def end_other_sessions(*, staff_id: int, session_key: str, now: datetime) -> int:
    """End all my log-ins but this one; how many."""
    with transaction.atomic():
        ended = end_sessions(staff_id, but=session_key)
        if ended:
            note_person(staff_id, kind="session.ended", by=Actor.staff(staff_id), data={"sessions": ended}, now=now)
        return ended


def end_sessions_of(*, manager: StaffView, staff_id: int, now: datetime) -> int:
    """An owner logs a colleague out everywhere; how many log-ins that were. Raises role.owner, staff.none."""
    with transaction.atomic():
        held = require_colleague(manager, staff_id)
        ended = end_sessions(staff_id)
        for membership in held if ended else []:
            write_entry(
                shop_id=membership.shop_id,
                kind="session.ended",
                subject=Subject("staff", str(staff_id)),
                actor=Actor.staff(manager.id),
                data={"sessions": ended},
                now=now,
            )
        return ended
