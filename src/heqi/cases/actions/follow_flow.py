"""Where a case stands after a step of its flow was done or proven."""

from heqi.cases.access import steps_of
from heqi.cases.models import Case, FlowStep
from heqi.cases.open_matters import open_matters
from heqi.core.cases.states import CaseEvent, next_stage
from heqi.core.words import Stage

FINISHED = (FlowStep.State.DONE, FlowStep.State.CONFIRMED)
WAITS = {
    "buyer": CaseEvent.AWAIT_BUYER,
    "courier": CaseEvent.AWAIT_GOODS,
    "platform": CaseEvent.FINISH_STEPS,
}
"""Who else a step can be on, and what it means for the case to wait for them."""


def follow_flow(case: Case) -> None:
    """Set the stage and the next verb from the first unfinished step. Saves the step, not the case."""
    pending = next((step for step in steps_of(case) if step.state not in FINISHED), None)
    if case.stage in (Stage.SETTLED, Stage.CLOSED, Stage.INTERVENTION):
        return
    if pending is None:
        event = _event_of_the_end(case)
    else:
        event = WAITS.get(pending.body["who"], CaseEvent.RESUME)
        if event is not CaseEvent.RESUME and pending.state == FlowStep.State.OPEN:
            pending.state = FlowStep.State.WAITING
            pending.save(update_fields=["state"])
    case.stage = next_stage(Stage(case.stage), event)


def _event_of_the_end(case: Case) -> CaseEvent:
    """All steps are done: the platform's proof is waited for, and what is owed beside the flow is to be done."""
    if waits_for_proof(case):
        return CaseEvent.FINISH_STEPS
    return CaseEvent.RESUME if open_matters(case) else CaseEvent.SETTLE


def has_left_house(step: FlowStep) -> bool:
    """Whether something was done outside that no withdrawal undoes. Words may be followed by other words."""
    return step.state in FINISHED and step.body["kind"] in ("platform", "warehouse")


def waits_for_proof(case: Case) -> bool:
    """Whether a step was ticked by hand and the platform has not yet shown that it happened."""
    return any(step.state == FlowStep.State.DONE and step.body["confirmed_by"] for step in steps_of(case))
