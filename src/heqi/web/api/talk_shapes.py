"""The shapes of reception's API: rows of the list, messages, and what one of us wrote."""

from datetime import datetime
from typing import Any

from ninja import Field, Schema

from heqi.core.reception.incoming import MOST_TEXT
from heqi.web.api.case_shapes import ShopShape
from heqi.web.api.language_shapes import FindingShape
from heqi.web.api.person_shape import PersonShape


class TalkRow(Schema):
    """One conversation in the list and in live events. `can_send`: a bridge carries what is sent; else it is copied."""

    id: int
    shop: ShopShape
    key: str
    source: str
    can_send: bool
    buyer: str | None
    order_no: str
    goods_id: str
    open: bool
    staff: PersonShape | None
    started_at: datetime
    last_at: datetime
    last_sender: str
    last_line: str
    unread: int
    waiting_since: datetime | None
    due_at: datetime | None
    emotion: str | None
    intent: str | None
    dissatisfied: int
    abnormal: bool
    starred: bool
    snoozed_until: datetime | None
    buyer_read_at: datetime | None
    made_up: bool
    version: int


class TalkPage(Schema):
    """A page of a tab."""

    items: list[TalkRow]
    next_cursor: str | None


class TabCount(Schema):
    """How many talks a tab has; exact unless capped."""

    tab: str
    count: int
    capped: bool


class MessageShape(Schema):
    """A message of a talk. `state` of ours: queued | sent | read | failed; `findings`: what the screening names."""

    id: int
    key: str
    cursor: str
    sender: str
    sender_name: str
    staff_id: int | None
    at: datetime | None
    form: str
    text: str
    order_no: str
    goods_id: str
    picture_id: int | None
    made_up: bool
    self_reported: bool
    outgoing_id: int | None
    state: str | None
    error: dict[str, Any] | None
    findings: list[FindingShape]


class OutgoingShape(Schema):
    """A message that was written here: to be copied, held for a supervisor, or on its way."""

    id: int
    talk_id: int
    key: str
    text: str
    picture_id: int | None
    staff_id: int
    state: str
    written_at: datetime
    state_at: datetime
    findings: list[dict[str, Any]]
    judged_by: int | None
    judged_why: str
    error: dict[str, Any] | None


class MessagePage(Schema):
    """Messages earliest first; `before`: the cursor to older ones; `pending`: written, but not in the talk yet."""

    messages: list[MessageShape]
    before: str | None
    pending: list[OutgoingShape]


class Answer(Schema):
    """What to send. `key`: made by the screen for this message, 8 to 100 characters."""

    key: str = Field(min_length=8, max_length=100)
    text: str = Field("", max_length=MOST_TEXT * 2)
    picture_id: int | None = None
    phrase_id: int | None = None


class Ticked(Schema):
    """When a copied message left; now, if not said."""

    at: datetime | None = None


class Judgement(Schema):
    """Why a held message is let out or kept back."""

    reason: str = Field(max_length=500)
