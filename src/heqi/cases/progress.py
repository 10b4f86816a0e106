"""The steps of a case's flow as core's progress."""

from collections.abc import Iterable

from heqi.cases.models import FlowStep
from heqi.core.cases.flows.progress import Mark, Progress

FINISHED = (FlowStep.State.DONE, FlowStep.State.CONFIRMED)
"""States of a step that somebody did, or that the platform shows."""


def progress_of(steps: Iterable[FlowStep]) -> list[Progress]:
    """Each step with what of it matters to the others, in the order given."""
    return [
        Progress(step.key, step.body["kind"], step.body["who"], step.body["confirmed_by"], Mark(step.state))
        for step in steps
    ]
