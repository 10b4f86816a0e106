"""The companion over HTTP: a chat is pasted, looked at, and kept (W1)."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from heqi.core.reception.incoming import MOST_TEXT
from heqi.core.reception.paste import MOST_PASTED, MOST_TURNS, Pasted, Who, buyer_in
from heqi.reception.actions.paste_talk import Paste, look_at_paste, take_paste
from heqi.reception.rows import rows_of
from heqi.web.api.talk_shapes import TalkRow
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}


class PastedChat(Schema):
    """What was pasted."""

    shop_id: int
    text: str = Field(max_length=MOST_PASTED)


class PastedTurn(Schema):
    """One turn of it. `at` null: the paste tells no time."""

    who: Who
    name: str = Field("", max_length=40)
    at: datetime | None = None
    text: str = Field(max_length=MOST_TEXT)


class PastedLook(Schema):
    """The turns as they were understood, and the buyer's name, '' where none is told."""

    turns: list[PastedTurn]
    buyer: str


class PastedTalk(Schema):
    """The turns as the person has put them right; `talk_id`: the talk that they go on with."""

    shop_id: int
    turns: list[PastedTurn] = Field(min_length=1, max_length=MOST_TURNS)
    buyer: str = Field("", max_length=100)
    order_no: str = Field("", max_length=64)
    talk_id: int | None = None


@router.post("/look", response={200: PastedLook, **REFUSED})
def look(request: HttpRequest, given: PastedChat) -> dict[str, Any]:
    """How a copied chat is understood; nothing is kept."""
    turns = look_at_paste(staff=staff_of(request), shop_id=given.shop_id, text=given.text, now=timezone.now())
    shown = [{"who": each.who, "name": each.name, "at": each.at, "text": each.text} for each in turns]
    return {"turns": shown, "buyer": buyer_in(turns)}


@router.post("", response={200: TalkRow, **REFUSED})
def keep(request: HttpRequest, given: PastedTalk) -> dict[str, Any]:
    """Keep the turns in a talk of mine; what is in it already is passed over."""
    turns = [Pasted(each.who, each.name, each.at, each.text) for each in given.turns]
    paste = Paste(turns, given.buyer.strip(), given.order_no.strip(), given.talk_id)
    return rows_of([take_paste(staff=staff_of(request), shop_id=given.shop_id, paste=paste, now=timezone.now())])[0]
