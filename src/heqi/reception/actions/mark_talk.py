"""Small marks on a talk: starred, put aside for a while, over, open again, about an order."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.reception.access import lock_talk
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Talk
from heqi.reception.waiting import renew_wait

LONGEST_SNOOZE = timedelta(days=7)


def star_talk(*, staff: StaffView, talk_id: int, starred: bool, now: datetime) -> Talk:
    """Star it or not. Raises talk.none, talk.others, role.talks, as all of these do."""
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        if talk.starred != starred:
            talk.starred = starred
            _save(talk, staff, "talk.starred" if starred else "talk.unstarred", {}, now)
        return talk


def snooze_talk(*, staff: StaffView, talk_id: int, until: datetime | None, now: datetime) -> Talk:
    """Put it aside until then, None: back now. The reply clock goes on: it is the buyer's. Raises talk.snooze."""
    if until is not None and not now < until <= now + LONGEST_SNOOZE:
        raise HeqiError(
            "talk.snooze",
            "稍后提醒的时间要在现在之后、7 天之内。",
            "It comes back within seven days from now.",
            422,
        )
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        talk.snoozed_until = until
        _save(talk, staff, "talk.snoozed", {"until": until.isoformat() if until else None}, now)
        return talk


def close_talk(*, staff: StaffView, talk_id: int, now: datetime) -> Talk:
    """It is over. A buyer who waits for an answer keeps it open. Raises talk.waiting."""
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        if not talk.open:
            return talk
        if talk.waiting_since is not None:
            raise HeqiError(
                "talk.waiting",
                "买家还在等回复，先回复再结束会话。",
                "The buyer waits for an answer; answer first.",
                409,
            )
        talk.open, talk.snoozed_until, talk.unread = False, None, 0
        _save(talk, staff, "talk.closed", {}, now)
        return talk


def reopen_talk(*, staff: StaffView, talk_id: int, now: datetime) -> Talk:
    """It goes on. One that was read from a file stays in the history. Raises talk.imported."""
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        if talk.source == Talk.Source.IMPORT:
            raise HeqiError(
                "talk.imported",
                "这是导入的历史记录，不能当作进行中的会话。",
                "This was read from a file and is no live conversation.",
                409,
            )
        if not talk.open:
            talk.open = True
            renew_wait(talk, now=now)
            _save(talk, staff, "talk.reopened", {}, now)
        return talk


def calm_talk(*, staff: StaffView, talk_id: int, now: datetime) -> Talk:
    """The buyer has been soothed: it is no longer abnormal."""
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        if talk.abnormal:
            talk.abnormal = False
            _save(talk, staff, "talk.calmed", {}, now)
        return talk


def _save(talk: Talk, staff: StaffView, kind: str, data: dict[str, Any], now: datetime) -> None:
    save_talk(talk, kind=kind, actor=Actor.staff(staff.id), data=data, now=now)
