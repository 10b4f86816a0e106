"""Buyers over HTTP: what one is to the shop, notes with an end, and their right to a copy and to be forgotten."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.buyers.access import require_owner
from heqi.buyers.actions.erase import ask_erasure, confirm_erasure, drop_erasure, newest_erasures
from heqi.buyers.actions.export import export_buyer
from heqi.buyers.actions.note import end_note, note_about_buyer
from heqi.buyers.actions.reveal import reveal_of_order
from heqi.buyers.models import BuyerNote, Erasure
from heqi.buyers.page import buyer_page, note_rows
from heqi.buyers.whose import Asked
from heqi.core.buyers.forgetting import REASONS
from heqi.reception.access import talk_of, unable_to_find_talk
from heqi.web.api import buyer_shapes as shapes
from heqi.web.api.case_edits import Edit
from heqi.web.api.reveals import Revealed
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
NOTE: dict[int | frozenset[int], Any] = {200: shapes.BuyerNoteShape, **REFUSED}
ERASURE: dict[int | frozenset[int], Any] = {200: shapes.ErasureShape, **REFUSED}


@router.get("", response={200: shapes.BuyerShape, **REFUSED})
def read(request: HttpRequest, asked: Query[shapes.BuyerQuery]) -> dict[str, Any]:
    """What this buyer is to the shop, in the shops that this person serves."""
    staff = staff_of(request)
    return buyer_page(staff, _asked(staff, asked.shop, asked), now=timezone.now())


@router.post("/notes", response=NOTE)
def note(request: HttpRequest, given: shapes.NewBuyerNote) -> dict[str, Any]:
    """Write down what the buyer volunteered or what happened. What judges a person is refused (note.verdict)."""
    kept = note_about_buyer(
        staff=staff_of(request),
        asked=_asked(staff_of(request), given.shop_id, given),
        kind=BuyerNote.Kind(given.kind),
        words=given.words,
        purpose=given.purpose,
        until=given.until,
        now=timezone.now(),
    )
    return note_rows([kept])[0]


@router.post("/notes/{int:note_id}/end", response=NOTE)
def end(request: HttpRequest, note_id: int) -> dict[str, Any]:
    """Take a note back; its words are gone at once."""
    return note_rows([end_note(staff=staff_of(request), note_id=note_id, now=timezone.now())])[0]


@router.post("/reveal", response={200: Revealed, **REFUSED})
def reveal(request: HttpRequest, given: shapes.OrderRevealAsked) -> dict[str, str]:
    """One hidden field of an order; who saw it, when and why is on record."""
    value = reveal_of_order(staff=staff_of(request), now=timezone.now(), **given.dict())
    return {"field": given.field, "value": value}


@router.post("/export", response={200: bytes, **REFUSED})
def export(request: HttpRequest, given: shapes.BuyerAsked) -> HttpResponse:
    """All that is kept of the buyer as a zip: JSON and pictures. The owner's to do."""
    content = export_buyer(
        staff=staff_of(request), asked=_asked(staff_of(request), given.shop_id, given), now=timezone.now()
    )
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="buyer.zip"'
    return answer


@router.get("/erasures", response={200: list[shapes.ErasureShape], **REFUSED})
def read_erasures(request: HttpRequest, shop: int) -> list[dict[str, Any]]:
    """Who asked to be forgotten, newest first; the owner's to see."""
    require_owner(staff_of(request), shop)
    return [_body(each) for each in newest_erasures(shop)]


@router.post("/erasures", response=ERASURE)
def ask(request: HttpRequest, given: shapes.BuyerAsked) -> dict[str, Any]:
    """First step: what would go, what stays and why. Nothing goes yet."""
    return _body(
        ask_erasure(staff=staff_of(request), asked=_asked(staff_of(request), given.shop_id, given), now=timezone.now())
    )


@router.post("/erasures/{int:erasure_id}/confirm", response=ERASURE)
def confirm(request: HttpRequest, erasure_id: int, given: Edit) -> dict[str, Any]:
    """Second step: it goes, for good."""
    staff, now = staff_of(request), timezone.now()
    return _body(confirm_erasure(staff=staff, erasure_id=erasure_id, version=given.version, now=now))


@router.post("/erasures/{int:erasure_id}/drop", response=ERASURE)
def drop(request: HttpRequest, erasure_id: int, given: Edit) -> dict[str, Any]:
    """The buyer thought better of it."""
    staff, now = staff_of(request), timezone.now()
    return _body(drop_erasure(staff=staff, erasure_id=erasure_id, version=given.version, now=now))


def _asked(staff: StaffView, shop_id: int, given: shapes.BuyerPointed) -> Asked:
    """What was pointed at. Raises talk.none for a talk that is not theirs or of another shop."""
    asked = Asked(shop_id, given.order_no.strip(), given.conversation, given.name)
    if given.talk_id is None:
        return asked
    talk = talk_of(staff, given.talk_id)
    if talk.shop_id != shop_id:
        raise unable_to_find_talk()
    return Asked(shop_id, asked.order_no or talk.order_no, talk.key, asked.name or talk.buyer)


def _body(row: Erasure) -> dict[str, Any]:
    return {
        "id": row.pk,
        "shop_id": row.shop_id,
        "state": row.state,
        "orders": len(row.order_nos),
        "counts": row.counts,
        "kept": [{"reason": name, "text": zh, "text_en": en} for name, (zh, en) in REASONS.items()],
        "asked_at": row.asked_at,
        "asked_by": staff_names([row.asked_by]).get(row.asked_by, ""),
        "ended_at": row.ended_at,
        "version": row.version,
    }
