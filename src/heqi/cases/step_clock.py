"""The deadline of what comes next in a flow, as a clock that warns, tells and escalates like the others (P4f).

At most one clock a case, whatever the flow's length: of the steps that can be done now the one due first, or the wait
that the flow stands at. Ticking it withdraws the clock, and the next one's is set.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from heqi.cases.access import steps_of
from heqi.cases.models import Case, FlowStep
from heqi.cases.progress import FINISHED, progress_of
from heqi.core.cases.decision import CaseClock
from heqi.core.cases.flows.progress import WAITS, blocker_of, open_steps
from heqi.core.time import end_of_day, shanghai_date

STEP = "step"
WAIT = "step_wait"
WARN = timedelta(hours=2)
_ON_WHOM = {"buyer": "buyer", "platform": "platform"}
"""A courier who is late is ours to chase."""


def with_step(case: Case, clocks: Sequence[CaseClock]) -> tuple[CaseClock, ...]:
    """The clocks of a case, and that of its flow; none beside a clock of the case that ends at the same moment."""
    steps = list(steps_of(case)) if case.outcome else []
    clock = step_clock(steps, chosen_at=case.chosen_at)
    if clock is None or any((each.due_at, each.on_whom) == (clock.due_at, clock.on_whom) for each in clocks):
        return tuple(clocks)
    return (*clocks, clock)


def step_clock(steps: Sequence[FlowStep], *, chosen_at: datetime | None) -> CaseClock | None:
    """The clock of a running flow; None when nothing is left of it, or what is left has no deadline."""
    progress = progress_of(steps)
    left = open_steps(progress)
    if not left or chosen_at is None:
        return None
    turn = max([chosen_at, *(step.done_at for step in steps if step.done_at is not None and step.state in FINISHED)])
    if left[0].who in WAITS:
        return _clock(WAIT, _due(steps, left[0].key, turn), _ON_WHOM.get(left[0].who, "merchant"), turn)
    free = [each.key for each in left if each.who not in WAITS and blocker_of(progress, each.key) is None]
    soonest = min((due for key in free if (due := _due(steps, key, turn)) is not None), default=None)
    return _clock(STEP, soonest, "merchant", turn)


def _due(steps: Sequence[FlowStep], key: str, turn: datetime) -> datetime | None:
    """The step's deadline; one that had passed before its turn came is due at the end of the day of that turn."""
    stated = next(step.body["due_at"] for step in steps if step.key == key)
    if stated is None:
        return None
    due = datetime.fromisoformat(stated)
    return due if due > turn else end_of_day(shanghai_date(turn))


def _clock(name: str, due: datetime | None, on_whom: str, turn: datetime) -> CaseClock | None:
    if due is None:
        return None
    alarms = (due - WARN,) if due - WARN > turn else ()
    return CaseClock(name, due, "shop", on_whom, alarms)
