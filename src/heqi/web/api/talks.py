"""Reception over HTTP: the list of conversations, their messages, and what one of us answers."""

from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.reception.access import talk_of
from heqi.reception.actions.mark_read import mark_read
from heqi.reception.actions.release_message import hold_message, refuse_message, release_message
from heqi.reception.actions.send_message import Written, send_message
from heqi.reception.actions.tick_message import tick_message, withdraw_message
from heqi.reception.listing import Wanted, count_tabs, list_talks
from heqi.reception.reading import read_messages, show_outgoing
from heqi.reception.rows import rows_of
from heqi.web.api.screened import finding_row
from heqi.web.api.talk_shapes import Answer, Judgement, MessagePage, OutgoingShape, TabCount, TalkPage, TalkRow, Ticked
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
WRITTEN: dict[int | frozenset[int], Any] = {200: OutgoingShape, **REFUSED}


class WantedTalks(Schema):
    """Which talks. `scope` all: those of colleagues too, for whoever supervises."""

    tab: Literal["waiting", "handling", "abnormal", "starred", "history"] = "waiting"
    scope: Literal["mine", "all"] = "mine"
    shop: int | None = None
    buyer: str = Field("", max_length=200)
    order_no: str = Field("", max_length=64)
    cursor: str = Field("", max_length=200)
    limit: int = Field(50, ge=1, le=200)


class Counted(Schema):
    """Of which talks the tabs are counted."""

    scope: Literal["mine", "all"] = "mine"
    shop: int | None = None


class Part(Schema):
    """Which messages: the last ones, those before a cursor, or those behind one."""

    before: str = Field("", max_length=200)
    after: str = Field("", max_length=200)
    limit: int = Field(50, ge=1, le=200)


@router.get("", response={200: TalkPage, **REFUSED})
def read_list(request: HttpRequest, asked: Query[WantedTalks]) -> dict[str, Any]:
    """Conversations of my shops: the waiting ones by deadline, all others by their last message."""
    staff, now = staff_of(request), timezone.now()
    shop_ids = _shops(staff, asked.shop, asked.scope)
    wanted = Wanted(asked.tab, asked.scope, asked.buyer, asked.order_no, asked.cursor, asked.limit)
    page = list_talks(shop_ids=shop_ids, staff_id=staff.id, wanted=wanted, now=now)
    return {"items": rows_of(page.talks), "next_cursor": page.next_cursor}


@router.get("/counts", response={200: list[TabCount], **REFUSED})
def read_counts(request: HttpRequest, asked: Query[Counted]) -> list[dict[str, Any]]:
    """How many talks each tab has."""
    staff, now = staff_of(request), timezone.now()
    shop_ids = _shops(staff, asked.shop, asked.scope)
    counts = count_tabs(shop_ids=shop_ids, staff_id=staff.id, scope=asked.scope, now=now)
    return [{"tab": tab, "count": count, "capped": capped} for tab, (count, capped) in counts.items()]


@router.get("/{int:talk_id}", response={200: TalkRow, **REFUSED})
def read_talk(request: HttpRequest, talk_id: int) -> dict[str, Any]:
    """One conversation."""
    return rows_of([talk_of(staff_of(request), talk_id)])[0]


@router.get("/{int:talk_id}/messages", response={200: MessagePage, **REFUSED})
def read_part(request: HttpRequest, talk_id: int, part: Query[Part]) -> dict[str, Any]:
    """Messages of a conversation, with what the screening sees in each."""
    talk = talk_of(staff_of(request), talk_id)
    page = read_messages(talk, before=part.before, after=part.after, limit=part.limit)
    messages = [{**each, "findings": [finding_row(found) for found in each["findings"]]} for each in page.messages]
    return {"messages": messages, "before": page.before, "pending": page.pending}


@router.post("/{int:talk_id}/messages", response=WRITTEN)
def send(request: HttpRequest, talk_id: int, given: Answer) -> dict[str, Any]:
    """Check and send a message; 422 `message.blocked` tells what must be changed."""
    staff, now = staff_of(request), timezone.now()
    written = Written(given.key, given.text, given.picture_id, given.phrase_id)
    return show_outgoing(send_message(staff=staff, talk_id=talk_id, written=written, now=now))


@router.post("/{int:talk_id}/messages/{int:message_id}/tick", response=WRITTEN)
def tick(request: HttpRequest, talk_id: int, message_id: int, given: Ticked) -> dict[str, Any]:
    """A copied message has left; its time is marked self-reported."""
    staff, now = staff_of(request), timezone.now()
    row = tick_message(staff=staff, talk_id=talk_id, message_id=message_id, at=given.at, now=now)
    return show_outgoing(row)


@router.post("/{int:talk_id}/messages/{int:message_id}/withdraw", response=WRITTEN)
def withdraw(request: HttpRequest, talk_id: int, message_id: int) -> dict[str, Any]:
    """Take back what has not left."""
    staff, now = staff_of(request), timezone.now()
    return show_outgoing(withdraw_message(staff=staff, talk_id=talk_id, message_id=message_id, now=now))


@router.post("/{int:talk_id}/hold", response=WRITTEN)
def ask_release(request: HttpRequest, talk_id: int, given: Answer) -> dict[str, Any]:
    """The block is a false alarm: ask a supervisor to release the message."""
    staff, now = staff_of(request), timezone.now()
    written = Written(given.key, given.text, given.picture_id, given.phrase_id)
    return show_outgoing(hold_message(staff=staff, talk_id=talk_id, written=written, now=now))


@router.post("/{int:talk_id}/messages/{int:message_id}/release", response=WRITTEN)
def release(request: HttpRequest, talk_id: int, message_id: int, given: Judgement) -> dict[str, Any]:
    """A supervisor lets a held message out."""
    staff, now = staff_of(request), timezone.now()
    row = release_message(staff=staff, talk_id=talk_id, message_id=message_id, reason=given.reason, now=now)
    return show_outgoing(row)


@router.post("/{int:talk_id}/messages/{int:message_id}/refuse", response=WRITTEN)
def refuse(request: HttpRequest, talk_id: int, message_id: int, given: Judgement) -> dict[str, Any]:
    """A supervisor keeps a held message back."""
    staff, now = staff_of(request), timezone.now()
    row = refuse_message(staff=staff, talk_id=talk_id, message_id=message_id, reason=given.reason, now=now)
    return show_outgoing(row)


@router.post("/{int:talk_id}/read", response={200: TalkRow, **REFUSED})
def read(request: HttpRequest, talk_id: int) -> dict[str, Any]:
    """I have seen it."""
    return rows_of([mark_read(staff=staff_of(request), talk_id=talk_id, now=timezone.now())])[0]


def _shops(staff: StaffView, shop_id: int | None, scope: str) -> list[int]:
    """The shops that a list covers. Raises role.talks_of_others: an agent sees the own ones and those of nobody."""
    shop_ids = list(shops_asked(staff, shop_id))
    if scope == "mine":
        return shop_ids
    supervised = [each for each in shop_ids if not staff.handles(each) or staff.supervises(each)]
    if not supervised:
        raise HeqiError(
            "role.talks_of_others",
            "只有主管可以查看同事的会话列表。",
            "Only a supervisor lists the conversations of colleagues.",
            403,
        )
    return supervised
