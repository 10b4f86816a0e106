"""Settle a case on the plan of its incident, never beyond the sum that was allowed for all of them."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from heqi.accounts.contracts import StaffView
from heqi.cases.access import case_of, lock_case
from heqi.cases.actions.assign_case import require_free_or_supervisor
from heqi.cases.actions.join_incident import Advice, settle_by_incident
from heqi.cases.models import Case
from heqi.cases.money.limits import may_decide_alone
from heqi.core.errors import HeqiError
from heqi.core.money import yuan
from heqi.core.words import Outcome
from heqi.incidents.access import live_orders_in, lock_for_work, orders_of, policies_of, require_teller
from heqi.incidents.models import Incident, IncidentOrder, PolicyAsked


def settle_on_plan(
    incident: Incident,
    policy: PolicyAsked,
    row: IncidentOrder,
    case: Case,
    *,
    by: int,
    approved_by: int | None,
    looked: bool,
    above_paid: bool = False,
    now: datetime,
    cause: int | None,
) -> None:
    """The flow of a locked case starts; all or nothing. Raises incident.sum and what settle_by_incident raises."""
    with transaction.atomic():
        advice = Advice(incident.pk, policy.no, row.why, Outcome(row.outcome), row.amount_fen)
        cost = settle_by_incident(
            case, advice, by=by, approved_by=approved_by, reason=f"事件：{incident.title}", looked=looked,
            above_paid=above_paid, now=now, cause=cause,
        )  # fmt: skip
        _require_left(incident, policy, cost)
        row.begun_on, row.cost_fen, row.stuck = case.id, cost, ""
        row.save(update_fields=["begun_on", "cost_fen", "stuck"])


def follow_plan(
    *, staff: StaffView, case_id: int, version: int, looked: bool, above_paid: bool = False, now: datetime
) -> Case:
    """One case on its plan, by whoever works on it: the policy's own yes reaches where their limit does not.

    Raises lock_case's, case.taken, incident.no_plan, what settle_on_plan raises.
    """
    with transaction.atomic():
        incident, row = _planned(staff, case_id)
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        policy = policies_of(incident).get(no=row.policy_no)
        alone = may_decide_alone(case, staff, row.cost_fen)
        approver = None if alone else policy.by if policy.by != staff.id else policy.answered_by
        settle_on_plan(
            incident, policy, row, case, by=staff.id, approved_by=approver, looked=looked, above_paid=above_paid,
            now=now, cause=None,
        )  # fmt: skip
        return case


def _planned(staff: StaffView, case_id: int) -> tuple[Incident, IncidentOrder]:
    """The incident, held, and the order whose case this is. Raises case.none, role.cases, incident.no_plan."""
    shop_id = case_of(staff, case_id).shop_id
    require_teller(staff, shop_id)
    row = live_orders_in(shop_id).filter(case_id=case_id, state=IncidentOrder.State.IN).first()
    incident = None if row is None else lock_for_work(shop_id, row.incident_id)
    if row is not None and incident is not None and row.outcome and row.policy_no == incident.policy_no:
        return incident, orders_of(incident).get(pk=row.pk)
    raise HeqiError("incident.no_plan", "这个售后没有可用的事件方案。", "No incident has a plan for this case.", 409)


def _require_left(incident: Incident, policy: PolicyAsked, cost: int) -> None:
    """What cases are owed may come to more than was reckoned; then people go on, each within their own limit."""
    begun = orders_of(incident).filter(policy_no=policy.no, begun_on__isnull=False)
    spent = begun.order_by().aggregate(sum=Sum("cost_fen"))["sum"] or 0
    if spent + cost > policy.sum_fen:
        raise HeqiError(
            "incident.sum",
            f"超出方案批准的总额 {yuan(policy.sum_fen)}，请单独处理或重新设定方案。",
            f"This is beyond the policy's sum of {yuan(policy.sum_fen)}; settle it by itself.",
            409,
            {"sum_fen": policy.sum_fen, "spent_fen": spent, "cost_fen": cost},
        )
