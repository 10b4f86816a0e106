"""Read reviews: bad or not, of which cause, with which opinions about what, and the words that say so (H6)."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from heqi.core.language.features import Bags
from heqi.core.language.linear import LinearModel
from heqi.core.language.understand.explain import Span, heaviest_spans, text_sizes, weigh
from heqi.core.language.understand.opinions import OpinionReader
from heqi.core.language.understand.reading import Cause, Line, Opinion, ReviewReading, Why

NEGATIVE = "negative"
MAIN = "main"
CAUSES = "causes"
SHOWN = 0.5
"""Words are shown for labels that are at least this likely."""


class Reviews:
    """Reads reviews with three models: `polarity` (many features, one head), `causes` and `aspects`."""

    def __init__(self, polarity: LinearModel, causes: LinearModel, aspects: LinearModel) -> None:
        self._polarity = polarity
        self._causes = causes
        self._opinions = OpinionReader(aspects)

    def read_many(self, lines: Sequence[Line], bags: Bags) -> list[ReviewReading]:
        """One reading a line."""
        texts = [line.text for line in lines]
        negative, negative_words = self._negative(texts, bags)
        matched = self._causes.match(bags)
        scores = self._causes.score(matched)
        main = self._causes.head(MAIN)
        chosen = scores[:, main.columns].argmax(axis=1)
        weights = weigh(self._causes, matched, bags, chosen + main.first, text_sizes(texts))
        main_words = heaviest_spans(weights)
        causes = self._causes.head(CAUSES)
        likely = causes.probabilities(scores).tolist()
        opinions = self._opinions.read_many(texts, bags)
        return [
            _reading(
                negative[i],
                main.labels[chosen[i]],
                dict(zip(causes.labels, likely[i], strict=True)),
                opinions[i],
                negative_words[i],
                main_words[i],
            )
            for i in range(len(lines))
        ]

    def _negative(self, texts: Sequence[str], bags: Bags) -> tuple[list[float], list[list[Span]]]:
        """p that each text is a bad review, and the words that say so."""
        matched = self._polarity.match(bags)
        p = self._polarity.head(NEGATIVE).probabilities(self._polarity.score(matched))[:, 0]
        columns = np.zeros(len(texts), np.intp)
        return p.tolist(), heaviest_spans(weigh(self._polarity, matched, bags, columns, text_sizes(texts)))


def _reading(
    negative: float,
    main: str,
    causes: dict[str, float],
    opinions: tuple[Opinion, ...],
    negative_words: list[Span],
    main_words: list[Span],
) -> ReviewReading:
    """One reading, with the words of those labels that hold."""
    why = [Why(start, end, NEGATIVE) for start, end in negative_words if negative >= SHOWN]
    why += [Why(start, end, main) for start, end in main_words if main != "none" and negative >= SHOWN]
    return ReviewReading(negative, cast(Cause, main), causes, opinions, tuple(why))
