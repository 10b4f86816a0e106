"""The whole case page as one value: row, order, request, decision as of now, flow, story, rules, permissions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names, staff_of_shop
from heqi.accounts.contracts import StaffView
from heqi.cases.access import (
    all_answers_of,
    all_steps_of,
    approvals_of,
    contacts_of,
    notes_of,
    offers_of,
    promises_of,
    restatements_of,
    steps_of,
    subject_of,
    wishes_of,
)
from heqi.cases.cause_page import cause_page
from heqi.cases.ending_page import ending_page
from heqi.cases.findings_page import findings_page
from heqi.cases.flow_page import flow_page
from heqi.cases.history import tell_story
from heqi.cases.judge import judge
from heqi.cases.models import Case, FlowStep
from heqi.cases.money.page import money_page
from heqi.cases.negotiation_page import negotiation_page
from heqi.cases.personal import personal_fields
from heqi.cases.progress import progress_of
from heqi.cases.rows import person, rows_of
from heqi.cases.rules_page import rules_page
from heqi.cases.spending.paid_before import paid_before_case
from heqi.cases.statements import Statements, statements_of
from heqi.core.cases.decision_json import write_decision
from heqi.core.cases.flows.progress import has_run_through
from heqi.core.masks import mask_contacts
from heqi.core.words import Stage
from heqi.journal.queries import entries_of
from heqi.shops.access import get_shop
from heqi.trade.contracts import AfterSaleView
from heqi.workorders.queries import words_of_case


def detail_of(case: Case, *, staff: StaffView, now: datetime) -> dict[str, Any]:
    """`CaseDetail` of the API. Reads only; the decision shown is made now, so clocks and windows are right."""
    stated = statements_of(case.shop_id, order_no=case.order_no, after_sale_no=case.after_sale_no)
    judged = judge(case, stated, shop=get_shop(case.shop_id), refunded_fen=paid_before_case(case), now=now)
    steps = list(steps_of(case)) if case.outcome else []
    contacts = list(contacts_of(case))
    colleagues = staff_of_shop(case.shop_id)
    decision = write_decision(judged.decision)
    findings = findings_page(case, judged, now=now)
    asks = any(question["decisive"] for question in findings["questions"])
    return {
        **rows_of([case])[0],
        "as_of": judged.facts.as_of,
        "first_channel": case.first_channel,
        "order": _order(stated),
        "after_sale": _after_sale(stated.after_sale),
        "decision": decision,
        "flow": flow_page(case, steps, stated.parcels),
        "ending": ending_page(case),
        "findings": findings,
        "cause": cause_page(case, judged, now=now),
        "negotiation": negotiation_page(case, judged, now=now, staff=staff, open_questions=asks),
        "money": money_page(case, judged, staff=staff, now=now),
        "contacts": [
            {"id": each.id, "at": each.at, "channel": each.channel, "by": _by(each.by), "note": each.note}
            for each in contacts
        ],
        "timeline": _story(case, stated),
        "rules": rules_page(judged, now),
        "may": _may(case, staff, steps),
        "personal": [
            {"field": each.field, "shown": each.shown, "hidden": each.hidden} for each in personal_fields(case).values()
        ],
        "staff": [{"id": staff_id, "name": name} for staff_id, name in colleagues],
    }


def _by(staff_id: int) -> dict[str, Any] | None:
    return person(staff_id, staff_names([staff_id]))


def _story(case: Case, stated: Statements) -> list[dict[str, Any]]:
    entries = entries_of(subject=subject_of(case.id), shop_ids=[case.shop_id])
    steps = list(all_steps_of(case))
    notes: dict[tuple[str, int], str] = {("tick", step.id): step.note for step in steps if step.note}
    notes |= {("contact", each.id): each.note for each in contacts_of(case)}
    notes |= {("wish", each.id): each.words for each in wishes_of(case)}
    notes |= {("answer", each.id): each.note for each in all_answers_of(case)}
    notes |= {("restated", each.id): each.words for each in restatements_of(case)}
    notes |= {("offer", each.id): each.words for each in offers_of(case) if each.words}
    notes |= {("approval", each.id): each.answer or each.reason for each in approvals_of(case)}
    notes |= {("promise", each.id): each.what for each in promises_of(case)}
    notes |= {("said", turn): words for turn, words in words_of_case(case.shop_id, case.id).items()}
    notes |= {("note", each.id): each.words for each in notes_of(case)}
    return tell_story(
        entries,
        names=staff_names({entry.actor.id for entry in entries if entry.actor.id is not None}),
        notes=notes,
        verbs={step.key: (step.body["verb"], step.body["verb_en"]) for step in steps},
        order=stated.order,
        after_sale=stated.after_sale,
    )


def _order(stated: Statements) -> dict[str, Any] | None:
    order = stated.order
    if order is None:
        return None
    shown = _fields(order, ORDER_FIELDS)
    lines = [_fields(line, ("goods", "sku", "quantity", "price_fen")) for line in stated.lines]
    parcels = [_fields(parcel, ("carrier", "tracking_no", "direction")) for parcel in stated.parcels]
    return {**shown, "note": mask_contacts(order.note), "lines": lines, "parcels": parcels}


ORDER_FIELDS = (
    "order_no",
    "state",
    "state_text",
    "paid_fen",
    "goods_fen",
    "postage_fen",
    "created_at",
    "paid_at",
    "grouped_at",
    "promised_ship_at",
    "shipped_at",
    "signed_at",
    "completed_at",
    "note",
    "as_of",
)
REQUEST_FIELDS = (
    "after_sale_no",
    "state",
    "state_text",
    "reason",
    "requested_fen",
    "applied_at",
    "expires_at",
    "as_of",
)


def _after_sale(request: AfterSaleView | None) -> dict[str, Any] | None:
    return None if request is None else {**_fields(request, REQUEST_FIELDS), "type_text": request.type}


def _fields(view: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(view, name) for name in names}


def _may(case: Case, staff: StaffView, steps: list[FlowStep]) -> Mapping[str, bool]:
    """What the buttons may be; every action checks again."""
    over = staff.supervises(case.shop_id)
    handles = staff.handles(case.shop_id)
    mine = handles and (case.owner_id in (None, staff.id) or over)
    left = any(each.has_left_house for each in progress_of(steps))
    final = case.stage in (Stage.SETTLED, Stage.CLOSED)
    undecided = not case.outcome or has_run_through(progress_of(steps))
    return {
        "take": case.owner_id != staff.id and mine,
        "release": case.owner_id is not None and mine,
        "assign": over,
        "choose": mine and not final and undecided,
        "contact": handles and not final,
        "cause": handles,
        "reopen": handles and final and bool(case.order_no),
        "override": over and not final and undecided,
        "tick": mine and bool(steps) and not final,
        "withdraw": mine and bool(case.outcome) and not left and not final,
    }
