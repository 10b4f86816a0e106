"""The messages of one talk, page by page, with what the screening sees in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from heqi.assets.loader import load_screener
from heqi.core.cursor import read_cursor, write_cursor
from heqi.core.language.screen.finding import Direction, Finding
from heqi.core.language.screen.words import ShopWords
from heqi.language.queries import words_of
from heqi.reception.access import messages_in, outgoing_in
from heqi.reception.models import Message, Outgoing, Talk

PENDING = (Outgoing.State.TO_COPY, Outgoing.State.HELD, Outgoing.State.REFUSED)
"""Written here, not in the talk yet."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class MessagePage:
    """Messages earliest first. `before`: the cursor to what is older, None at the beginning of the talk."""

    messages: list[Row]
    before: str | None
    pending: list[Row]


def read_messages(talk: Talk, *, before: str = "", after: str = "", limit: int = 50) -> MessagePage:
    """The last messages, those before a cursor, or those behind one (oldest first). Raises list.bad_cursor."""
    rows = messages_in([talk.shop_id]).filter(conversation=talk.key, at__isnull=False)
    limit = min(max(limit, 1), 200)
    if after:
        moment, row_id = read_cursor(after)
        found = list(rows.filter(Q(at__gt=moment) | Q(at=moment, id__gt=row_id)).order_by("at", "id")[:limit])
        return MessagePage(_rows(talk, found), None, _pending(talk))
    if before:
        moment, row_id = read_cursor(before)
        rows = rows.filter(Q(at__lt=moment) | Q(at=moment, id__lt=row_id))
    found = list(rows.order_by("-at", "-id")[: limit + 1])
    more = len(found) > limit
    shown = list(reversed(found[:limit]))
    cursor = cursor_of(shown[0]) if more else None
    return MessagePage(_rows(talk, shown), cursor, [] if before else _pending(talk))


def cursor_of(row: Message) -> str:
    """Where a message stands in its talk."""
    return write_cursor(row.at, row.pk) if row.at else ""


def _rows(talk: Talk, messages: Sequence[Message]) -> list[Row]:
    ours = {row.key: row for row in outgoing_in([talk.shop_id]).filter(key__in=[each.key for each in messages])}
    words = words_of(talk.shop_id)
    return [_row(talk, each, ours.get(each.key), words) for each in messages]


def _row(talk: Talk, message: Message, outgoing: Outgoing | None, words: ShopWords) -> Row:
    return {
        "id": message.pk,
        "key": message.key,
        "cursor": cursor_of(message),
        "sender": message.sender,
        "sender_name": message.sender_name,
        "staff_id": message.staff_id,
        "at": message.at,
        "form": message.form or "text",
        "text": message.text,
        "order_no": message.order_no,
        "goods_id": message.goods_id,
        "picture_id": message.picture_id,
        "made_up": bool(message.made_up),
        "self_reported": bool(message.self_reported),
        "outgoing_id": outgoing.pk if outgoing else None,
        "state": _state(talk, message, outgoing),
        "error": outgoing.error if outgoing else None,
        "findings": findings_in(message.text, message.sender, words),
    }


def _state(talk: Talk, message: Message, outgoing: Outgoing | None) -> str | None:
    """Where a message of ours is; None for the others'."""
    if message.sender != "agent":
        return None
    if outgoing is not None and outgoing.state in (Outgoing.State.QUEUED, Outgoing.State.FAILED):
        return outgoing.state
    return "read" if _is_read(talk, message.at) else "sent"


def _is_read(talk: Talk, at: datetime | None) -> bool:
    return talk.buyer_read_at is not None and at is not None and at <= talk.buyer_read_at


def findings_in(text: str, sender: str, words: ShopWords) -> list[Finding]:
    """What the screening names in a message that was said, with its place in the text."""
    if not text or sender not in ("buyer", "agent"):
        return []
    direction: Direction = "in" if sender == "buyer" else "out"
    return list(load_screener().screen(text, direction=direction, words=words).findings)


def _pending(talk: Talk) -> list[Row]:
    rows = outgoing_in([talk.shop_id]).filter(talk_id=talk.pk, state__in=PENDING).order_by("id")[:50]
    return [show_outgoing(row) for row in rows]


def show_outgoing(row: Outgoing) -> Row:
    """A message that was written here (`OutgoingShape` of the API)."""
    return {
        "id": row.pk,
        "talk_id": row.talk_id,
        "key": row.key,
        "text": row.text,
        "picture_id": row.picture_id,
        "staff_id": row.staff_id,
        "state": row.state,
        "written_at": row.written_at,
        "state_at": row.state_at,
        "findings": row.findings,
        "judged_by": row.judged_by,
        "judged_why": row.judged_why,
        "error": row.error,
    }
