"""End the open request for a yes, inside the transaction of whoever ends it."""

from datetime import datetime

from heqi.cases.access import approvals_of
from heqi.cases.models import Approval, Case


def end_approval(
    case: Case, state: Approval.State, *, by: int | None, now: datetime, answer: str = ""
) -> Approval | None:
    """The request that was open, ended, or None when there was none. Saves the request, not the case."""
    asked = approvals_of(case).filter(state=Approval.State.OPEN).first()
    case.asked_fen, case.asked_by, case.asked_at = None, None, None
    if asked is None:
        return None
    asked.state, asked.answered_at, asked.answered_by, asked.answer = state, now, by, answer.strip()
    asked.save(update_fields=["state", "answered_at", "answered_by", "answer"])
    return asked
