"""Opinions of a review: about what, good or bad, and which words."""

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.linear import Floats, LinearModel, Matched
from heqi.core.language.understand.clauses import Span
from heqi.core.language.understand.cut import Cut
from heqi.core.language.understand.explain import by_word, heaviest_spans, weigh, widen
from heqi.core.language.understand.opinion_words import WORDS, choose_run, opinion_runs
from heqi.core.language.understand.reading import Opinion

WHOLE = "aspects"
CLAUSE = "clause"
POLARITY = "polarity"
PRESENT = 0.25
"""An aspect is there when the mean of what the whole text and its clauses say is at least this."""
OVERALL, OVERALL_PRESENT = "整体", 0.5
"""Half of all reviews speak of the goods as a whole, so that it is guessed too often rather than too seldom."""
GOOD, BAD = "正面", "负面"
HEARD = 0.3
"""So much of the log-odds that a clause would be a bad review counts for and against its polarity."""
SAYS = 0.3
"""A clause speaks of an aspect that is there when it says so itself with at least this p."""


class OpinionReader:
    """Heads for the whole text and for each clause: an opinion stands in a clause, its topic often in the whole.

    `model` is `aspects`.
    """

    def __init__(self, model: LinearModel) -> None:
        self._model = model
        self._aspects = model.head(WHOLE)
        self._clause = model.head(CLAUSE)
        self._polarity = model.head(POLARITY)
        bounds = [OVERALL_PRESENT if label == OVERALL else PRESENT for label in self._aspects.labels]
        self._present = np.array(bounds, np.float32)

    def read_many(self, cut: Cut, odds: Floats) -> list[tuple[Opinion, ...]]:
        """The opinions of each text, in the order of their words. `odds`: log-odds that each clause is a bad review."""
        texts = cut.texts
        matched = self._model.match(cut.bags)
        every = self._model.score(matched)
        scores = every[cut.rows]
        says = self._clause.probabilities(scores)
        whole = self._aspects.probabilities(every[: len(texts)])
        there = (whole + union(says, cut.owner, len(texts))) / 2 >= self._present
        which, aspect = opinions_of(says, there, cut.owner)
        signs = self._signs(scores, odds)
        words = self._words(cut, matched, cut.rows[which], aspect)
        result: list[list[Opinion]] = [[] for _ in texts]
        for number, about, (start, end) in zip(which.tolist(), aspect.tolist(), words, strict=True):
            base = cut.begins[number]
            sign = self._polarity.labels[signs[number]]
            opinion = Opinion(self._aspects.labels[about], sign, base + start, base + end)
            result[cut.owner[number]].append(opinion)
        return [tuple(sorted(mine, key=lambda each: (each.start, each.end))) for mine in result]

    def _signs(self, scores: Floats, odds: Floats) -> NDArray[np.intp]:
        """The polarity of each clause: 50,000 bad and good reviews know more words for both than opinions do."""
        signs = scores[:, self._polarity.columns].copy()
        bad = HEARD * odds
        signs[:, self._polarity.labels.index(GOOD)] -= bad
        signs[:, self._polarity.labels.index(BAD)] += bad
        return np.asarray(signs.argmax(axis=1))

    def _words(self, cut: Cut, matched: Matched, rows: NDArray[np.intp], aspect: NDArray[np.intp]) -> list[Span]:
        """The words of each clause that are the opinion on its aspect, else those that speak most for the aspect.

        `rows`: which piece of the cut each clause is.
        """
        if not len(rows):
            return []
        mine, sizes, words = matched.take(rows), cut.sizes[rows], cut.words.take(rows)
        weights = weigh(self._model, mine, cut.bags, aspect + self._clause.first, sizes)
        candidates = opinion_runs(self._model, self._model.head(WORDS), mine, cut.bags, sizes)
        chosen = [choose_run(runs, weights, number) for number, runs in enumerate(candidates)]
        if None in chosen:
            heaviest = heaviest_spans(by_word(weights, words), most=1)
            chosen = [run or (heaviest[number] or [(0, int(sizes[number]))])[0] for number, run in enumerate(chosen)]
        return widen([run for run in chosen if run], words, sizes)


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
