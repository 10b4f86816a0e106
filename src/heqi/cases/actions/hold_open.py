"""A case that the platform calls finished stays open while something is owed beside it, and settles when nothing is."""

from heqi.cases.access import steps_of
from heqi.cases.actions.follow_flow import follow_flow
from heqi.cases.models import Case
from heqi.cases.open_matters import open_matters
from heqi.cases.progress import progress_of
from heqi.core.cases.flows.progress import owed_after_end
from heqi.core.cases.states import CaseEvent, event_of_state, next_stage
from heqi.core.words import AfterSaleState, Stage

FINAL = (Stage.SETTLED, Stage.CLOSED)
_ENDS = (CaseEvent.PLATFORM_SETTLES, CaseEvent.PLATFORM_CLOSES)


def hold_open(case: Case) -> None:
    """Open again what the platform's word would have finished. Saves not the case."""
    if Stage(case.stage) in FINAL and _owes(case):
        case.stage = next_stage(Stage(case.stage), CaseEvent.REOPEN)
        if case.outcome:
            case.stage = next_stage(Stage(case.stage), CaseEvent.CHOOSE)


def settle_when_free(case: Case) -> None:
    """After something owed was done: follow the flow, or the platform's word where no flow was chosen. Saves not."""
    if case.outcome:
        follow_flow(case)
        return
    event = event_of_state(AfterSaleState(case.state))
    if event in _ENDS and Stage(case.stage) not in FINAL and not _owes(case):
        case.stage = next_stage(Stage(case.stage), event)


def _owes(case: Case) -> bool:
    if open_matters(case):
        return True
    return bool(case.outcome and owed_after_end(progress_of(steps_of(case)), AfterSaleState(case.state)))
