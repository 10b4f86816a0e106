"""What was understood of one text, and its JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from heqi.core.language.talk import Turn

As = Literal["turn", "review"]
Cause = Literal["product", "service", "logistics", "personal", "none"]
PLACES = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """One text to be understood. `context`: the turns before it, oldest first."""

    text: str
    context: tuple[Turn, ...] = ()
    as_: As = "turn"


@dataclass(frozen=True, slots=True)
class Why:
    """Words that weighed most for a label: code points [start, end) of the text."""

    start: int
    end: int
    label: str


class Likely(NamedTuple):
    """A label and its probability. A tuple, since six are made for every text."""

    label: str
    p: float


@dataclass(frozen=True, slots=True)
class TurnReading:
    """A buyer's turn. `top`: the five likeliest intents, likeliest first; `session`: p that the buyer is dissatisfied
    with the conversation up to and including this turn.
    """

    top: tuple[Likely, ...]
    group: Likely
    emotion: Likely
    dissatisfied: float
    session: float
    also: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Opinion:
    """One opinion of a review: about what (物流, 价格 …), 正面, 负面 or 中性, and its words [start, end)."""

    aspect: str
    polarity: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReviewReading:
    """A review. `negative`: p that it is a bad one; `causes`: p of each cause of dissatisfaction, if there is any."""

    negative: float
    main: Cause
    causes: Mapping[str, float]
    opinions: tuple[Opinion, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Both ways to read a text. Which one fits is known to whoever brought it."""

    turn: TurnReading
    review: ReviewReading

    def body(self) -> dict[str, Any]:
        """The JSON of `heqi classify` (docs/understanding.md), without the id of the line."""
        turn, review = self.turn, self.review
        return {
            "intent": {**_body(turn.top[0]), "top": [[label, _short(p)] for label, p in turn.top]},
            "also": list(turn.also),
            "group": _body(turn.group),
            "emotion": _body(turn.emotion),
            "negative": _short(review.negative),
            "dissatisfied": _short(turn.dissatisfied),
            "session": {"dissatisfied": _short(turn.session)},
            "aspects": [
                {"aspect": each.aspect, "polarity": each.polarity, "span": [each.start, each.end]}
                for each in review.opinions
            ],
            "causes": {"main": review.main, "all": {name: _short(p) for name, p in review.causes.items()}},
            "why": [[each.start, each.end, each.label] for each in (*turn.why, *review.why)],
        }


def _body(likely: Likely) -> dict[str, Any]:
    return {"label": likely.label, "p": _short(likely.p)}


def _short(p: float) -> float:
    return int(p * PLACES + 0.5) / PLACES
