"""Show one hidden field of an order, on record."""

from typing import Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from heqi.cases.actions.reveal_data import reveal_data
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()


class Reveal(Schema):
    """Which field of which case's order, and what for."""

    case_id: int
    field: Literal["buyer", "receiver", "phone", "address", "note", "buyer_note", "buyer_words"]
    reason: str = Field(max_length=500)


class Revealed(Schema):
    """The field as stored."""

    field: str
    value: str


@router.post("", response={200: Revealed, frozenset({400, 401, 403, 404, 422}): Problem})
def reveal(request: HttpRequest, given: Reveal) -> dict[str, str]:
    """The stored value; who saw it, when and why is in the journal."""
    value = reveal_data(staff=staff_of(request), now=timezone.now(), **given.dict())
    return {"field": given.field, "value": value}
