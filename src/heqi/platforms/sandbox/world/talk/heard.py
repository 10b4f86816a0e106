"""What an agent's message amounts to. The market judges by this alone; who makes it from the text is injected."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from heqi.core.words import Outcome


class Act(StrEnum):
    """What an agent's message does."""

    GREETS = "greets"
    APOLOGISES = "apologises"
    UNDERSTANDS = "understands"
    ASKS_PROOF = "asks_proof"
    EXPLAINS = "explains"
    PROMISES = "promises"
    OFFERS = "offers"
    REFUSES = "refuses"
    BLAMES = "blames"


class Verdict(StrEnum):
    """What the screening said of it."""

    PASS = "pass"
    CAUTION = "caution"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Heard:
    """`offer`: the outcome that is offered; `fen`: its amount, 0 when none is named or it is the whole price;
    `warmth`: the tone, -1 hostile … 1 warm; `findings`: what the screening found, in words for the reader.
    """

    acts: frozenset[Act]
    offer: Outcome | None = None
    fen: int = 0
    verdict: Verdict = Verdict.PASS
    findings: tuple[str, ...] = ()
    warmth: float = 0.0


Reader = Callable[[str], Heard]
"""The agent's text → what it amounts to."""
