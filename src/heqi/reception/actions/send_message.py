"""One of us answers: checked, stored, and on its way by the bridge, or laid ready to copy where there is none."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_screener
from heqi.channels.queries import is_live
from heqi.core.errors import HeqiError
from heqi.core.language.screen.finding import Screening
from heqi.core.language.screen.talk import Talk as Context
from heqi.core.reception.incoming import MOST_TEXT
from heqi.core.reception.release import released_body
from heqi.db.locks import hold_lock
from heqi.journal.contracts import Actor, Subject
from heqi.language.queries import words_of
from heqi.outbox.actions import propose_action
from heqi.pictures.contracts import Refusal
from heqi.pictures.queries import sendable
from heqi.reception.access import lock_talk, outgoing_in, talk_of
from heqi.reception.actions.put_in import put_in
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Outgoing, Talk
from heqi.reception.outbox import SEND_MESSAGE
from heqi.reception.understanding import turns_before

COLD = frozenset({"tone", "evasive"})
"""Kinds of findings that a buyer hears as coldness."""


@dataclass(frozen=True, slots=True)
class Written:
    """What one of us wrote. `key`: made by the screen, so that a second click is the same message.

    `phrase_id`: the phrase that it was taken from; `picture_id`: a redacted copy that may leave.
    """

    key: str
    text: str = ""
    picture_id: int | None = None
    phrase_id: int | None = None


def screen_answer(talk: Talk, text: str) -> Screening:
    """What the screening says of an answer in this talk, by the platforms' rules and the shop's own words."""
    previous = turns_before(talk.shop_id, talk.key)
    return load_screener().screen(text, direction="out", words=words_of(talk.shop_id), talk=Context(previous=previous))


def send_message(*, staff: StaffView, talk_id: int, written: Written, now: datetime) -> Outgoing:
    """Check and send a message. The same key again gives the same message.

    Who writes first serves the talk. Raises message.blocked (422) with the findings and a rewrite, picture.blocked,
    message.empty, message.long, talk.none, talk.others, role.talks.
    """
    known = known_message(staff, talk_id, written)
    if known is not None:
        return known
    require_fit(written)
    talk = talk_of(staff, talk_id)
    found = screen_answer(talk, written.text)
    require_clean(written.text, found)
    require_sendable(talk.shop_id, written.picture_id)
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        with hold_lock(f"trade.{talk.shop_id}"):
            known = known_message(staff, talk_id, written)
            return known or let_out(talk, staff=staff, written=written, now=now, cold=is_cold(found))


def is_cold(found: Screening) -> bool:
    """Whether an answer that may leave sounds cold or evasive (M13, T6)."""
    return any(each.kind in COLD for each in found.findings)


def require_fit(written: Written) -> None:
    """Raises message.empty, message.long."""
    if not written.text.strip() and written.picture_id is None:
        raise HeqiError("message.empty", "消息是空的。", "The message is empty.", 422)
    if len(written.text) > MOST_TEXT:
        raise HeqiError(
            "message.long",
            f"一条消息最多 {MOST_TEXT} 个字，请分开发送。",
            f"A message has at most {MOST_TEXT} characters; send it in parts.",
            422,
            {"most": MOST_TEXT},
        )


def require_sendable(shop_id: int, picture_id: int | None) -> None:
    """Raises why the picture may not leave, with what was found in it. Reading a picture takes seconds."""
    told = None if picture_id is None else sendable(shop_id, picture_id)
    if isinstance(told, Refusal):
        raise HeqiError(told.code, told.message, told.message_en, 422, {"findings": told.findings})


def require_clean(text: str, found: Screening) -> None:
    """Raises message.blocked with what was found where, why, a compliant wording, and whether it may be released."""
    if found.verdict == "block":
        raise HeqiError(
            "message.blocked",
            "这条消息含有不能发送的内容，请按提示修改。",
            "This message holds what must not be sent; change it as advised.",
            422,
            released_body(text, found),
        )


def let_out(
    talk: Talk,
    *,
    staff: StaffView,
    written: Written,
    now: datetime,
    held: Outgoing | None = None,
    cold: bool = False,
) -> Outgoing:
    """Send a checked message of a locked talk, in the caller's transaction. `held`: the row of one just released."""
    live = talk.source == Talk.Source.CHANNEL and is_live(talk.shop_id, talk.channel_id)
    row = held or Outgoing(shop_id=talk.shop_id, talk_id=talk.pk, key=written.key, staff_id=staff.id, written_at=now)
    row.text, row.picture_id, row.phrase_id = written.text, written.picture_id, written.phrase_id
    row.state, row.state_at = (Outgoing.State.QUEUED if live else Outgoing.State.TO_COPY), now
    row.save()
    talk.staff_id = talk.staff_id or row.staff_id
    if live:
        row.action_id = _hand_to_bridge(talk, row, by=staff.id, now=now)
        row.save(update_fields=["action_id"])
        put_in(talk, row, sender_name=staff_names([row.staff_id])[row.staff_id], at=now)
    data = {"message": row.pk, "state": row.state, "phrase": row.phrase_id, "picture": row.picture_id, "cold": cold}
    save_talk(talk, kind="talk.answered", actor=Actor.staff(staff.id), data=data, now=now)
    return row


def _hand_to_bridge(talk: Talk, row: Outgoing, *, by: int, now: datetime) -> int:
    payload = {
        "channel": talk.channel_id,
        "conversation": talk.key,
        "message": row.key,
        "text": row.text,
        "picture": row.picture_id,
    }
    action = propose_action(
        shop_id=talk.shop_id,
        kind=SEND_MESSAGE,
        subject=Subject("talk", str(talk.pk)),
        payload=payload,
        by=Actor.staff(by),
        now=now,
        key=f"message:{row.key}",
        approved=True,
    )
    return action.id


def known_message(staff: StaffView, talk_id: int, written: Written) -> Outgoing | None:
    """The message of that key, when it was sent before. Raises message.key_reused."""
    row = outgoing_in(staff.shops).filter(key=written.key).first()
    if row is not None and (row.talk_id, row.staff_id) != (talk_id, staff.id):
        raise HeqiError("message.key_reused", "消息编号已被使用。", "This message key was used before.", 409)
    return row
