"""What a buyer's line is about: one of 123 intents, and which of 12 groups it belongs to.

Two heads are asked: one for the intents, one for the groups, which are fewer and surer. The p of an intent is what both
say, p(intent) · p(group)^TRUST, brought to sum 1; the p of a group is the sum of its intents', so the two never
contradict each other.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.linear import Floats, LinearModel
from heqi.core.language.understand.reading import Likely

INTENT = "intent"
GROUP = "group"
TRUST = 0.5
MOST = 5


class IntentReader:
    """Reads intents and groups from the scores of the model `turns`."""

    def __init__(self, model: LinearModel, group_of: Mapping[str, str]) -> None:
        """`group_of`: the group of each intent of the model. Raises KeyError where one is missing."""
        self.intents = model.head(INTENT)
        self.groups = model.head(GROUP)
        numbers = {label: number for number, label in enumerate(self.groups.labels)}
        self._group = np.array([numbers[group_of[label]] for label in self.intents.labels])
        self._member = np.eye(len(numbers), dtype=np.float32)[self._group]

    def probabilities(self, scores: Floats) -> Floats:
        """[n, intents] from the scores [n, all columns]."""
        groups = np.log(np.maximum(self.groups.probabilities(scores), 1e-9))
        both = np.log(np.maximum(self.intents.probabilities(scores), 1e-12)) + TRUST * groups[:, self._group]
        grown = np.exp(both - both.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True), np.float32)

    def top(self, likely: Floats) -> tuple[NDArray[np.intp], list[tuple[Likely, ...]]]:
        """The number of the likeliest intent of each line, and the likeliest MOST with their p."""
        most = min(MOST, likely.shape[1])
        best = (-likely).argpartition(most - 1, axis=1)[:, :most]
        best.sort(axis=1)  # equal ones in the order of the labels
        lines = np.arange(len(likely))[:, None]
        best = best[lines, (-likely[lines, best]).argsort(axis=1, kind="stable")]
        ps = likely[lines, best].tolist()
        labels = self.intents.labels
        rows = best.tolist()
        return best[:, 0], [
            tuple(map(Likely, map(labels.__getitem__, row), row_ps)) for row, row_ps in zip(rows, ps, strict=True)
        ]

    def group(self, likely: Floats) -> list[Likely]:
        """The likeliest group of each line."""
        summed = likely @ self._member
        best = summed.argmax(axis=1)
        return [
            Likely(self.groups.labels[number], min(p, 1.0))
            for number, p in zip(best.tolist(), summed.max(axis=1).tolist(), strict=True)
        ]
