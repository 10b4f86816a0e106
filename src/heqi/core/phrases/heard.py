"""What a text was heard to mean, as suggestions need it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import sqrt

from heqi.core.language.understand.reading import TurnReading


@dataclass(frozen=True, slots=True)
class Heard:
    """Intents with their probabilities, likeliest first; `also`: labels beside them; `mood`: the emotion."""

    intents: Mapping[str, float] = field(default_factory=dict)
    also: frozenset[str] = frozenset()
    mood: str = ""

    @property
    def intent(self) -> str:
        """The likeliest; empty where nothing was heard."""
        return next(iter(self.intents), "")


NOTHING_HEARD = Heard()
Hear = Callable[[str], Heard]


def heard_in(reading: TurnReading) -> Heard:
    """A reading of heqi.language as it is needed here."""
    return Heard({each.label: each.p for each in reading.top}, frozenset(reading.also), reading.emotion.label)


def likeness(one: Heard, other: Heard) -> float:
    """How much two texts mean the same: the cosine of their intents, 0 to 1."""
    shared = sum(p * other.intents.get(label, 0.0) for label, p in one.intents.items())
    length = _length(one) * _length(other)
    return shared / length if length else 0.0


def _length(heard: Heard) -> float:
    return sqrt(sum(p * p for p in heard.intents.values()))
