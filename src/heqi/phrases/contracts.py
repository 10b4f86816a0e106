"""What the phrases show to others."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from heqi.core.language.talk import Turn
from heqi.core.phrases.known import NO_ORDER, OrderFacts
from heqi.core.phrases.phrase import Layer

MOST_PHRASES = 2_000
"""In force at once in one layer of a shop; of personal ones, of one person."""
MOST_GROUPS = 100


@dataclass(frozen=True, slots=True)
class NextScript:
    """The script of a case's next step, which competes with the phrases. `name`: of assets/scripts.yaml."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What suggestions are asked for: the last turns, oldest first, the order, and the case's next script if any."""

    turns: Sequence[Turn]
    order: OrderFacts = NO_ORDER
    script: NextScript | None = None


@dataclass(frozen=True, slots=True)
class Into:
    """A group by its name, which is made where there is none."""

    shop_id: int
    layer: Layer
    name: str


class Sign(StrEnum):
    """Why something is suggested."""

    ASKS = "asks"
    MEANT = "meant"
    STATE = "state"
    GOODS = "goods"
    USED = "used"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sign and its value: the question that is alike, the intent's label, how often it was sent …"""

    sign: Sign
    value: str = ""


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """One suggestion, filled. `phrase_id` None: shipped, or the case's script; `missing`: variables left as 【name】.

    `score` orders them and says nothing by itself; `intent`: what the turn was heard to ask, to be handed back when
    the suggestion is taken.
    """

    key: str
    phrase_id: int | None
    layer: str
    title: str
    text: str
    missing: tuple[str, ...]
    reasons: tuple[Reason, ...]
    score: float
    intent: str
