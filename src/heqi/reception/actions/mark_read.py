"""Who has read up to where."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.journal.contracts import PLATFORM, Actor
from heqi.reception.access import hold, lock_talk_by_key, talks_in, unable_to_find_talk
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Talk


def mark_read(*, staff: StaffView, talk_id: int, now: datetime) -> Talk:
    """One of us looks at the talk: nothing is unread any more. Raises talk.none.

    Looking over a colleague's shoulder marks nothing.
    """
    with transaction.atomic():
        talk = hold(talks_in(staff.shops)).filter(id=talk_id).first()
        if talk is None:
            raise unable_to_find_talk()
        if talk.unread and talk.staff_id in (None, staff.id) and staff.handles(talk.shop_id):
            talk.unread = 0
            save_talk(talk, kind="talk.read", actor=Actor.staff(staff.id), data={}, now=now)
        return talk


def note_read(shop_id: int, conversation: str, at: datetime, *, now: datetime) -> None:
    """The buyer has read what left until `at`. What was read stays read; a talk that is not known is passed over."""
    with transaction.atomic():
        talk = lock_talk_by_key(shop_id, conversation)
        moment = min(at, now)
        if talk is None or (talk.buyer_read_at is not None and talk.buyer_read_at >= moment):
            return
        talk.buyer_read_at = moment
        save_talk(talk, kind="talk.buyer_read", actor=PLATFORM, data={}, now=now)
