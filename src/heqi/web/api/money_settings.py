"""A shop's remedies, budgets and four-eyes sum over HTTP."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from heqi.cases.actions.set_money import set_money
from heqi.cases.money.catalogue import Entry, RemedyKind
from heqi.cases.money.remedy_page import money_settings
from heqi.web.api.case_money_shapes import MoneySettings
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
MOST_FEN = 10_000_000_00
ANSWERS: dict[int | frozenset[int], Any] = {200: MoneySettings, frozenset({401, 403, 404, 422}): Problem}


class EntryEdit(Schema):
    """One kind as the owner wants it."""

    kind: RemedyKind
    on: bool
    face_fen: int = Field(ge=0, le=MOST_FEN)
    cost_fen: int = Field(ge=0, le=MOST_FEN)
    words: str = Field(min_length=1, max_length=500)
    budget_fen: int | None = Field(None, ge=0, le=MOST_FEN)


class MoneyEdit(Schema):
    """The whole page."""

    entries: list[EntryEdit] = Field(max_length=20)
    budget_fen: int | None = Field(None, ge=0, le=MOST_FEN)
    four_eyes_fen: int | None = Field(None, ge=0, le=MOST_FEN)


@router.get("/{int:shop_id}/money", response=ANSWERS)
def read(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """What may be given, within which budgets, and what this month has used."""
    shops_asked(staff_of(request), shop_id)
    return money_settings(shop_id, now=timezone.now())


@router.put("/{int:shop_id}/money", response=ANSWERS)
def change(request: HttpRequest, shop_id: int, given: MoneyEdit) -> dict[str, Any]:
    """Set all of it (owner)."""
    staff, now = staff_of(request), timezone.now()
    shops_asked(staff, shop_id)
    set_money(
        staff=staff,
        shop_id=shop_id,
        entries=[Entry(**each.dict()) for each in given.entries],
        budget_fen=given.budget_fen,
        four_eyes_fen=given.four_eyes_fen,
        now=now,
    )
    return money_settings(shop_id, now=now)
