"""Search over all messages over HTTP."""

from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from heqi.core.time import SHANGHAI
from heqi.reception.access import talks_in
from heqi.reception.finding import Hit, Hits, Searched, find_messages
from heqi.reception.reading import cursor_of
from heqi.reception.rows import rows_of
from heqi.web.api.moments import Day
from heqi.web.api.talk_shapes import TalkRow
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()


class MessageQuery(Schema):
    """What to look for; days of China, both included."""

    q: str = Field(max_length=200)
    shop: int | None = None
    sender: Literal["", "buyer", "agent", "robot", "system"] = ""
    since: Day | None = None
    until: Day | None = None
    staff_id: int | None = None
    conversation: str = Field("", max_length=100)
    cursor: str = Field("", max_length=200)
    limit: int = Field(30, ge=1, le=100)


class FoundMessage(Schema):
    """A message that has all words. `marks`: where they stand, code points; `talk`: where it was said."""

    id: int
    key: str
    cursor: str
    at: datetime | None
    sender: str
    sender_name: str
    text: str
    marks: list[tuple[int, int]]
    talk: TalkRow | None


class HitPage(Schema):
    """Hits, newest first."""

    items: list[FoundMessage]
    next_cursor: str | None


@router.get("", response={200: HitPage, frozenset({400, 401, 403, 404, 422}): Problem})
def search(request: HttpRequest, asked: Query[MessageQuery]) -> dict[str, Any]:
    """Messages of my shops that have every word, newest first; one or two characters do."""
    shop_ids = list(shops_asked(staff_of(request), asked.shop))
    searched = Searched(
        asked.q,
        asked.sender,
        _start(asked.since),
        _start(asked.until + timedelta(days=1)) if asked.until else None,
        asked.conversation,
        asked.staff_id,
        asked.cursor,
        asked.limit,
    )
    return _show(find_messages(shop_ids, searched), shop_ids)


def _start(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), SHANGHAI) if day else None


def _show(page: Hits, shop_ids: list[int]) -> dict[str, Any]:
    keys = {hit.message.conversation for hit in page.hits}
    talks = talks_in(shop_ids).filter(key__in=keys)
    rows = {(row["shop"]["id"], row["key"]): row for row in rows_of(talks)} if keys else {}
    items = [_item(hit, rows.get((hit.message.shop_id, hit.message.conversation))) for hit in page.hits]
    return {"items": items, "next_cursor": page.next_cursor}


def _item(hit: Hit, talk: dict[str, Any] | None) -> dict[str, Any]:
    message = hit.message
    return {
        "id": message.pk,
        "key": message.key,
        "cursor": cursor_of(message),
        "at": message.at,
        "sender": message.sender,
        "sender_name": message.sender_name,
        "text": message.text,
        "marks": hit.marks,
        "talk": talk,
    }
