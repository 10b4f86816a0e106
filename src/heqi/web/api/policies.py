"""Automation by policy over HTTP: figures, dry run, switch, stop, and what was done."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from heqi.accounts.contracts import StaffView
from heqi.automation.actions import draft_policy, stop_all, stop_policy, switch_on, try_policy
from heqi.automation.page import policies_page
from heqi.automation.today import automation_of
from heqi.cases.access import case_of
from heqi.core.cases.automation.kinds import PolicyKind
from heqi.core.errors import HeqiError
from heqi.web.api.policy_shapes import CaseAutomation, PolicyPage
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
of_case = Router()
ANSWERS: dict[int | frozenset[int], Any] = {200: PolicyPage, frozenset({400, 401, 403, 404, 409, 422}): Problem}


class FiguresEdit(Schema):
    """The figures by name, in fen, minutes, hours, grams; those left out take their defaults."""

    figures: dict[str, int]


class VersionEdit(Schema):
    """The version that was seen."""

    version: int


@router.get("/{int:shop_id}/policies", response=ANSWERS)
def read(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """Every kind of policy, and today's doings."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    return _show(staff, shop_id, timezone.now())


@router.post("/{int:shop_id}/policies/stop", response=ANSWERS)
def stop_every(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """Stop all of them at once (supervisor or owner)."""
    staff, now = staff_of(request), timezone.now()
    stop_all(staff=staff, shop_id=shop_id, now=now)
    return _show(staff, shop_id, now)


@router.put("/{int:shop_id}/policies/{policy_kind}", response=ANSWERS)
def draft(request: HttpRequest, shop_id: int, policy_kind: str, given: FiguresEdit) -> dict[str, Any]:
    """Set the figures (owner). A changed figure is another version, to be tried before it is switched on."""
    staff, now = staff_of(request), timezone.now()
    draft_policy(staff=staff, shop_id=shop_id, kind=_kind(staff, shop_id, policy_kind), figures=given.figures, now=now)
    return _show(staff, shop_id, now)


@router.post("/{int:shop_id}/policies/{policy_kind}/try", response=ANSWERS)
def dry_run(request: HttpRequest, shop_id: int, policy_kind: str, given: VersionEdit) -> dict[str, Any]:
    """What it would have done in the last 30 days (owner). Nothing of any case is touched."""
    staff, now = staff_of(request), timezone.now()
    try_policy(staff=staff, shop_id=shop_id, kind=_kind(staff, shop_id, policy_kind), version=given.version, now=now)
    return _show(staff, shop_id, now)


@router.post("/{int:shop_id}/policies/{policy_kind}/on", response=ANSWERS)
def switch(request: HttpRequest, shop_id: int, policy_kind: str, given: VersionEdit) -> dict[str, Any]:
    """Switch it on (owner), after a dry run of this version."""
    staff, now = staff_of(request), timezone.now()
    switch_on(staff=staff, shop_id=shop_id, kind=_kind(staff, shop_id, policy_kind), version=given.version, now=now)
    return _show(staff, shop_id, now)


@router.post("/{int:shop_id}/policies/{policy_kind}/stop", response=ANSWERS)
def stop(request: HttpRequest, shop_id: int, policy_kind: str) -> dict[str, Any]:
    """Stop it at once (supervisor or owner); what was not handed out is taken back."""
    staff, now = staff_of(request), timezone.now()
    stop_policy(staff=staff, shop_id=shop_id, kind=_kind(staff, shop_id, policy_kind), now=now)
    return _show(staff, shop_id, now)


@of_case.get("/{int:case_id}/automation", response={200: CaseAutomation, frozenset({401, 404}): Problem})
def read_case(request: HttpRequest, case_id: int) -> dict[str, Any]:
    """What policies did on this case, or why they left it."""
    return automation_of(case_of(staff_of(request), case_id))


def _kind(staff: StaffView, shop_id: int, name: str) -> PolicyKind:
    """Raises shop.none before policy.unknown: another merchant's shop tells nothing at all."""
    shops_asked(staff, shop_id)
    try:
        return PolicyKind(name)
    except ValueError:
        raise HeqiError("policy.unknown", "没有这种策略。", "There is no such kind of policy.", 404) from None


def _show(staff: StaffView, shop_id: int, now: datetime) -> dict[str, Any]:
    return policies_page(shop_id, staff=staff, now=now)
