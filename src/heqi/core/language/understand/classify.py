"""Understand texts, one or many: features once, then every head."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from heqi.core.language.features import Bags
from heqi.core.language.talk import Turn
from heqi.core.language.understand.cut import Cut, cut
from heqi.core.language.understand.reading import As, Line, Reading, ReviewReading, TurnReading
from heqi.core.language.understand.words import Words

BATCH = 1024


class TurnReader(Protocol):
    """Reads buyers' turns (`turns.py`)."""

    def read_many(self, lines: Sequence[Line], bags: Bags, words: Words | None = None) -> Sequence[TurnReading]:
        """One reading a line. `bags` are the features of the lines' texts, `Part.TEXT`; `words` begins with theirs."""


class ReviewReader(Protocol):
    """Reads reviews (`reviews.py`)."""

    def read_many(self, lines: Sequence[Line], cut: Cut) -> Sequence[ReviewReading]:
        """One reading a line. `cut` are the lines' texts, their clauses, and the features of both."""


class Understanding:
    """All heads. Deterministic, and never raises for a str; lines of a batch do not influence each other."""

    def __init__(self, turns: TurnReader, reviews: ReviewReader) -> None:
        self._turns = turns
        self._reviews = reviews

    def classify(self, text: str, *, context: Sequence[Turn] = (), as_: As = "turn") -> Reading:
        """Understand one text."""
        return self._batch([Line(text, tuple(context), as_)])[0]

    def classify_many(self, lines: Iterable[Line]) -> Iterator[Reading]:
        """Understand many texts, BATCH at a time, in their order."""
        waiting = iter(lines)
        while batch := list(islice(waiting, BATCH)):
            yield from self._batch(batch)

    def _batch(self, lines: list[Line]) -> list[Reading]:
        texts = cut([line.text for line in lines])
        turns = self._turns.read_many(lines, texts.whole, texts.words)
        reviews = self._reviews.read_many(lines, texts)
        return [Reading(turn, review) for turn, review in zip(turns, reviews, strict=True)]
