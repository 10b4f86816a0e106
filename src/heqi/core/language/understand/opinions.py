"""Opinions of a review: about what, good or bad, and which words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import extract_many
from heqi.core.language.linear import Floats, LinearModel
from heqi.core.language.understand.clauses import clause_spans
from heqi.core.language.understand.explain import heaviest_spans, text_sizes, weigh
from heqi.core.language.understand.reading import Opinion

WHOLE = "aspects"
CLAUSE = "clause"
POLARITY = "polarity"
PRESENT = 0.4
"""An aspect is there when the mean of what the whole text and its clauses say is at least this."""
SAYS = 0.3
"""A clause speaks of an aspect that is there when it says so itself with at least this p."""


class OpinionReader:
    """Heads for the whole text and for each clause: an opinion stands in a clause, its topic often in the whole."""

    def __init__(self, reviews: LinearModel, polarity: LinearModel) -> None:
        self._model = reviews
        self._aspects = reviews.head(WHOLE)
        self._clause = reviews.head(CLAUSE)
        self._polarity = reviews.head(POLARITY)

    def read_many(self, texts: Sequence[str], scores: Floats) -> list[tuple[Opinion, ...]]:
        """The opinions of each text, in the order of their words. `scores`: of the whole texts by the same model."""
        spans = [clause_spans(text) for text in texts]
        owner = np.repeat(np.arange(len(texts)), list(map(len, spans)))
        clauses = [text[start:end] for text, mine in zip(texts, spans, strict=True) for start, end in mine]
        bags = extract_many(clauses)
        matched = self._model.match(bags)
        clause_scores = self._model.score(matched)
        says = self._clause.probabilities(clause_scores)
        there = (self._aspects.probabilities(scores) + union(says, owner, len(texts))) / 2 >= PRESENT
        which, aspect = opinions_of(says, there, owner)
        polarity = self._polarity.probabilities(clause_scores).argmax(axis=1)
        picked = bags.take(which)
        weights = weigh(
            self._model,
            self._model.match(picked),
            picked,
            aspect + self._clause.first,
            text_sizes([clauses[number] for number in which]),
        )
        words = heaviest_spans(weights, most=1)
        begins = [start for mine in spans for start, _ in mine]
        result: list[list[Opinion]] = [[] for _ in texts]
        for number, clause in enumerate(which.tolist()):
            start, end = words[number][0] if words[number] else (0, len(clauses[clause]))
            base = begins[clause]
            result[owner[clause]].append(
                Opinion(
                    self._aspects.labels[aspect[number]],
                    self._polarity.labels[polarity[clause]],
                    base + start,
                    base + end,
                )
            )
        return [tuple(sorted(mine, key=lambda each: (each.start, each.end))) for mine in result]


def union(says: Floats, owner: NDArray[np.intp], count: int) -> Floats:
    """p that at least one clause of each text speaks of each aspect, [count, aspects]."""
    silent = np.zeros((count, says.shape[1]))
    np.add.at(silent, owner, np.log1p(-np.minimum(says, 1 - 1e-6)))
    return np.asarray(1 - np.exp(silent), np.float32)


def opinions_of(
    says: Floats, there: NDArray[np.bool_], owner: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Clause and aspect of each opinion: every clause that says so, else the one that says it most."""
    best = np.zeros_like(there, dtype=np.float32)
    np.maximum.at(best, owner, says)
    chosen = there[owner] & (says >= np.minimum(SAYS, best[owner]))
    which, aspect = np.nonzero(chosen)
    return which, aspect
