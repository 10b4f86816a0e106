"""Approvals of a case over HTTP: one call per button."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router

from heqi.cases.actions import approve_choice, ask_approval, decline_choice, withdraw_approval
from heqi.cases.detail import detail_of
from heqi.cases.models import Case
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
    """Say yes. `looked`: the platform's page was checked when our facts are old."""

    looked: bool = False


class DeclineEdit(Edit):
    """Say no, and why."""

    reason: str = Field(max_length=500)


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


def _show(request: HttpRequest, case: Case, now: datetime) -> dict[str, Any]:
    return detail_of(case, staff=staff_of(request), now=now)
