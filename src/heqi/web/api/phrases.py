"""The phrases of a shop over HTTP: found, written, taken out of use. Their layer says who may write them."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.contracts import StaffView
from heqi.core.phrases.phrase import About, Layer
from heqi.phrases.actions import add_phrase, change_phrase, end_phrase, put_away
from heqi.phrases.check import check_phrase
from heqi.phrases.contracts import Into
from heqi.phrases.fit import Written
from heqi.phrases.order_facts import order_facts
from heqi.phrases.page import phrase_page
from heqi.web.api import phrase_shapes as shapes
from heqi.web.api.screened import finding_row
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
PAGE: dict[int | frozenset[int], Any] = {200: shapes.PhrasePage, **REFUSED}
CHECK: dict[int | frozenset[int], Any] = {200: shapes.PhraseCheck, **REFUSED}


@router.get("/{int:shop_id}/phrases", response=PAGE, operation_id="read_phrases")
def read(
    request: HttpRequest, shop_id: int, q: str = "", layer: Layer | None = None, order_no: str = ""
) -> dict[str, Any]:
    """The phrases that this person sees, found by code, initials or words, filled with an order's values."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    order = order_facts(staff, shop_id, order_no[:64])
    return phrase_page(staff=staff, shop_id=shop_id, typed=q[:60], layer=layer, order=order)


@router.post("/{int:shop_id}/phrases", response=PAGE, operation_id="add_phrase")
def add(request: HttpRequest, shop_id: int, given: shapes.NewPhrase) -> dict[str, Any]:
    """Keep a new one. 422 `phrase.blocked` with the findings where the screening would stop it."""
    staff = staff_of(request)
    into = Into(shop_id, given.layer, given.group)
    add_phrase(staff=staff, into=into, given=_written(given), starter=given.starter, now=timezone.now())
    return layer_page(staff, shop_id, given.layer)


@router.post("/{int:shop_id}/phrases/check", response=CHECK, operation_id="check_phrase")
def check(request: HttpRequest, shop_id: int, given: shapes.PhraseText) -> dict[str, Any]:
    """How a phrase reads and what is wrong with it; nothing is kept."""
    shops_asked(staff_of(request), shop_id)
    checked, screening = check_phrase(shop_id, _written(given))
    return {**checked, "findings": [finding_row(each) for each in screening.findings]}


@router.post("/{int:shop_id}/phrases/{int:phrase_id}", response=PAGE, operation_id="change_phrase")
def change(request: HttpRequest, shop_id: int, phrase_id: int, given: shapes.PhraseEdit) -> dict[str, Any]:
    """Keep it as it is written now."""
    staff = staff_of(request)
    row = change_phrase(
        staff=staff,
        phrase_id=phrase_id,
        version=given.version,
        group_id=given.group_id,
        given=_written(given),
        now=timezone.now(),
    )
    return layer_page(staff, row.shop_id, Layer(row.layer))


@router.post("/{int:shop_id}/phrases/{int:phrase_id}/end", response=PAGE, operation_id="end_phrase")
def end(request: HttpRequest, shop_id: int, phrase_id: int, given: shapes.PhraseSeen) -> dict[str, Any]:
    """Take it out of use."""
    staff = staff_of(request)
    row = end_phrase(staff=staff, phrase_id=phrase_id, version=given.version, now=timezone.now())
    return layer_page(staff, row.shop_id, Layer(row.layer))


@router.post("/{int:shop_id}/phrases/shipped/{name}/put-away", response=PAGE, operation_id="put_phrase_away")
def put_shipped_away(request: HttpRequest, shop_id: int, name: str) -> dict[str, Any]:
    """Show a shipped one no more in this shop (operator, owner)."""
    staff = staff_of(request)
    put_away(staff=staff, shop_id=shop_id, starter=name, now=timezone.now())
    return layer_page(staff, shop_id, Layer.STARTER)


def layer_page(staff: StaffView, shop_id: int, layer: Layer) -> dict[str, Any]:
    """The layer as it is after a change."""
    return phrase_page(staff=staff, shop_id=shop_id, typed="", layer=layer, order=order_facts(staff, shop_id))


def _written(given: shapes.PhraseText) -> Written:
    return Written(given.text, given.title, given.code, About(given.goods_id, given.category), given.asks)
