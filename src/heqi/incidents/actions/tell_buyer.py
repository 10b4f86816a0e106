"""Tick that a buyer was told, once; and that they have answered."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_cases
from heqi.cases.actions.edit import actor_of
from heqi.cases.actions.join_incident import record_told
from heqi.core.errors import HeqiError
from heqi.incidents.access import incident_of, lock_for_work, orders_of, require_open, require_teller
from heqi.incidents.actions.lay_words import lay_words
from heqi.incidents.models import Incident, IncidentOrder
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Subject
from heqi.outbox.actions import tick_action


def tell_buyer(*, staff: StaffView, incident_id: int, order_no: str, no: int, now: datetime) -> IncidentOrder:
    """The words number `no` went to the buyer by hand; the case has it as an attempt to reach them.

    Told twice changes nothing. Raises incident.none, .closed, .no_order, .not_in, .unworded, .reworded; role.cases.
    """
    with transaction.atomic():
        incident, row = _held(staff, incident_id, order_no)
        if row.told_at is not None:
            return row
        _require_wording(incident, no)
        lay_words(incident, [row], by=actor_of(staff), now=now)
        if row.action_id is not None:
            tick_action(action_id=row.action_id, by=actor_of(staff), now=now)
        row.told_no, row.told_at, row.told_by = no, now, staff.id
        row.save(update_fields=["told_no", "told_at", "told_by"])
        for case in lock_cases(incident.shop_id, id=row.case_id, done=False) if row.case_id else ():
            record_told(case, by=staff.id, incident=incident.pk, now=now)
        _note(incident, row, "incident.buyer_told", staff, now)
        return row


def note_answer(*, staff: StaffView, incident_id: int, order_no: str, now: datetime) -> IncidentOrder:
    """The buyer has answered. Twice changes nothing. Raises what tell_buyer raises, incident.untold_buyer."""
    with transaction.atomic():
        incident, row = _held(staff, incident_id, order_no)
        if row.told_at is None:
            raise HeqiError("incident.untold_buyer", "还没有告知这位买家。", "This buyer was not told yet.", 409)
        if row.answered_at is None:
            row.answered_at, row.answered_by = now, staff.id
            row.save(update_fields=["answered_at", "answered_by"])
            _note(incident, row, "incident.buyer_answered", staff, now)
        return row


def _held(staff: StaffView, incident_id: int, order_no: str) -> tuple[Incident, IncidentOrder]:
    """The order, held with its incident: of two clicks at once, the second finds what the first did."""
    seen = incident_of(staff, incident_id)
    require_teller(staff, seen.shop_id)
    require_open(seen)
    incident = lock_for_work(seen.shop_id, incident_id)
    if incident is None:
        raise HeqiError("incident.closed", "这个事件已经结束。", "This incident is closed.", 409)
    row = orders_of(incident).filter(order_no=order_no).first()
    if row is None:
        raise HeqiError("incident.no_order", "事件里没有这个订单。", "The incident has no such order.", 404)
    if row.state != IncidentOrder.State.IN:
        raise HeqiError("incident.not_in", "这个订单不在事件中。", "This order is not in the incident.", 409)
    return incident, row


def _require_wording(incident: Incident, no: int) -> None:
    if not incident.announcement_no:
        raise HeqiError("incident.unworded", "还没有写告知文字。", "Nothing was worded yet.", 409)
    if no != incident.announcement_no:
        raise HeqiError(
            "incident.reworded", "告知文字刚被改过，请重新复制。", "The words have changed; copy them anew.", 409
        )


def _note(incident: Incident, row: IncidentOrder, kind: str, staff: StaffView, now: datetime) -> None:
    """Journalled without a new version: agents tell buyers while a supervisor edits."""
    data = {"order": row.pk, "case": row.case_id, "no": row.told_no}
    subject = Subject("incident", str(incident.pk))
    write_entry(shop_id=incident.shop_id, kind=kind, subject=subject, actor=actor_of(staff), data=data, now=now)
