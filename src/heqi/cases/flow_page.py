"""The chosen flow as the page shows it, with what is still missing before the case can close."""

from collections.abc import Sequence
from typing import Any

from heqi.accounts.access import staff_names
from heqi.cases.connector_order import may_send
from heqi.cases.flow_actions import actions_of_case
from heqi.cases.known_places import known_places
from heqi.cases.models import Case, FlowStep
from heqi.cases.open_matters import open_matters
from heqi.cases.progress import progress_of
from heqi.cases.rows import person
from heqi.core.cases.flows.progress import has_run_through, open_steps, unproven_steps
from heqi.core.places import paste
from heqi.core.words import Stage
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ON_ITS_WAY
from heqi.trade.contracts import ParcelView

FINAL = (Stage.SETTLED, Stage.CLOSED)


def flow_page(case: Case, steps: Sequence[FlowStep], parcels: Sequence[ParcelView] = ()) -> dict[str, Any] | None:
    """`FlowShape` of the API, or None when nothing is chosen."""
    if not case.outcome:
        return None
    people = [case.chosen_by, *(step.done_by for step in steps)]
    names = staff_names([each for each in people if each is not None])
    actions = {action.id: action for action in actions_of_case(case)}
    known = known_places(case, parcels)
    return {
        "outcome": case.outcome,
        "amount_fen": case.amount_fen,
        "reason": case.choice_reason,
        "chosen_by": person(case.chosen_by, names),
        "chosen_at": case.chosen_at,
        "steps": [
            {
                **step.body,
                "script": paste(step.body["script"], known),
                "state": step.state,
                "done_by": person(step.done_by, names),
                "done_at": step.done_at,
                "note": step.note,
                **_action(step, actions.get(step.action_id or 0), case.shop_id),
            }
            for step in steps
        ],
        "missing": [] if case.stage in FINAL else [*_missing(steps), *_matters(case)],
        "over": case.stage not in FINAL and has_run_through(progress_of(steps)),
    }


def _action(step: FlowStep, action: ActionView | None, shop_id: int) -> dict[str, Any]:
    """`sends`: the desk may do it by the platform's interface; `released`: it has it in hand."""
    return {
        "action_id": step.action_id,
        "action_state": action.state if action else None,
        "action_error": dict(action.error) if action and action.error else None,
        "released": bool(action and action.due_at and action.state in ON_ITS_WAY),
        "sends": step.state == FlowStep.State.OPEN and may_send(step, shop_id),
    }


def _matters(case: Case) -> list[dict[str, str]]:
    return [{"text": matter.text, "text_en": matter.text_en} for matter in open_matters(case)]


def _missing(steps: Sequence[FlowStep]) -> list[dict[str, str]]:
    """One sentence per step that keeps the case open."""
    progress = progress_of(steps)
    undone, unproven = ({each.key for each in part(progress)} for part in (open_steps, unproven_steps))
    missing = []
    for step in steps:
        verb, verb_en = step.body["verb"], step.body["verb_en"]
        if step.key in undone:
            missing.append({"text": f"未完成：{verb}", "text_en": f"Not done: {verb_en}"})
        elif step.key in unproven:
            missing.append(
                {"text": f"等平台数据确认：{verb}", "text_en": f"The platform's data must confirm: {verb_en}"}
            )
    return missing
