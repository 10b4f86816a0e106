"""Take a talk that nobody serves; put it back."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.reception.access import hold, lock_talk, require_handler, talks_in, unable_to_find_talk
from heqi.reception.actions.give import give
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Talk


def claim_talk(*, staff: StaffView, talk_id: int, now: datetime) -> Talk:
    """The talk is mine. Of two clicks at once one wins; the other is told who did. Claiming again changes nothing.

    Raises talk.taken with the name of the quicker one, talk.none, role.talks.
    """
    with transaction.atomic():
        talk = hold(talks_in(staff.shops)).filter(id=talk_id).first()
        if talk is None:
            raise unable_to_find_talk()
        require_handler(staff, talk.shop_id)
        if talk.staff_id == staff.id:
            return talk
        if talk.staff_id is not None:
            raise _taken(talk.staff_id)
        give(talk, staff.id, now=now)
        talk.open = True
        save_talk(talk, kind="talk.claimed", actor=Actor.staff(staff.id), data={}, now=now)
        return talk


def put_back(*, staff: StaffView, talk_id: int, now: datetime) -> Talk:
    """Nobody serves the talk any more; whoever is free takes it. Raises talk.none, talk.others, role.talks."""
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        if talk.staff_id is not None:
            data = {"from": talk.staff_id}
            give(talk, None, now=now)
            save_talk(talk, kind="talk.put_back", actor=Actor.staff(staff.id), data=data, now=now)
        return talk


def _taken(staff_id: int) -> HeqiError:
    name = staff_names([staff_id]).get(staff_id, "")
    return HeqiError(
        "talk.taken",
        f"{name}刚刚接待了这位买家。",
        f"{name} has just taken this conversation.",
        409,
        {"staff": staff_id},
    )
