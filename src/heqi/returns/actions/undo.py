"""A parcel was taken in by mistake: the case is as it was before, and the number may be scanned again."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_cases
from heqi.cases.actions.edit import actor_of, keep_note
from heqi.cases.actions.take_back_return import take_back_return
from heqi.returns.access import lock_arrival
from heqi.returns.actions.open_parcel import read_received
from heqi.returns.actions.save import save_arrival
from heqi.returns.models import Arrival
from heqi.returns.states import State, require_way


def undo_arrival(*, staff: StaffView, arrival_id: int, version: int, reason: str, now: datetime) -> Arrival:
    """With the reason. Raises what lock_arrival raises, return.state, return.moved_on."""
    with transaction.atomic():
        arrival = lock_arrival(staff, arrival_id, version)
        require_way(arrival.state, State.UNDONE)
        _free_case(arrival, staff, reason, now)
        arrival.state = State.UNDONE
        arrival.ended_at, arrival.ended_by, arrival.end_reason = now, staff.id, reason.strip()
        save_arrival(arrival, kind="return.undone", actor=actor_of(staff), data={"case": arrival.case_id}, now=now)
        return arrival


def _free_case(arrival: Arrival, staff: StaffView, reason: str, now: datetime) -> None:
    received = read_received(arrival.received)
    if received is None:
        return
    for case in lock_cases(arrival.shop_id, id=arrival.case_id):
        note = keep_note(case, staff, reason, now)
        take_back_return(case, received, arrival_id=arrival.pk, actor=actor_of(staff), by=staff.id, note=note, now=now)
