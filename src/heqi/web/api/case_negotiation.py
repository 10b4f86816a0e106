"""The negotiation of a case over HTTP: one call per button."""

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router

from heqi.cases.actions import (
    answer_offer,
    confirm_restatement,
    keep_promise,
    lower_case,
    make_offer,
    make_promise,
    raise_case,
    restate_matter,
    withdraw_promise,
)
from heqi.cases.detail import detail_of
from heqi.cases.models import Case, Offer
from heqi.core.words import Outcome
from heqi.web.api.case_edits import Edit, Fen, WithdrawEdit
from heqi.web.api.case_shapes import CaseDetail
from heqi.web.api.moments import Moment
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
ANSWERS: dict[int | frozenset[int], Any] = {
    200: CaseDetail,
    frozenset({400, 401, 403, 404, 409, 422}): Problem,
}


class RestateEdit(Edit):
    """What was said back to the buyer."""

    words: str = Field(max_length=1000)


class OfferEdit(Edit):
    """An offer of ours, or the buyer's counter-offer."""

    side: Literal["shop", "buyer"]
    outcome: Outcome
    amount_fen: Fen | None = None
    words: str = Field("", max_length=1000)


class OfferAnswer(Edit):
    """The other side's word."""

    accepted: bool


class PromiseEdit(Edit):
    """What the buyer is told, by when."""

    what: str = Field(max_length=500)
    due_at: Moment
    outcome: Outcome | None = None
    penalty_fen: Fen | None = None


class LadderEdit(Edit):
    """Why."""

    reason: str = Field(max_length=500)


@router.post("/{int:case_id}/restate", response=ANSWERS)
def restate(request: HttpRequest, case_id: int, given: RestateEdit) -> dict[str, Any]:
    """Put on record how the matter was said back to the buyer."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, restate_matter(staff=staff, case_id=case_id, now=now, **given.dict()), now)


@router.post("/{int:case_id}/restate/confirm", response=ANSWERS)
def confirm(request: HttpRequest, case_id: int, given: Edit) -> dict[str, Any]:
    """The buyer said yes to it."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, confirm_restatement(staff=staff, case_id=case_id, version=given.version, now=now), now)


@router.post("/{int:case_id}/offers", response=ANSWERS)
def offer(request: HttpRequest, case_id: int, given: OfferEdit) -> dict[str, Any]:
    """Put an offer on the table; the one that lay there lapses."""
    staff, now = staff_of(request), timezone.now()
    sent = {**given.dict(), "side": Offer.Side(given.side)}
    return _show(request, make_offer(staff=staff, case_id=case_id, now=now, **sent), now)


@router.post("/{int:case_id}/offers/{int:offer_id}/answer", response=ANSWERS)
def answer(request: HttpRequest, case_id: int, offer_id: int, given: OfferAnswer) -> dict[str, Any]:
    """The other side accepts or declines."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, answer_offer(staff=staff, case_id=case_id, offer_id=offer_id, now=now, **given.dict()), now)


@router.post("/{int:case_id}/promises", response=ANSWERS)
def promise(request: HttpRequest, case_id: int, given: PromiseEdit) -> dict[str, Any]:
    """Put a promise on record; its clock runs from now."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, make_promise(staff=staff, case_id=case_id, now=now, **given.dict()), now)


@router.post("/{int:case_id}/promises/{int:promise_id}/keep", response=ANSWERS)
def keep(request: HttpRequest, case_id: int, promise_id: int, given: Edit) -> dict[str, Any]:
    """It was done."""
    staff, now = staff_of(request), timezone.now()
    case = keep_promise(staff=staff, case_id=case_id, promise_id=promise_id, version=given.version, now=now)
    return _show(request, case, now)


@router.post("/{int:case_id}/promises/{int:promise_id}/withdraw", response=ANSWERS)
def withdraw(request: HttpRequest, case_id: int, promise_id: int, given: WithdrawEdit) -> dict[str, Any]:
    """It was never given."""
    staff, now = staff_of(request), timezone.now()
    case = withdraw_promise(staff=staff, case_id=case_id, promise_id=promise_id, now=now, **given.dict())
    return _show(request, case, now)


@router.post("/{int:case_id}/raise", response=ANSWERS)
def call_in(request: HttpRequest, case_id: int, given: LadderEdit) -> dict[str, Any]:
    """Call in the rank above."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, raise_case(staff=staff, case_id=case_id, now=now, **given.dict()), now)


@router.post("/{int:case_id}/lower", response=ANSWERS)
def hand_back(request: HttpRequest, case_id: int, given: LadderEdit) -> dict[str, Any]:
    """Hand the case back to the agents."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, lower_case(staff=staff, case_id=case_id, now=now, **given.dict()), now)


def _show(request: HttpRequest, case: Case, now: datetime) -> dict[str, Any]:
    return detail_of(case, staff=staff_of(request), now=now)
