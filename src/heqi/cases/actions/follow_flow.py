"""Where a case stands after a step of its flow was done or proven."""

from heqi.cases.access import steps_of
from heqi.cases.models import Case, FlowStep
from heqi.cases.open_matters import open_matters
from heqi.cases.progress import progress_of
from heqi.core.cases.flows.progress import event_of_flow, open_steps
from heqi.core.cases.states import CaseEvent, event_of_state, next_stage
from heqi.core.words import AfterSaleState, Stage


def follow_flow(case: Case) -> None:
    """Set the stage and the next verb from the first unfinished step. Saves the step, not the case."""
    if case.stage in (Stage.SETTLED, Stage.CLOSED, Stage.INTERVENTION):
        return
    steps = list(steps_of(case))
    progress = progress_of(steps)
    left = open_steps(progress)
    event = event_of_flow(progress, owed=not left and bool(open_matters(case)), asked=_is_asked(case))
    if left and event is not CaseEvent.RESUME:
        _wait(next(step for step in steps if step.key == left[0].key))
    case.stage = next_stage(Stage(case.stage), event)


def _is_asked(case: Case) -> bool:
    """Whether the platform's request stands where the shop has to answer."""
    return event_of_state(AfterSaleState(case.state)) is CaseEvent.PLATFORM_ASKS_MERCHANT


def _wait(step: FlowStep) -> None:
    if step.state == FlowStep.State.OPEN:
        step.state = FlowStep.State.WAITING
        step.save(update_fields=["state"])
