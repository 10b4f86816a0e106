"""One incident as its page shows it: what is wrong, how far it has come, policy, words, stop of sale."""

from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.cases.access import case_of
from heqi.cases.money.limits import approvers_of
from heqi.cases.rows import person
from heqi.incidents.access import announcements_of, incidents_in, live_orders_in, policies_of
from heqi.incidents.actions.edit import subject_of
from heqi.incidents.models import Incident, IncidentOrder, PolicyAsked
from heqi.incidents.rows import incident_rows, may_do, number_of_incident, plan_row, script_for
from heqi.outbox.contracts import ActionView
from heqi.outbox.queries import actions_of

Body = dict[str, Any]


def incident_page(incident: Incident, *, staff: StaffView, now: datetime) -> Body:
    """Everything but its orders, which are read a page at a time."""
    policies, words = list(policies_of(incident)), list(announcements_of(incident))
    stops = actions_of(subject=subject_of(incident), shop_ids=[incident.shop_id])
    people = {each.by for each in policies} | {each.by for each in words} | {each.ticked_by for each in stops}
    names = staff_names(
        {each for each in (*people, *(row.answered_by for row in policies), incident.closed_by) if each}
    )
    return {
        **incident_rows([incident], now=now)[0],
        "selection": incident.selection,
        "later": incident.later,
        "summary": incident.summary,
        "prevention": incident.prevention,
        "closed_by": person(incident.closed_by, names),
        "policy": _newest(incident, policies, staff, names),
        "policies": len(policies),
        "announcement": None
        if not words
        else {"no": words[-1].no, "words": words[-1].words, "at": words[-1].at, "by": person(words[-1].by, names)},
        "stops": [_stop(each, names) for each in stops],
        "may": may_do(staff, incident),
    }


def incident_of_case(staff: StaffView, case_id: int) -> Body | None:
    """The open incident that a case belongs to by its order, with the case's plan; None where there is none."""
    case = case_of(staff, case_id)
    row = live_orders_in(case.shop_id).filter(order_no=case.order_no, state=IncidentOrder.State.IN).first()
    if row is None:
        return None
    incident = incidents_in([case.shop_id]).get(pk=row.incident_id)
    mine = row.case_id == case.id and row.policy_no == incident.policy_no
    plan = plan_row(row) if mine else None
    free = not case.done and not case.outcome and staff.handles(case.shop_id)
    return {
        "id": incident.pk,
        "number": number_of_incident(incident.pk),
        "title": incident.title,
        "order_no": row.order_no,
        "plan": plan,
        "script": script_for(incident, row) if plan is not None else "",
        "may_follow": bool(plan and plan["outcome"]) and free,
        "told_at": row.told_at,
    }


def _newest(incident: Incident, policies: list[PolicyAsked], staff: StaffView, names: dict[int, str]) -> Body | None:
    """The one that waits, else the one in force, else the newest."""
    waiting = [each for each in policies if each.state == PolicyAsked.State.ASKED]
    holding = [each for each in policies if each.no == incident.policy_no]
    shown = next(iter([*waiting, *holding, *reversed(policies)]), None)
    if shown is None:
        return None
    asked = shown.state == PolicyAsked.State.ASKED
    approvers = approvers_of(incident.shop_id, cost=shown.sum_fen, asker=shown.by) if asked else []
    return {
        "no": shown.no,
        "state": shown.state,
        "offers": shown.body,
        "begin": shown.begin,
        "proactive": shown.proactive,
        "orders": shown.orders,
        "sum_fen": shown.sum_fen,
        "at": shown.at,
        "by": person(shown.by, names),
        "answered_at": shown.answered_at,
        "answered_by": person(shown.answered_by, names),
        "answer": shown.answer,
        "approvers": [{"id": staff_id, "name": name} for staff_id, name in approvers],
        "may_approve": asked and any(staff_id == staff.id for staff_id, _ in approvers),
        "may_decline": asked and staff.supervises(incident.shop_id),
    }


def _stop(action: ActionView, names: dict[int, str]) -> Body:
    return {
        "id": action.id,
        "state": action.state,
        "goods": action.payload["goods"],
        "sku": action.payload["sku"],
        "text": action.payload["text"],
        "place": action.payload["place"],
        "link": action.payload["link"],
        "ticked_at": action.ticked_at,
        "ticked_by": person(action.ticked_by, names),
    }
