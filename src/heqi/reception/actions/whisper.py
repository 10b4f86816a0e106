"""A word among us inside a talk, which the buyer never sees."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.reception.access import hold, require_handler, talks_in, unable_to_find_talk, whispers_in
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Talk, Whisper

LONGEST = 1_000


def whisper(*, staff: StaffView, talk_id: int, text: str, now: datetime) -> Whisper:
    """Write to the colleague who serves the talk, or, serving it, to oneself and whoever comes later.

    Raises whisper.empty, whisper.long, talk.none, role.talks.
    """
    words = text.strip()
    if not words:
        raise HeqiError("whisper.empty", "留言是空的。", "The note is empty.", 422)
    if len(words) > LONGEST:
        raise HeqiError("whisper.long", f"留言最多 {LONGEST} 字。", f"A note has at most {LONGEST} characters.", 422)
    with transaction.atomic():
        talk = _talk(staff, talk_id)
        row = Whisper(shop_id=talk.shop_id, talk_id=talk.pk, at=now, by=staff.id, text=words)
        row.save()
        save_talk(talk, kind="talk.whispered", actor=Actor.staff(staff.id), data={"whisper": row.pk}, now=now)
        return row


def see_whispers(*, staff: StaffView, talk_id: int, now: datetime) -> int:
    """Who serves the talk has seen what others wrote; how many were new."""
    with transaction.atomic():
        talk = _talk(staff, talk_id)
        if talk.staff_id != staff.id:
            return 0
        new = whispers_in([talk.shop_id]).filter(talk_id=talk.pk, seen_at=None).exclude(by=staff.id)
        seen = new.update(seen_at=now)
        if seen:
            save_talk(talk, kind="talk.whispers_seen", actor=Actor.staff(staff.id), data={"count": seen}, now=now)
        return seen


def _talk(staff: StaffView, talk_id: int) -> Talk:
    talk = hold(talks_in(staff.shops)).filter(id=talk_id).first()
    if talk is None:
        raise unable_to_find_talk()
    require_handler(staff, talk.shop_id)
    return talk
