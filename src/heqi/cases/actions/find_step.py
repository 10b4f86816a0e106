"""The step of a flow that somebody wants to do now."""

from heqi.cases.access import steps_of
from heqi.cases.models import Case, FlowStep
from heqi.cases.progress import FINISHED, progress_of
from heqi.core.cases.flows.progress import blocker_of
from heqi.core.errors import HeqiError


def find_step(case: Case, key: str) -> FlowStep:
    """The step of that key when it is its turn. Raises step.none, step.ticked, step.order."""
    steps = list(steps_of(case))
    step = next((each for each in steps if each.key == key), None)
    if step is None:
        raise HeqiError("step.none", "当前流程里没有这一步。", "The chosen flow has no such step.", 404)
    if step.state in FINISHED:
        raise HeqiError("step.ticked", "这一步已经完成。", "This step is done already.", 409)
    blocker = blocker_of(progress_of(steps), key)
    if blocker is not None:
        first = next(each for each in steps if each.key == blocker.key)
        verb, verb_en = first.body["verb"], first.body["verb_en"]
        raise HeqiError("step.order", f"请先完成“{verb}”。", f"Do this first: {verb_en}.", 409, {"first": first.key})
    return step
