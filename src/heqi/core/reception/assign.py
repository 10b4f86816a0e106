"""Who takes the next conversation: whoever served the buyer last, else who knows the matter, else the least busy."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody at the desk. `waiting`, `open`: talks of theirs; `most`: how many they are given.

    `idle_since`: when they were last given one, None: not today.
    """

    staff_id: int
    open: int
    waiting: int
    most: int
    skills: frozenset[str] = frozenset()
    idle_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What a talk asks for. `last`: who served this buyer last; `matters`: the goods' category, the intent's group."""

    last: int | None = None
    matters: frozenset[str] = frozenset()


def choose_next(candidates: Iterable[Candidate], need: Need) -> int | None:
    """The staff id, or None where nobody is free: then the talk waits in the pool.

    The same desk and the same need give the same person, in whatever order the candidates come.
    """
    free = [each for each in candidates if each.open < each.most]
    if any(each.staff_id == need.last for each in free):
        return need.last
    skilled = [each for each in free if _fits(each.skills, need.matters)]
    chosen = min(skilled or _without_speciality(free) or free, key=_burden, default=None)
    return chosen.staff_id if chosen else None


def _fits(skills: Collection[str], matters: Collection[str]) -> bool:
    """A skill fits a matter that it is part of: 水果 fits 生鲜水果/芒果."""
    return any(skill in matter for skill in skills for matter in matters)


def _without_speciality(free: list[Candidate]) -> list[Candidate]:
    """Those who take anything, before those who were put to something else."""
    return [each for each in free if not each.skills]


def _burden(candidate: Candidate) -> tuple[int, int, float, int]:
    idle = candidate.idle_since.timestamp() if candidate.idle_since else 0.0
    return (candidate.waiting, candidate.open, idle, candidate.staff_id)
