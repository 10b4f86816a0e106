"""The clock of a request for a yes: a wait for a colleague must not cost a deadline of the platform's."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from heqi.cases.models import Case
from heqi.core.cases.decision import CaseClock

APPROVAL = "approval"
LIMIT = timedelta(hours=2)
WARN = timedelta(minutes=30)


def with_approval(case: Case, clocks: Sequence[CaseClock]) -> tuple[CaseClock, ...]:
    """The clocks of a case, and that of its open request."""
    if case.asked_at is None:
        return tuple(clocks)
    due = approval_due(case.asked_at, clocks)
    alarms = (due - WARN,) if due - WARN > case.asked_at else ()
    return (*clocks, CaseClock(APPROVAL, due, "shop", "merchant", alarms))


def approval_due(asked_at: datetime, clocks: Sequence[CaseClock]) -> datetime:
    """Two hours after it was asked, or when half of the time to our nearest deadline is gone, whichever is first."""
    ahead = [each.due_at for each in clocks if each.on_whom == "merchant" and each.due_at > asked_at]
    half = min(ahead, default=asked_at + 2 * LIMIT) - asked_at
    return asked_at + min(LIMIT, half / 2)
