"""What the journal shows to others: who acted, on what, and one entry as a frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class ActorKind(StrEnum):
    """Who can do something: a person, a policy of the shop, the platform, or Heqi itself."""

    STAFF = "staff"
    POLICY = "policy"
    PLATFORM = "platform"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it. `id` is the staff or policy id; None for platform and system."""

    kind: ActorKind
    id: int | None = None

    @classmethod
    def staff(cls, staff_id: int) -> "Actor":
        """A member of staff."""
        return cls(ActorKind.STAFF, staff_id)


SYSTEM = Actor(ActorKind.SYSTEM)
PLATFORM = Actor(ActorKind.PLATFORM)


@dataclass(frozen=True, slots=True)
class Subject:
    """What it was done to: a type word (`case`, `order`, `action` …) and its id or natural key as text."""

    type: str
    id: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry. `pos` is None until the sequencer has placed it; `cause` is the id of the entry that led to it."""

    id: int
    pos: int | None
    at: datetime
    shop_id: int
    actor: Actor
    kind: str
    subject: Subject
    data: Mapping[str, Any]
    cause: int | None = None
