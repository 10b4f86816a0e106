"""A message over HTTP, checked before it leaves. What is sent here is neither stored nor logged."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from heqi.assets.loader import load_screener
from heqi.core.language.screen.talk import Talk
from heqi.core.language.talk import Turn
from heqi.core.reception.release import is_releasable, released_body
from heqi.language.queries import words_of
from heqi.web.api import language_shapes as shapes
from heqi.web.api.screened import finding_row
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()


@router.post("", response={200: shapes.ScreeningShape, frozenset({400, 401, 403, 404, 422}): Problem})
def screen(request: HttpRequest, given: shapes.Message) -> dict[str, Any]:
    """What the message holds by the platforms' rules and the shop's own words. Asked as one writes."""
    shops_asked(staff_of(request), given.shop_id)
    previous = tuple(Turn(turn.from_, turn.text) for turn in given.context)
    found = load_screener().screen(
        given.text, direction=given.direction, words=words_of(given.shop_id), talk=Talk(previous=previous)
    )
    rows = [{**finding_row(each), "releasable": is_releasable(given.text, each)} for each in found.findings]
    return {**released_body(given.text, found), "findings": rows}
