"""A talk between one buyer and one shop."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Says(StrEnum):
    """Who says a line."""

    BUYER = "buyer"
    AGENT = "agent"


class Intent(StrEnum):
    """What a buyer wants with a line."""

    WHEN_SENT = "when_sent"
    WHERE_PARCEL = "where_parcel"
    NOT_RECEIVED = "not_received"
    CANCEL = "cancel"
    BROKEN = "broken"
    ROTTEN = "rotten"
    FAULTY = "faulty"
    MISSING = "missing"
    WRONG = "wrong"
    DIFFERENT = "different"
    UNLIKED = "unliked"
    SHOWS = "shows"
    SHOWED_ALREADY = "showed_already"
    EVADES = "evades"
    HURRIES = "hurries"
    ASKS_MORE = "asks_more"
    ACCEPTS = "accepts"
    THANKS = "thanks"
    WAITS = "waits"
    ASKS_WHY = "asks_why"
    COMPLAINS = "complains"
    THREATENS = "threatens"
    LEAVES = "leaves"


class Line(NamedTuple):
    """`intent` of a buyer's line; None for an agent's."""

    at: int
    says: Says
    text: str
    intent: Intent | None


@dataclass(slots=True, eq=False)
class Conversation:
    """`mood`: 0 calm … 1 furious; `over`: nothing more is said; `rating`: 0 very content … 4 not at all, -1 none."""

    shop_id: int
    order: int
    buyer: int
    mood: float
    lines: list[Line] = field(default_factory=list)
    shown: bool = False
    bargains: int = 0
    resolved: bool = False
    over: bool = False
    rating: int = -1
    rated_at: int = 0
    agent: str = ""
