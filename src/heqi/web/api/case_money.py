"""Approvals and remedies of a case over HTTP: one call per button."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router

from heqi.cases.actions import (
    approve_choice,
    ask_approval,
    decline_choice,
    give_remedy,
    tick_remedy,
    withdraw_approval,
    withdraw_remedy,
)
from heqi.cases.detail import detail_of
from heqi.cases.models import Case
from heqi.cases.money.catalogue import RemedyKind
from heqi.web.api.case_edits import ChooseEdit, Edit
from heqi.web.api.case_shapes import CaseDetail
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
ANSWERS: dict[int | frozenset[int], Any] = {
    200: CaseDetail,
    frozenset({400, 401, 403, 404, 409, 422}): Problem,
}


class ApproveEdit(Edit):
    """Say yes. `looked`, `above_paid`: as in ChooseEdit."""

    looked: bool = False
    above_paid: bool = False


class DeclineEdit(Edit):
    """Say no, and why."""

    reason: str = Field(max_length=500)


class RemedyEdit(Edit):
    """Give a remedy. `over_budget`: the owner, although the budget is used up, with a reason.

    `looked`, `above_paid`: as in ChooseEdit.
    """

    kind: RemedyKind
    reason: str = Field("", max_length=500)
    over_budget: bool = False
    looked: bool = False
    above_paid: bool = False


class HandOutEdit(Edit):
    """A remedy was handed out. `looked`: the platform's page was checked when our facts are old."""

    looked: bool = False


@router.post("/{int:case_id}/approval", response=ANSWERS)
def ask(request: HttpRequest, case_id: int, given: ChooseEdit) -> dict[str, Any]:
    """Ask a colleague's yes to a choice above one's own limit or the shop's four-eyes sum."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, ask_approval(staff=staff, case_id=case_id, now=now, **given.dict()), now)


@router.post("/{int:case_id}/approval/approve", response=ANSWERS)
def approve(request: HttpRequest, case_id: int, given: ApproveEdit) -> dict[str, Any]:
    """Approve what waits; its flow starts."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, approve_choice(staff=staff, case_id=case_id, now=now, **given.dict()), now)


@router.post("/{int:case_id}/approval/decline", response=ANSWERS)
def decline(request: HttpRequest, case_id: int, given: DeclineEdit) -> dict[str, Any]:
    """Decline what waits."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, decline_choice(staff=staff, case_id=case_id, now=now, **given.dict()), now)


@router.post("/{int:case_id}/approval/withdraw", response=ANSWERS)
def take_back(request: HttpRequest, case_id: int, given: Edit) -> dict[str, Any]:
    """Take one's own request back."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, withdraw_approval(staff=staff, case_id=case_id, version=given.version, now=now), now)


@router.post("/{int:case_id}/remedies", response=ANSWERS)
def give(request: HttpRequest, case_id: int, given: RemedyEdit) -> dict[str, Any]:
    """Give something beside what is owed."""
    staff, now = staff_of(request), timezone.now()
    return _show(request, give_remedy(staff=staff, case_id=case_id, now=now, **given.dict()), now)


@router.post("/{int:case_id}/remedies/{int:remedy_id}/tick", response=ANSWERS)
def hand_out(request: HttpRequest, case_id: int, remedy_id: int, given: HandOutEdit) -> dict[str, Any]:
    """It was handed out."""
    staff, now = staff_of(request), timezone.now()
    case = tick_remedy(staff=staff, case_id=case_id, remedy_id=remedy_id, now=now, **given.dict())
    return _show(request, case, now)


@router.post("/{int:case_id}/remedies/{int:remedy_id}/withdraw", response=ANSWERS)
def withdraw(request: HttpRequest, case_id: int, remedy_id: int, given: Edit) -> dict[str, Any]:
    """It is not given after all."""
    staff, now = staff_of(request), timezone.now()
    case = withdraw_remedy(staff=staff, case_id=case_id, remedy_id=remedy_id, version=given.version, now=now)
    return _show(request, case, now)


def _show(request: HttpRequest, case: Case, now: datetime) -> dict[str, Any]:
    return detail_of(case, staff=staff_of(request), now=now)
