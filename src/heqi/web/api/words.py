"""The words of a shop over HTTP: read by all who serve it, changed by its supervisors and owner."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.language.access import ended_words, words_in_force
from heqi.language.actions import add_word, end_word
from heqi.language.contracts import MOST_WORDS, WordView
from heqi.web.api import language_shapes as shapes
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
ANSWERS: dict[int | frozenset[int], Any] = {
    200: shapes.WordPage,
    frozenset({400, 401, 403, 404, 409, 422}): Problem,
}
MOST_ENDED = 200
"""Ended words that a page shows; the table keeps them all."""


@router.get("/{int:shop_id}/words", response=ANSWERS)
def read_words(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """What the shop allows and adds, and what it had before."""
    return _page(staff_of(request), shop_id)


@router.post("/{int:shop_id}/words", response=ANSWERS)
def add(request: HttpRequest, shop_id: int, given: shapes.NewWord) -> dict[str, Any]:
    """Put a word in force (supervisor, owner)."""
    staff = staff_of(request)
    add_word(
        staff=staff,
        shop_id=shop_id,
        kind=given.kind,
        text=given.text,
        severity=given.severity,
        advice=given.advice,
        reason=given.reason,
        now=timezone.now(),
    )
    return _page(staff, shop_id)


@router.post("/{int:shop_id}/words/{int:word_id}/end", response=ANSWERS)
def end(request: HttpRequest, shop_id: int, word_id: int) -> dict[str, Any]:
    """Take a word out of force (supervisor, owner); it stays in the history."""
    staff = staff_of(request)
    end_word(staff=staff, shop_id=shop_id, word_id=word_id, now=timezone.now())
    return _page(staff, shop_id)


def _page(staff: StaffView, shop_id: int) -> dict[str, Any]:
    shops_asked(staff, shop_id)
    held, ended = words_in_force(shop_id), ended_words(shop_id, most=MOST_ENDED)
    names = staff_names({each.by for each in (*held, *ended)} | {each.ended_by for each in ended if each.ended_by})
    return {
        "items": [_row(each, names) for each in held],
        "ended": [_row(each, names) for each in ended],
        "most": MOST_WORDS,
        "may_edit": staff.supervises(shop_id),
    }


def _row(view: WordView, names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "id": view.id,
        "kind": view.kind,
        "text": view.text,
        "severity": view.severity,
        "advice": view.advice,
        "reason": view.reason,
        "by": names.get(view.by, ""),
        "at": view.at,
        "ended_at": view.ended_at,
        "ended_by": "" if view.ended_by is None else names.get(view.ended_by, ""),
    }
