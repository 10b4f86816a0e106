"""Suggestions over HTTP, and what became of them. The turns that are sent here are neither stored nor logged."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from heqi.cases.next_script import next_script
from heqi.core.language.talk import Turn
from heqi.phrases.actions import note_sent, take_phrase
from heqi.phrases.contracts import Asked, NextScript
from heqi.phrases.order_facts import order_facts
from heqi.phrases.queries import suggest_for
from heqi.web.api import phrase_shapes as shapes
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}


@router.post("/suggest", response={200: list[shapes.SuggestionShape], **REFUSED}, operation_id="suggest_phrases")
def suggest(request: HttpRequest, given: shapes.SuggestionsAsked) -> list[Any]:
    """Up to three phrases for the buyer's last words, filled with the order's values, the best first.

    What the order's case would have said next competes with them.
    """
    staff = staff_of(request)
    shops_asked(staff, given.shop_id)
    turns = [Turn(turn.from_, turn.text) for turn in given.turns]
    said = next_script(given.shop_id, given.order_no)
    script = NextScript(said.name, said.title, said.text) if said else None
    asked = Asked(turns, order_facts(staff, given.shop_id, given.order_no), script)
    return list(suggest_for(staff=staff, shop_id=given.shop_id, asked=asked))


@router.post("/take", response={200: shapes.PhraseUseShape, **REFUSED}, operation_id="take_phrase")
def take(request: HttpRequest, given: shapes.PhraseTaken) -> dict[str, Any]:
    """Note that it was put into the input."""
    use = take_phrase(
        staff=staff_of(request),
        shop_id=given.shop_id,
        key=given.key,
        text=given.text,
        intent=given.intent,
        talk_id=given.talk_id,
        now=timezone.now(),
    )
    return {"use_id": use.pk}


@router.post("/uses/{int:use_id}/sent", response={204: None, **REFUSED}, operation_id="note_phrase_sent")
def sent(request: HttpRequest, use_id: int, given: shapes.PhraseSent) -> Status[None]:
    """Note that it was sent, as this text; of somebody else's taking nothing is noted."""
    staff = staff_of(request)
    shops_asked(staff, given.shop_id)
    note_sent(shop_id=given.shop_id, use_id=use_id, text=given.text, by=staff.id, now=timezone.now())
    return Status(204, None)
