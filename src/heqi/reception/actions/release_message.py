"""A blocked message is a false alarm, says an agent; a supervisor looks and lets it out, or does not (M1)."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.reception.release import may_be_released, released_body
from heqi.db.locks import hold_lock
from heqi.journal.contracts import Actor
from heqi.reception.access import lock_talk, talk_of
from heqi.reception.actions.save import save_talk
from heqi.reception.actions.send_message import (
    Written,
    known_message,
    let_out,
    require_fit,
    require_sendable,
    screen_answer,
)
from heqi.reception.actions.tick_message import message_of, require_state
from heqi.reception.models import Outgoing, Talk

SHORTEST_REASON = 2


def hold_message(*, staff: StaffView, talk_id: int, written: Written, now: datetime) -> Outgoing:
    """Ask a supervisor to release a blocked message. The same key again gives the same message.

    Raises message.not_blocked, message.contact (403: a real contact detail is never released), and as `send_message`.
    """
    known = known_message(staff, talk_id, written)
    if known is not None:
        return known
    require_fit(written)
    found = screen_answer(talk_of(staff, talk_id), written.text)
    if found.verdict != "block":
        raise HeqiError("message.not_blocked", "这条消息可以直接发送。", "This message may be sent as it is.", 409)
    if not may_be_released(written.text, found.findings):
        raise HeqiError(
            "message.contact",
            "真实的联系方式不能放行，请按提示修改。",
            "A real contact detail is never released; change the message as advised.",
            403,
            released_body(written.text, found),
        )
    require_sendable(talk_of(staff, talk_id).shop_id, written.picture_id)
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        row = _held(talk, staff.id, written, now)
        row.findings = [each.body() for each in found.findings]
        row.save()
        rules = sorted({each.rule for each in found.findings if each.severity == "block"})
        data = {"message": row.pk, "rules": rules}
        save_talk(talk, kind="talk.release_asked", actor=Actor.staff(staff.id), data=data, now=now)
        return row


def release_message(*, staff: StaffView, talk_id: int, message_id: int, reason: str, now: datetime) -> Outgoing:
    """Let a held message out, with a reason that is kept. Raises role.release, message.reason, message.wrong_state."""
    with transaction.atomic():
        talk, row = _judged(staff, talk_id, message_id, reason)
        with hold_lock(f"trade.{talk.shop_id}"):
            written = Written(row.key, row.text, row.picture_id, row.phrase_id)
            _tell(talk, row, staff, "talk.released", now)
            return let_out(talk, staff=staff, written=written, now=now, held=row)


def refuse_message(*, staff: StaffView, talk_id: int, message_id: int, reason: str, now: datetime) -> Outgoing:
    """Keep a held message back, with a reason that its writer reads. Raises as `release_message`."""
    with transaction.atomic():
        talk, row = _judged(staff, talk_id, message_id, reason)
        row.state, row.state_at = Outgoing.State.REFUSED, now
        row.save()
        _tell(talk, row, staff, "talk.release_refused", now)
        return row


def _held(talk: Talk, staff_id: int, written: Written, now: datetime) -> Outgoing:
    return Outgoing(
        shop_id=talk.shop_id,
        talk_id=talk.pk,
        key=written.key,
        text=written.text,
        picture_id=written.picture_id,
        phrase_id=written.phrase_id,
        staff_id=staff_id,
        state=Outgoing.State.HELD,
        written_at=now,
        state_at=now,
    )


def _judged(staff: StaffView, talk_id: int, message_id: int, reason: str) -> tuple[Talk, Outgoing]:
    talk = lock_talk(staff, talk_id)
    if not staff.supervises(talk.shop_id):
        raise HeqiError("role.release", "只有主管可以放行。", "Only a supervisor may release a message.", 403)
    if len(reason.strip()) < SHORTEST_REASON:
        raise HeqiError("message.reason", "请写明理由。", "Give a reason.", 422)
    row = message_of(talk, message_id)
    require_state(row, frozenset({Outgoing.State.HELD}))
    row.judged_by, row.judged_why = staff.id, reason.strip()
    return talk, row


def _tell(talk: Talk, row: Outgoing, staff: StaffView, kind: str, now: datetime) -> None:
    save_talk(talk, kind=kind, actor=Actor.staff(staff.id), data={"message": row.pk, "by": row.staff_id}, now=now)
