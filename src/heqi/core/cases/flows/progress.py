"""How far a flow has come: whose turn it is, what has to wait, what the platform's end leaves to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from heqi.core.cases.states import CaseEvent
from heqi.core.words import AfterSaleState


class Mark(StrEnum):
    """How far one step is. done: a person says so; confirmed: the platform shows it; void: the choice was withdrawn."""

    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"
    CONFIRMED = "confirmed"
    VOID = "void"


OUTLIVE = frozenset({"pay_freight", "receive_recalled", "claim_courier"})
"""Steps that no refund of the platform's takes care of: freight that is owed, a parcel that is still out."""
OUTLIVE_CLOSING = OUTLIVE | {"small_payment", "ship"}
"""Steps that a request's closing leaves owed: buyers take the request back because a payment or parcel was agreed."""
WAITS = {
    "buyer": CaseEvent.AWAIT_BUYER,
    "courier": CaseEvent.AWAIT_GOODS,
    "platform": CaseEvent.FINISH_STEPS,
}
"""Who else a step can be on, and what it means for the case to wait for them."""
_FREE = ("talk", "check")
_BINDING = ("platform", "warehouse")


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a flow that runs, with what of it matters to the others."""

    key: str
    kind: str
    who: str
    confirmed_by: str | None
    mark: Mark

    @property
    def is_finished(self) -> bool:
        """Whether somebody did it, or the platform shows it."""
        return self.mark in (Mark.DONE, Mark.CONFIRMED)

    @property
    def has_left_house(self) -> bool:
        """Whether something was done outside that no withdrawal undoes. Words may be followed by other words."""
        return self.is_finished and self.kind in _BINDING

    @property
    def waits_for_proof(self) -> bool:
        """Whether it was ticked by hand and the platform has not shown yet that it happened."""
        return self.mark is Mark.DONE and self.confirmed_by is not None


def is_over(steps: Sequence[Progress]) -> bool:
    """Whether the platform has shown its end since the choice; then only what outlives it is left of the flow."""
    return any(step.mark is Mark.CONFIRMED and step.confirmed_by == AfterSaleState.SUCCEEDED for step in steps)


def open_steps(steps: Sequence[Progress]) -> list[Progress]:
    """What is still to be done, in order."""
    over = is_over(steps)
    return [step for step in steps if not step.is_finished and (not over or step.key in OUTLIVE)]


def has_run_through(steps: Sequence[Progress]) -> bool:
    """Whether nothing of a chosen flow is left, to do or to be proven: what comes now is chosen anew."""
    return bool(steps) and not open_steps(steps) and not unproven_steps(steps)


def owed_after_end(steps: Sequence[Progress], state: AfterSaleState) -> list[Progress]:
    """What is still owed although the platform calls its request finished in that state."""
    closed = state is AfterSaleState.CLOSED and not is_over(steps)
    outlive = OUTLIVE_CLOSING if closed else OUTLIVE
    return [step for step in steps if not step.is_finished and step.key in outlive]


def unproven_steps(steps: Sequence[Progress]) -> list[Progress]:
    """What was ticked and is not shown by the platform; nothing once the platform has shown its end."""
    return [] if is_over(steps) else [step for step in steps if step.waits_for_proof]


def blocker_of(steps: Sequence[Progress], key: str) -> Progress | None:
    """The step that has to be done before the one of that key; talk and checks may be ticked whenever they are done.

    Money and goods move in order. Raises StopIteration when no step has that key.
    """
    step = next(each for each in steps if each.key == key)
    first = next(iter(open_steps(steps)), None)
    if step.kind in _FREE or first is None or first.key == key:
        return None
    return first if list(steps).index(first) < list(steps).index(step) else None


def event_of_flow(steps: Sequence[Progress], *, owed: bool, asked: bool = False) -> CaseEvent:
    """What the flow means for the case. `owed`: something beside the flow is still to be done.

    `asked`: the platform's request waits for the shop. A flow that has run through does not answer it: the buyer who
    was refused has asked anew, and the case is decided anew.
    """
    left = open_steps(steps)
    if left:
        return WAITS.get(left[0].who, CaseEvent.RESUME)
    if unproven_steps(steps):
        return CaseEvent.FINISH_STEPS
    if asked:
        return CaseEvent.ASK_ANEW
    return CaseEvent.RESUME if owed else CaseEvent.SETTLE
