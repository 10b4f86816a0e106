"""Read reviews: bad or not, of which cause, with which opinions about what, and the words that say so (H6)."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from heqi.core.language.linear import LinearModel
from heqi.core.language.understand.cut import Cut
from heqi.core.language.understand.explain import Question, explain
from heqi.core.language.understand.opinions import OpinionReader
from heqi.core.language.understand.reading import Cause, Line, ReviewReading, Why

NEGATIVE = "negative"
MAIN = "main"
CAUSES = "causes"
NO_CAUSE = "none"
BAD = 0.5
"""Of a review that is bad with at least this p it is said why; of a turn, `Turns` says why."""


class Reviews:
    """Reads reviews with three models: `polarity` (many features, one head), `causes` and `aspects`."""

    def __init__(self, polarity: LinearModel, causes: LinearModel, aspects: LinearModel) -> None:
        self._polarity = polarity
        self._causes = causes
        self._opinions = OpinionReader(aspects)

    def read_many(self, lines: Sequence[Line], cut: Cut) -> list[ReviewReading]:
        """One reading a line. `cut`: of their texts."""
        texts, bags = cut.texts, cut.bags
        polar, matched = self._polarity.match(bags), self._causes.match(cut.whole)
        odds = self._polarity.score(polar)
        negative = self._polarity.head(NEGATIVE).probabilities(odds[: len(texts)])[:, 0]
        scores = self._causes.score(matched)
        main, causes = self._causes.head(MAIN), self._causes.head(CAUSES)
        chosen = scores[:, main.columns].argmax(axis=1)
        bad = ((negative >= BAD) & [line.as_ == "review" for line in lines]).nonzero()[0]
        caused = bad[chosen[bad] != main.labels.index(NO_CAUSE)]
        labels = [main.labels[each] for each in chosen[caused].tolist()]
        questions = [
            Question(self._polarity, polar, bags, bad, np.zeros_like(bad), [NEGATIVE] * len(bad)),
            Question(self._causes, matched, cut.whole, caused, chosen[caused] + main.first, labels),
        ]
        why: list[list[Why]] = [[] for _ in texts]
        for number, label, spans in explain(questions, cut.sizes, cut.words):
            why[number] += [Why(start, end, label) for start, end in spans]
        stated = causes.probabilities(scores).tolist()
        opinions = self._opinions.read_many(cut, odds[cut.rows, 0])
        return [
            ReviewReading(
                negative=p,
                main=cast(Cause, main.labels[cause]),
                causes=dict(zip(causes.labels, each, strict=True)),
                opinions=said,
                why=tuple(words),
            )
            for p, cause, each, said, words in zip(
                negative.tolist(), chosen.tolist(), stated, opinions, why, strict=True
            )
        ]
