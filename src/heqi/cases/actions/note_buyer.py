"""What a buyer is to the shop goes on the record of a case, which is decided by it: it may only better an offer."""

from collections.abc import Mapping
from datetime import datetime

from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case
from heqi.core.cases.recorded import FactValue
from heqi.journal.contracts import SYSTEM

OF_BUYER = "buyer."


def note_buyer(case: Case, *, facts: Mapping[str, FactValue], now: datetime, cause: int | None = None) -> bool:
    """Note on a locked case what is known of its buyer's history, by fact name; whether that is news.

    Runs in the caller's transaction. No facts: nobody can tell who it is, and nothing is assumed.
    """
    kept = {name: value for name, value in case.recorded.items() if not name.startswith(OF_BUYER)}
    recorded = {**kept, **facts}
    if recorded == case.recorded:
        return False
    case.recorded = recorded
    redecide(case, now=now)
    save_edit(case, kind="case.buyer_known", actor=SYSTEM, data={"known": bool(facts)}, now=now, cause=cause)
    return True
