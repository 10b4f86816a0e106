"""Incidents and their orders as the API gives them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.cases.access import cases_in
from heqi.cases.rows import number_of, person
from heqi.core.incidents.announcement import fill_text
from heqi.core.incidents.phase import Phase
from heqi.core.incidents.plan import WHYS, Why, say_rights
from heqi.core.incidents.policy import load_policy
from heqi.core.labels import OUTCOMES
from heqi.core.money import yuan
from heqi.core.time import shanghai_date
from heqi.core.words import Outcome
from heqi.incidents.access import RUNNING, announcements_of, policies_of
from heqi.incidents.models import Incident, IncidentOrder
from heqi.incidents.progress import Progress, progress_of
from heqi.shops.access import shops_by_id
from heqi.trade.selecting import OrderGist, gists_of

Row = dict[str, Any]


def number_of_incident(incident_id: int) -> str:
    """What people call an incident: E0042."""
    return f"E{incident_id:04d}"


def incident_rows(incidents: Sequence[Incident], *, now: datetime) -> list[Row]:
    """Rows of the list, in the order given."""
    shops = shops_by_id({each.shop_id for each in incidents})
    names = staff_names({each.opened_by for each in incidents})
    standing: dict[int, Progress] = {}
    for shop_id in shops:
        mine = {each.pk: each.policy_no for each in incidents if each.shop_id == shop_id}
        standing |= progress_of(shop_id, mine, now=now)
    return [
        {
            "id": each.pk,
            "number": number_of_incident(each.pk),
            "version": each.version,
            "shop": {"id": each.shop_id, "name": shops[each.shop_id].name, "platform": shops[each.shop_id].platform},
            "title": each.title,
            "wrong": each.wrong,
            "family": each.family,
            "cause": each.cause,
            "state": each.state,
            "opened_at": each.opened_at,
            "opened_by": person(each.opened_by, names),
            "closed_at": each.closed_at,
            "estimate_fen": _estimate(each),
            "progress": standing[each.pk],
        }
        for each in incidents
    ]


def order_rows(incident: Incident, rows: Sequence[IncidentOrder]) -> list[Row]:
    """Orders with their case, their plan in words, and what to tell the buyer."""
    gists = {gist.order_no: gist for gist in gists_of(incident.shop_id, [row.order_no for row in rows])}
    cases = cases_in([incident.shop_id]).in_bulk([row.case_id for row in rows if row.case_id is not None])
    names = staff_names({each for row in rows for each in (row.told_by, row.answered_by, row.excluded_by) if each})
    last = announcements_of(incident).last()
    words = "" if last is None else last.words
    return [_order_row(row, gists.get(row.order_no), cases.get(row.case_id or 0), words, names) for row in rows]


def plan_row(row: IncidentOrder) -> Row | None:
    """What the policy says for this order; None while none was worked into it."""
    if not row.policy_no or not row.why:
        return None
    why, why_en = WHYS[Why(row.why)]
    return {
        "outcome": row.outcome or None,
        "amount_fen": row.amount_fen,
        "why": why,
        "why_en": why_en,
        "rights": row.rights,
        "begun": row.begun_on is not None,
        "stuck": row.stuck,
    }


def script_for(incident: Incident, row: IncidentOrder) -> str:
    """The policy's own words for this order's phase, with the buyer's rights behind them; empty where it has none."""
    policy = policies_of(incident).filter(no=row.policy_no).first() if row.policy_no else None
    offer = None if policy is None else load_policy(policy.body).get(Phase(row.phase))
    if offer is None or not row.outcome or offer.outcome != row.outcome:
        return ""
    return offer.words and offer.words + _rights(row)


def _order_row(row: IncidentOrder, gist: OrderGist | None, case: Any, words: str, names: Mapping[int, str]) -> Row:
    goods = gist.goods[0] if gist is not None and gist.goods else ("", "", "", "")
    return {
        "id": row.pk,
        "order_no": row.order_no,
        "state": row.state,
        "phase": row.phase,
        "paid_fen": row.paid_fen,
        "goods": goods[1],
        "sku": goods[2],
        "note": gist.note if gist is not None else "",
        "shipped_at": gist.shipped_at if gist is not None else None,
        "case": None if case is None else _case_row(case, opened=row.opened),
        "plan": plan_row(row),
        "text": _text(row, gist, words) if row.state == IncidentOrder.State.IN else "",
        "told_at": row.told_at,
        "told_by": person(row.told_by, names),
        "told_no": row.told_no,
        "answered_at": row.answered_at,
        "reason": row.reason,
        "excluded_by": person(row.excluded_by, names),
    }


def _case_row(case: Any, *, opened: bool) -> Row:
    return {
        "id": case.id,
        "number": number_of(case.id),
        "version": case.version,
        "stage": case.stage,
        "outcome": case.outcome or None,
        "amount_fen": case.amount_fen,
        "due": case.due,
        "done": case.done,
        "opened": opened,
    }


def _text(row: IncidentOrder, gist: OrderGist | None, words: str) -> str:
    """What this buyer is told. Where it names an offer, the rights beside the offer are named too."""
    if not words:
        return ""
    named = "{outcome}" in words or "{amount}" in words
    return fill_text(words, _values(row, gist)) + (_rights(row) if named else "")


def _values(row: IncidentOrder, gist: OrderGist | None) -> Mapping[str, str]:
    shipped = gist.shipped_at if gist is not None else None
    day = shanghai_date(shipped) if shipped is not None else None
    return {
        "order_no": row.order_no,
        "goods": gist.goods[0][1] if gist is not None and gist.goods else "",
        "shipped_on": f"{day.month}月{day.day}日" if day is not None else "",
        "outcome": OUTCOMES[Outcome(row.outcome)][0] if row.outcome else "",
        "amount": yuan(row.amount_fen).removeprefix("¥") + "元" if row.amount_fen is not None else "",
    }


def _rights(row: IncidentOrder) -> str:
    return say_rights(tuple(Outcome(each) for each in row.rights))


def _estimate(incident: Incident) -> int | None:
    policy = policies_of(incident).filter(no=incident.policy_no).first() if incident.policy_no else None
    return None if policy is None else policy.sum_fen


def may_do(staff: StaffView, incident: Incident) -> Row:
    """What the buttons may be."""
    held = staff.shops[incident.shop_id].role
    is_open = incident.state == Incident.State.OPEN
    return {
        "run": is_open and held in RUNNING,
        "decide": is_open and staff.supervises(incident.shop_id),
        "tell": is_open and staff.handles(incident.shop_id),
    }
