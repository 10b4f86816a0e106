"""What the returns desk put on record was a mistake: the case is as it was before."""

from datetime import datetime

from heqi.cases.access import all_steps_of, evidence_of, steps_of
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.hold_open import settle_when_free
from heqi.cases.actions.receive_return import Received
from heqi.cases.actions.redecide import redecide
from heqi.cases.actions.turn_flow import turn_flow
from heqi.cases.models import Case, FlowStep
from heqi.core.cases.arrival import FACTS
from heqi.core.cases.states import CaseEvent, event_of_state, next_stage
from heqi.core.errors import HeqiError
from heqi.core.words import AfterSaleState, Stage
from heqi.journal.contracts import Actor


def take_back_return(
    case: Case, received: Received, *, arrival_id: int, actor: Actor, by: int, note: int | None, now: datetime
) -> None:
    """Undo on a locked case. Raises return.moved_on when something has left the house since, on the strength of it."""
    _require_still_here(case, received)
    rest = {name: value for name, value in case.recorded.items() if name not in FACTS}
    case.recorded = {**rest, **received.replaced}
    if received.turned:
        turn_flow(case, actor=actor, now=now)
    steps = all_steps_of(case).filter(id__in=received.ticked, flow_no=case.flow_no)
    steps.filter(state=FlowStep.State.DONE).update(state=FlowStep.State.OPEN, done_by=None, done_at=None)
    evidence_of(case).filter(id__in=received.photos).update(removed_at=now, removed_by=by)
    event = event_of_state(AfterSaleState(case.state))
    if not case.outcome and case.stage == Stage.TO_DO and event is CaseEvent.PLATFORM_WAITS_GOODS:
        case.stage = next_stage(Stage.TO_DO, CaseEvent.AWAIT_GOODS)
    settle_when_free(case)
    redecide(case, now=now)
    data = {"arrival": arrival_id, "stage": case.stage, "note": note}
    save_edit(case, kind="case.return_taken_back", actor=actor, data=data, now=now)


def _require_still_here(case: Case, received: Received) -> None:
    """After the goods come money or a replacement; what went out on the strength of them cannot be undone."""
    for step in steps_of(case) if case.outcome else ():
        if step.done_at is not None and step.done_at > received.at and _went_out(step):
            verb, verb_en = step.body["verb"], step.body["verb_en"]
            raise HeqiError(
                "return.moved_on",
                f"“{verb}”已经执行，不能再撤销验收。",
                f"{verb_en!r} was done since; the acceptance can no longer be taken back.",
                409,
                {"step": step.key},
            )


def _went_out(step: FlowStep) -> bool:
    return bool(step.body["kind"] == "platform" or step.key == "ship")
