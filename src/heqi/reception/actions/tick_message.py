"""A person copied a message into the platform's own program and says when it left."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.db.locks import hold_lock
from heqi.journal.contracts import Actor
from heqi.reception.access import lock_talk, outgoing_in
from heqi.reception.actions.put_in import put_in
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Outgoing, Talk

WAITS = frozenset({Outgoing.State.TO_COPY, Outgoing.State.FAILED})
UNSENT = WAITS | {Outgoing.State.HELD, Outgoing.State.REFUSED}
FARTHEST_BACK = timedelta(hours=24)


def tick_message(
    *, staff: StaffView, talk_id: int, message_id: int, now: datetime, at: datetime | None = None
) -> Outgoing:
    """The message has left by hand, at `at` (now, if not said); its time is marked self-reported.

    Ticking again changes nothing. Raises message.none, message.wrong_state, message.bad_time, and as `lock_talk`.
    """
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        with hold_lock(f"trade.{talk.shop_id}"):
            row = message_of(talk, message_id)
            if row.state == Outgoing.State.TICKED:
                return row
            require_state(row, WAITS)
            moment = _moment(row, at or now, now)
            row.state, row.state_at = Outgoing.State.TICKED, moment
            row.save()
            put_in(talk, row, sender_name=staff.name, at=moment, self_reported=True)
            actor = Actor.staff(staff.id)
            save_talk(talk, kind="talk.ticked", actor=actor, data={"message": row.pk}, now=now)
            return row


def withdraw_message(*, staff: StaffView, talk_id: int, message_id: int, now: datetime) -> Outgoing:
    """Take back a message that is to be copied, waits for a supervisor, or was kept back. Raises as `tick_message`."""
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        row = message_of(talk, message_id)
        require_state(row, UNSENT)
        row.state, row.state_at = Outgoing.State.WITHDRAWN, now
        row.save()
        save_talk(talk, kind="talk.withdrawn", actor=Actor.staff(staff.id), data={"message": row.pk}, now=now)
        return row


def message_of(talk: Talk, message_id: int) -> Outgoing:
    """A message that was written in this talk. Raises message.none."""
    row = outgoing_in([talk.shop_id]).filter(talk_id=talk.pk, id=message_id).first()
    if row is None:
        raise HeqiError("message.none", "没有这条消息。", "There is no such message.", 404)
    return row


def require_state(row: Outgoing, states: frozenset[Outgoing.State]) -> None:
    """Raises message.wrong_state."""
    if row.state not in states:
        raise HeqiError(
            "message.wrong_state",
            f"这条消息现在是“{row.get_state_display()}”，不能这样处理。",
            f"This message is {row.state} now; that cannot be done.",
            409,
            {"state": row.state},
        )


def _moment(row: Outgoing, at: datetime, now: datetime) -> datetime:
    if not max(row.written_at, now - FARTHEST_BACK) - timedelta(seconds=1) <= at <= now:
        raise HeqiError(
            "message.bad_time",
            "发送时间要在写下这条消息之后、现在之前。",
            "A message leaves after it was written and not in the future.",
            422,
        )
    return max(at, row.written_at)
