"""Take the platform's newest word on a case: copy it, move the stage, let it confirm what was done by hand."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from heqi.cases.access import steps_of
from heqi.cases.actions.follow_flow import follow_flow
from heqi.cases.actions.hear_words import hear_words
from heqi.cases.actions.hold_open import hold_open
from heqi.cases.copying import copy_statements
from heqi.cases.flow_actions import flow_subject
from heqi.cases.models import Case, FlowStep
from heqi.cases.progress import FINISHED
from heqi.cases.statements import Statements
from heqi.core.cases.proof import proves
from heqi.core.cases.states import event_of_state, next_stage
from heqi.core.words import AfterSaleState, Stage
from heqi.outbox.actions import confirm_actions
from heqi.trade.contracts import AfterSaleView


@dataclass(slots=True)
class Followed:
    """What the newest statements changed. `moved`: journal data of a change of state; `confirmed`: proven steps."""

    visible: bool = False
    quiet: bool = False
    moved: dict[str, Any] | None = None
    confirmed: list[FlowStep] = field(default_factory=list)


INTERVENED_AT = "after_sale.intervened_at"
QUIET = ("as_of", "search", "flag")
"""Columns that may change without anything to tell: the same facts, seen again later."""


def follow_platform(case: Case, stated: Statements, *, now: datetime) -> Followed:
    """Change the case (not saved) and its flow's steps (saved) to what is stated."""
    before = _columns(case)
    copy_statements(case, stated)
    followed = Followed()
    if stated.after_sale is not None:
        hear_words(case, [stated.after_sale.buyer_words])
        followed.moved = _move(case, stated.after_sale)
        if case.outcome:
            followed.confirmed = _confirm(case, stated.after_sale, now)
            follow_flow(case)
    after = _columns(case)
    differ = {name for name in after if before[name] != after[name]}
    followed.visible = bool(differ.difference(QUIET) or followed.confirmed)
    followed.quiet = bool(differ)
    return followed


def _columns(case: Case) -> dict[str, Any]:
    return {column.attname: getattr(case, column.attname) for column in Case._meta.concrete_fields}


def _move(case: Case, request: AfterSaleView) -> dict[str, Any] | None:
    if request.state == case.state:
        return None
    data = {"from": case.state, "to": request.state, "stage_from": case.stage}
    case.state = request.state
    _note_intervention(case, request)
    event = event_of_state(request.state)
    if event is not None:
        case.stage = next_stage(Stage(case.stage), event)
        hold_open(case)
    return {**data, "stage": case.stage}


def _note_intervention(case: Case, request: AfterSaleView) -> None:
    """No export tells when the platform stepped in: the first statement that shows it bounds the moment."""
    if request.state is AfterSaleState.PLATFORM_HANDLING and INTERVENED_AT not in case.recorded:
        case.recorded = {**case.recorded, INTERVENED_AT: request.as_of.isoformat()}


def _confirm(case: Case, request: AfterSaleView, now: datetime) -> list[FlowStep]:
    """Steps that the platform's state proves. A tick alone never confirms, a fact from before the choice neither.

    What the platform has accepted of us is the outbox's to say: where its clock goes behind ours, the proof of what was
    chosen and paid within seconds bears a time from before the choice.
    """
    if case.chosen_at is None:
        return []
    state, later = AfterSaleState(request.state), request.as_of > case.chosen_at
    done = confirm_actions(
        shop_id=case.shop_id, subject=flow_subject(case), state=state, version=request.as_of, now=now
    )
    by_action = {action.id for action in done}
    confirmed = []
    for step in steps_of(case):
        proof = step.body["confirmed_by"] if later and step.action_id is None else None
        by_fact = proof is not None and proves(state, proof)
        if step.action_id in by_action or (by_fact and step.state != FlowStep.State.CONFIRMED):
            step.done_at = step.done_at if step.state in FINISHED else now
            step.state = FlowStep.State.CONFIRMED
            step.save(update_fields=["state", "done_at"])
            confirmed.append(step)
    return confirmed
