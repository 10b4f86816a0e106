"""Beside a talk, over HTTP: which order it is about, and what waits for a supervisor."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from heqi.buyers.standing import orders_of
from heqi.buyers.whose import Asked, find_whose
from heqi.reception.access import require_handler, talk_of
from heqi.reception.actions.link_order import link_order
from heqi.reception.held import HeldMessage, list_held
from heqi.reception.models import Talk
from heqi.reception.orders import MOST, orders_named
from heqi.reception.reading import show_outgoing
from heqi.reception.rows import rows_of
from heqi.trade.queries import lines_of, orders_by_no
from heqi.web.api.talk_shapes import OutgoingShape, TalkRow
from heqi.web.errors import Problem
from heqi.web.marks.tell import tell_typing
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}


class OfShop(Schema):
    """Of which shop; all of mine, if not said."""

    shop: int | None = None


class HeldShape(Schema):
    """A message that waits for release. `by`: who wrote it."""

    message: OutgoingShape
    talk: TalkRow
    by: str


class TalkOrder(Schema):
    """An order that a talk may be about. `known`: the desk has it."""

    order_no: str
    goods: str
    state_text: str
    paid_fen: int | None
    known: bool


class OrderLink(Schema):
    """The order that the talk is about; "" for none."""

    version: int
    order_no: str = Field(max_length=200)


@router.get("/held", response={200: list[HeldShape], **REFUSED})
def read_held(request: HttpRequest, asked: Query[OfShop]) -> list[dict[str, Any]]:
    """What waits for my release, the longest held first; empty where I supervise nothing."""
    staff = staff_of(request)
    return _show(list_held([each for each in shops_asked(staff, asked.shop) if staff.supervises(each)]))


@router.get("/{int:talk_id}/orders", response={200: list[TalkOrder], **REFUSED})
def read_orders(request: HttpRequest, talk_id: int) -> list[dict[str, Any]]:
    """Orders that the talk may be about: those its messages name, then what the buyer surely bought, newest first."""
    talk = talk_of(staff_of(request), talk_id)
    numbers = list(dict.fromkeys([*orders_named(talk), *_surely_bought(talk)]))[:MOST]
    known, lines = orders_by_no(talk.shop_id, numbers), lines_of(talk.shop_id, numbers)
    return [
        {
            "order_no": number,
            "goods": "、".join(dict.fromkeys(line.goods for line in lines.get(number, []))),
            "state_text": known[number].state_text if number in known else "",
            "paid_fen": known[number].paid_fen if number in known else None,
            "known": number in known,
        }
        for number in numbers
    ]


@router.post("/{int:talk_id}/typing", response={200: dict[str, bool], **REFUSED})
def type_on(request: HttpRequest, talk_id: int) -> dict[str, bool]:
    """I am writing in a talk that I may answer. Shown to the buyer where the channel can, kept nowhere."""
    staff = staff_of(request)
    talk = talk_of(staff, talk_id)
    require_handler(staff, talk.shop_id)
    return {"told": tell_typing(talk.shop_id, talk.key, "shop", now=timezone.now())}


def _surely_bought(talk: Talk) -> list[str]:
    """Nothing where nobody can tell who the buyer is: then a person asks for the order's number and types it."""
    whose = find_whose(Asked(talk.shop_id, conversation=talk.key))
    orders = [] if whose.unknown else orders_of(whose)
    return [each.order_no for each in orders if each.order_no != talk.order_no]


@router.post("/{int:talk_id}/order", response={200: TalkRow, **REFUSED})
def link(request: HttpRequest, talk_id: int, given: OrderLink) -> dict[str, Any]:
    """Say which order the talk is about."""
    staff, now = staff_of(request), timezone.now()
    talk = link_order(staff=staff, talk_id=talk_id, version=given.version, order_no=given.order_no, now=now)
    return rows_of([talk])[0]


def _show(held: list[HeldMessage]) -> list[dict[str, Any]]:
    rows = rows_of({each.talk.pk: each.talk for each in held}.values())
    by_id = {row["id"]: row for row in rows}
    return [{"message": show_outgoing(each.message), "talk": by_id[each.talk.pk], "by": each.by} for each in held]
