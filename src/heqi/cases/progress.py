"""The steps of a case's flow as core's progress."""

from collections.abc import Iterable

from heqi.cases.access import steps_of
from heqi.cases.models import Case, FlowStep
from heqi.core.cases.flows.progress import Mark, Progress, has_run_through

FINISHED = (FlowStep.State.DONE, FlowStep.State.CONFIRMED)
"""States of a step that somebody did, or that the platform shows."""


def progress_of(steps: Iterable[FlowStep]) -> list[Progress]:
    """Each step with what of it matters to the others, in the order given."""
    return [
        Progress(step.key, step.body["kind"], step.body["who"], step.body["confirmed_by"], Mark(step.state))
        for step in steps
    ]


def is_undecided(case: Case) -> bool:
    """Whether an outcome may be chosen: none is, or the flow of the last one has run through and the case goes on."""
    return not case.outcome or has_run_through(progress_of(steps_of(case)))
