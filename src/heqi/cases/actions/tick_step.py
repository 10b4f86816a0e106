"""Tick a step by hand: a person says that it is done. Only the platform's own word confirms it."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case
from heqi.cases.actions.assign_case import require_free_or_supervisor
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.actions.find_step import find_step
from heqi.cases.actions.follow_flow import follow_flow
from heqi.cases.actions.hand_out_flow import hand_out_step
from heqi.cases.actions.put_off_step import keep_step_promise
from heqi.cases.actions.redecide import redecide
from heqi.cases.enquiry import require_enquiry
from heqi.cases.freshness import moves_money, require_fresh
from heqi.cases.judge import judge_case
from heqi.cases.models import Case, FlowStep
from heqi.outbox.actions import tick_action


def tick_step(
    *, staff: StaffView, case_id: int, key: str, version: int, note: str = "", looked: bool = False, now: datetime
) -> Case:
    """Mark a step of the chosen flow as done by hand.

    Raises case.none, case.stale, case.taken, step.none, step.ticked, step.order, facts.old, enquiry.none.
    """
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        step = find_step(case, key)
        require_enquiry(case, step)
        if moves_money(step):
            require_fresh(judge_case(case, now=now).facts.as_of, looked=looked, now=now)
        step.state, step.done_by, step.done_at, step.note = FlowStep.State.DONE, staff.id, now, note.strip()
        step.save()
        if step.action_id is not None:
            hand_out_step(case, step, by=actor_of(staff), now=now)
            tick_action(action_id=step.action_id, by=actor_of(staff), now=now, note=step.note)
        keep_step_promise(case, step, staff=staff, now=now)
        follow_flow(case)
        redecide(case, now=now)
        data = {"step": step.key, "tick": step.id, "action": step.action_id, "stage": case.stage, "looked": looked}
        save_edit(case, kind="case.step_ticked", actor=actor_of(staff), data=data, now=now)
        return case
