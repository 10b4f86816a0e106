"""What was heard in the talk with the buyer is put on the record of a case, and the case decided by it."""

from collections.abc import Iterable
from datetime import datetime

from heqi.cases.access import contacts_of
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.hear_words import hear_words
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case
from heqi.core.cases.recorded import FactValue
from heqi.journal.contracts import SYSTEM

WAITING = "talk.waiting_since"


def note_talk(
    case: Case, *, texts: Iterable[str], waiting_since: datetime | None, now: datetime, cause: int | None = None
) -> bool:
    """Note since when the buyer of a locked case waits for a word and what the law is called in for; whether it is new.

    Runs in the caller's transaction. `texts`: the buyer's turns; `waiting_since` None: nobody waits.
    """
    before = dict(case.recorded)
    waits = waiting_since is not None and not contacts_of(case).filter(at__gte=waiting_since).exists()
    since = waiting_since.isoformat() if waiting_since is not None and waits else None
    case.recorded = {**without_waiting(case), **({WAITING: since} if since else {})}
    hear_words(case, texts)
    if case.recorded == before:
        return False
    redecide(case, now=now)
    data = {"waiting": since is not None, "signs": case.recorded.get("talk.legal_signs", [])}
    save_edit(case, kind="case.talk_heard", actor=SYSTEM, data=data, now=now, cause=cause)
    return True


def without_waiting(case: Case) -> dict[str, FactValue]:
    """The record once the buyer was answered."""
    return {name: value for name, value in case.recorded.items() if name != WAITING}
