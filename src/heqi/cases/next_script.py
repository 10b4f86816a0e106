"""What a case would have its agent say next to the buyer, for the suggestions beside the talk."""

from dataclasses import dataclass

from heqi.cases.access import cases_in, steps_of
from heqi.cases.known_places import known_places
from heqi.cases.models import FlowStep
from heqi.core.places import paste
from heqi.trade.queries import parcels_of

TO_BUYER = ("talk", "wait")
"""Kinds of steps whose script is for the buyer; that of a step in the back office is a note."""


@dataclass(frozen=True, slots=True)
class StepScript:
    """What the next step says. `name`: the step's; `title`: it as a verb; places that are not known stay marked."""

    name: str
    title: str
    text: str


def next_script(shop_id: int, order_no: str) -> StepScript | None:
    """Of the newest open case of an order whose flow runs; None where nothing is to be said."""
    if not order_no:
        return None
    case = cases_in([shop_id]).filter(order_no=order_no, done=False).exclude(outcome="").order_by("-id").first()
    if case is None:
        return None
    for step in steps_of(case).filter(state=FlowStep.State.OPEN):
        if step.body["kind"] in TO_BUYER and step.body.get("script"):
            known = known_places(case, parcels_of(shop_id, [order_no]).get(order_no, []))
            return StepScript(step.key, step.body["verb"], paste(step.body["script"], known))
    return None
