"""Work a policy into the case of one order, inside the batch's transaction: open it, advise it, settle on it."""

from datetime import datetime

from heqi.cases.access import lock_cases
from heqi.cases.actions.join_incident import Advice, advise_case, open_for_incident
from heqi.cases.judge import judge_case
from heqi.cases.models import Case
from heqi.cases.spending.spent import spent_on
from heqi.core.errors import HeqiError
from heqi.core.incidents.phase import Phase
from heqi.core.incidents.plan import Plan, Why, plan_case
from heqi.core.incidents.policy import load_policy
from heqi.core.words import ReasonFamily
from heqi.incidents.actions.settle_on_plan import settle_on_plan
from heqi.incidents.models import Incident, IncidentOrder, PolicyAsked
from heqi.journal.contracts import Actor


def work_policy(incident: Incident, policy: PolicyAsked, row: IncidentOrder, *, now: datetime, cause: int) -> None:
    """The row keeps the plan, or why there is none. Once per policy and order, whatever is repeated."""
    row.policy_no, row.stuck = policy.no, ""
    try:
        case = _case_of(incident, policy, row, now, cause)
    except HeqiError as error:
        _keep(row, Plan(Why.PERSON), stuck=error.code)
        return
    if case is None:
        _keep(row, Plan(Why.NO_CASE if row.phase in policy.body else Why.NO_OFFER))
        return
    row.case_id = case.id
    plan = _plan(case, policy, row, now)
    _keep(row, plan)
    if plan.why in (Why.SETTLED, Why.CHOSEN):
        return
    advice = advice_of(incident, row)
    advise_case(case, advice, link=incident.cause, actor=Actor.staff(policy.by), now=now, cause=cause)
    if policy.begin and plan.outcome is not None:
        try:
            settle_on_plan(
                incident, policy, row, case, by=policy.by, approved_by=policy.answered_by, looked=policy.looked,
                now=now, cause=cause,
            )  # fmt: skip
        except HeqiError as error:
            _keep(row, plan, stuck=error.code)


def advice_of(incident: Incident, row: IncidentOrder) -> Advice:
    """The plan of an order as its case is told."""
    return Advice(incident.pk, row.policy_no, row.why, row.outcome or None, row.amount_fen, row.rights)  # type: ignore[arg-type]


def _case_of(incident: Incident, policy: PolicyAsked, row: IncidentOrder, now: datetime, cause: int) -> Case | None:
    """The open case of the order, or the one that it had; opened where the policy is to go to the buyers first."""
    held = lock_cases(incident.shop_id, order_no=row.order_no)
    if held:
        return min(held, key=lambda case: (case.done, -case.id))
    if not policy.proactive or row.phase not in policy.body:
        return None
    case = open_for_incident(
        shop_id=incident.shop_id,
        order_no=row.order_no,
        wrong=incident.wrong,
        family=ReasonFamily(incident.family),
        actor=Actor.staff(policy.by),
        now=now,
        cause=cause,
    )
    row.opened = True
    return case


def _plan(case: Case, policy: PolicyAsked, row: IncidentOrder, now: datetime) -> Plan:
    if case.done:
        return Plan(Why.SETTLED)
    if case.outcome:
        return Plan(Why.CHOSEN)
    settled = any(not each.beside for each in spent_on(case))
    if row.begun_on not in (None, case.id) or settled:
        return Plan(Why.PAID)  # of two cases of one order, the second gives nobody a second payment
    judged = judge_case(case, now=now)
    offer = load_policy(policy.body).get(Phase(row.phase))
    return plan_case(judged.decision, offer, paid_fen=judged.facts.order.paid_fen)


def _keep(row: IncidentOrder, plan: Plan, *, stuck: str = "") -> None:
    row.outcome, row.amount_fen, row.cost_fen = plan.outcome or "", plan.amount_fen, plan.cost_fen
    row.why, row.rights, row.stuck = plan.why, list(plan.rights), stuck
    row.save()
