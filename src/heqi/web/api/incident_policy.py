"""An incident's policy and words over HTTP, and what they mean for one case."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.cases.detail import detail_of
from heqi.cases.money.limits import four_eyes_fen
from heqi.core.incidents.phase import Phase
from heqi.core.incidents.policy import Offer, require_policy
from heqi.incidents import actions
from heqi.incidents.access import incident_of, require_supervisor
from heqi.incidents.estimate import estimate_policy
from heqi.incidents.models import IncidentOrder
from heqi.incidents.page import incident_of_case, incident_page
from heqi.incidents.rows import order_rows
from heqi.shops.access import get_shop
from heqi.web.api import incident_edits as edits
from heqi.web.api import incident_shapes as shapes
from heqi.web.api.case_edits import Edit
from heqi.web.api.case_shapes import CaseDetail
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: shapes.IncidentShape, **REFUSED}
ORDER: dict[int | frozenset[int], Any] = {200: shapes.IncidentOrderRow, **REFUSED}


@router.post("/{int:incident_id}/policy/reckon", response={200: shapes.PolicyEstimate, **REFUSED})
def reckon(request: HttpRequest, incident_id: int, given: edits.PolicyTried) -> dict[str, Any]:
    """What a policy would come to, and whether one may set it alone; nothing is written."""
    staff = staff_of(request)
    incident = incident_of(staff, incident_id)
    require_supervisor(staff, incident.shop_id)
    estimate = estimate_policy(incident, require_policy(_offers(given)))
    above = four_eyes_fen(get_shop(incident.shop_id))
    one_is_enough = above is None or estimate.sum_fen <= above
    return {
        "orders": estimate.orders,
        "sum_fen": estimate.sum_fen,
        "counts": estimate.counts,
        "by_phase": estimate.by_phase,
        "alone": one_is_enough and staff.may_spend(incident.shop_id, estimate.sum_fen),
    }


@router.post("/{int:incident_id}/policy", response=ANSWERS)
def set_policy(request: HttpRequest, incident_id: int, given: edits.PolicyEdit) -> dict[str, Any]:
    """Set the policy, or ask for it where its sum is above a limit; a worker carries it out."""
    staff, now = staff_of(request), timezone.now()
    wanted = actions.Wanted(_offers(given), given.begin, given.proactive, given.looked)
    actions.set_policy(staff=staff, incident_id=incident_id, version=given.version, wanted=wanted, now=now)
    return _page(request, incident_id)


@router.post("/{int:incident_id}/policy/approve", response=ANSWERS)
def approve(request: HttpRequest, incident_id: int, given: Edit) -> dict[str, Any]:
    """Another person's yes to the sum."""
    actions.approve_policy(staff=staff_of(request), incident_id=incident_id, version=given.version, now=timezone.now())
    return _page(request, incident_id)


@router.post("/{int:incident_id}/policy/decline", response=ANSWERS)
def decline(request: HttpRequest, incident_id: int, given: edits.PolicyDeclined) -> dict[str, Any]:
    """Not like this, and why; or its setter takes it back."""
    actions.decline_policy(
        staff=staff_of(request),
        incident_id=incident_id,
        version=given.version,
        reason=given.reason,
        now=timezone.now(),
    )
    return _page(request, incident_id)


@router.post("/{int:incident_id}/announcement", response=ANSWERS)
def announce(request: HttpRequest, incident_id: int, given: edits.AnnouncementEdit) -> dict[str, Any]:
    """What the buyers are told from now on."""
    actions.announce(
        staff=staff_of(request), incident_id=incident_id, version=given.version, words=given.words, now=timezone.now()
    )
    return _page(request, incident_id)


@router.post("/{int:incident_id}/told", response=ORDER)
def tell(request: HttpRequest, incident_id: int, given: edits.ToldEdit) -> dict[str, Any]:
    """This buyer was told, by hand."""
    row = actions.tell_buyer(
        staff=staff_of(request), incident_id=incident_id, order_no=given.order_no, no=given.no, now=timezone.now()
    )
    return _order(request, row)


@router.post("/{int:incident_id}/answered", response=ORDER)
def answer(request: HttpRequest, incident_id: int, given: edits.AnsweredEdit) -> dict[str, Any]:
    """This buyer has answered."""
    row = actions.note_answer(
        staff=staff_of(request), incident_id=incident_id, order_no=given.order_no, now=timezone.now()
    )
    return _order(request, row)


@router.get("/of-case/{int:case_id}", response={200: shapes.IncidentOfCase | None, **REFUSED})
def read_of_case(request: HttpRequest, case_id: int) -> dict[str, Any] | None:
    """The open incident that a case belongs to, or null."""
    return incident_of_case(staff_of(request), case_id)


@router.post("/of-case/{int:case_id}/follow", response={200: CaseDetail, **REFUSED})
def follow(request: HttpRequest, case_id: int, given: edits.FollowEdit) -> dict[str, Any]:
    """Settle a case on its incident's plan."""
    staff, now = staff_of(request), timezone.now()
    case = actions.follow_plan(staff=staff, case_id=case_id, now=now, **given.dict())
    return detail_of(case, staff=staff, now=now)


def _offers(given: edits.PolicyTried) -> dict[Phase, Offer]:
    return {phase: Offer(**offer.dict()) for phase, offer in given.offers.items()}


def _page(request: HttpRequest, incident_id: int) -> dict[str, Any]:
    staff = staff_of(request)
    return incident_page(incident_of(staff, incident_id), staff=staff, now=timezone.now())


def _order(request: HttpRequest, row: IncidentOrder) -> dict[str, Any]:
    return order_rows(incident_of(staff_of(request), row.incident_id), [row])[0]
