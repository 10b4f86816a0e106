"""Spells of waiting, read off a talk: from a buyer's first unanswered message to a person's answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Said:
    """Who said something when. `sender`: buyer | agent | robot | system; `staff_id`: which of us, where known.

    `self_reported`: the moment is that of a person's tick; no program saw the message leave.
    """

    at: datetime
    sender: str
    staff_id: int | None = None
    self_reported: bool = False


@dataclass(frozen=True, slots=True)
class Spell:
    """A buyer waited `since`; `answered_at` None: still does."""

    since: datetime
    answered_at: datetime | None = None
    staff_id: int | None = None
    self_reported: bool = False


def spells_of(said: Iterable[Said]) -> Iterator[Spell]:
    """The spells of a talk, earliest first; its messages may come in any order. Robots and notes answer nobody.

    Of two messages at one moment the buyer's comes first: the answer is to it.
    """
    since: datetime | None = None
    for each in sorted(said, key=lambda one: (one.at, one.sender != "buyer")):
        if each.sender == "buyer":
            since = since or each.at
        elif each.sender == "agent" and since is not None:
            yield Spell(since, each.at, each.staff_id, each.self_reported)
            since = None
    if since is not None:
        yield Spell(since)
