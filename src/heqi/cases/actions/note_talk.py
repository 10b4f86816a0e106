"""What was heard in the talk with the buyer is put on the record of a case, and the case decided by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from heqi.cases.access import answers_of, contacts_of
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.hear_words import hear_words
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case
from heqi.core.cases.recorded import FactValue
from heqi.journal.contracts import SYSTEM

WAITING = "talk.waiting_since"
EMOTION = "talk.emotion"
SHOP_SAID = "talk.shop_said"


@dataclass(frozen=True, slots=True)
class Heard:
    """`waiting_since` None: nobody waits. `emotion`: of the buyer's last turn. `shop_said`: what we must not say."""

    waiting_since: datetime | None
    emotion: str | None = None
    shop_said: tuple[str, ...] = ()


def note_talk(case: Case, *, texts: Iterable[str], heard: Heard, now: datetime, cause: int | None = None) -> bool:
    """Note on a locked case what was heard, and what the law is called in for in `texts`; whether it is new.

    Runs in the caller's transaction. `texts`: the buyer's turns. What a person answered about the talk stands.
    """
    before = dict(case.recorded)
    ours = {WAITING, *_left_to_us(case)}
    kept = {name: value for name, value in case.recorded.items() if name not in ours}
    case.recorded = {**kept, **{name: value for name, value in _said(case, heard).items() if name in ours}}
    hear_words(case, texts)
    if case.recorded == before:
        return False
    redecide(case, now=now)
    waits = WAITING in case.recorded
    data = {"waiting": waits, "signs": case.recorded.get("talk.legal_signs", [])}
    save_edit(case, kind="case.talk_heard", actor=SYSTEM, data=data, now=now, cause=cause)
    return True


def _left_to_us(case: Case) -> set[str]:
    """The facts of the talk on which no person has given their word."""
    facts = {EMOTION, SHOP_SAID}
    return facts - set(answers_of(case).filter(fact__in=facts).values_list("fact", flat=True))


def _said(case: Case, heard: Heard) -> dict[str, FactValue]:
    since = heard.waiting_since
    waits = since is not None and not contacts_of(case).filter(at__gte=since).exists()
    said: dict[str, FactValue] = {
        WAITING: since.isoformat() if since is not None and waits else "",
        EMOTION: heard.emotion or "",
        SHOP_SAID: list(heard.shop_said),
    }
    return {name: value for name, value in said.items() if value}


def without_waiting(case: Case) -> dict[str, FactValue]:
    """The record once the buyer was answered."""
    return {name: value for name, value in case.recorded.items() if name != WAITING}
