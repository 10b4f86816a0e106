"""Take a choice back while nothing of it has left the house."""

from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case, steps_of
from heqi.cases.actions.assign_case import require_free_or_supervisor
from heqi.cases.actions.edit import actor_of, keep_note, save_edit
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case, FlowStep
from heqi.cases.progress import FINISHED, progress_of
from heqi.core.cases.states import CaseEvent, next_stage
from heqi.core.errors import HeqiError
from heqi.core.words import Stage
from heqi.journal.contracts import Actor
from heqi.outbox.actions import cancel_action


def withdraw_outcome(*, staff: StaffView, case_id: int, version: int, reason: str, now: datetime) -> Case:
    """Void the flow and go back to deciding. Raises case.none, case.stale, case.taken, flow.none, flow.left_house."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        _require_still_here(case, list(steps_of(case)))
        withdrawn = void_flow(case, by=actor_of(staff), now=now)
        data = {**withdrawn, "note": keep_note(case, staff, reason, now)}
        save_edit(case, kind="case.outcome_withdrawn", actor=actor_of(staff), data=data, now=now)
        return case


def void_flow(case: Case, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Take back a flow of which nothing has left the house; the journal's data. Saves not the case."""
    for step in steps_of(case):
        if step.action_id is not None and step.state not in FINISHED:
            cancel_action(action_id=step.action_id, by=by, now=now)
        step.state = FlowStep.State.VOID
        step.save(update_fields=["state"])
    outcome, case.outcome = case.outcome, ""
    case.amount_fen, case.chosen_by, case.chosen_at, case.choice_reason = None, None, None, ""
    case.stage = next_stage(Stage(case.stage), CaseEvent.WITHDRAW)
    redecide(case, now=now)
    return {"outcome": outcome, "stage": case.stage}


def has_left_house(case: Case) -> bool:
    """Whether something of the flow was done outside that no withdrawal undoes."""
    return any(each.has_left_house for each in progress_of(steps_of(case)))


def _require_still_here(case: Case, steps: list[FlowStep]) -> None:
    if not case.outcome:
        raise HeqiError("flow.none", "还没有选定处理结果。", "No outcome has been chosen.", 409)
    gone = {each.key for each in progress_of(steps) if each.has_left_house}
    left = next((step for step in steps if step.key in gone), None)
    if left is not None:
        verb, verb_en = left.body["verb"], left.body["verb_en"]
        raise HeqiError(
            "flow.left_house",
            f"“{verb}”已经执行，不能撤回。",
            f"{verb_en!r} has been carried out; it cannot be withdrawn.",
            409,
            {"step": left.key},
        )
