"""Measures of answers, each with its 95 % confidence interval by bootstrap."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Measure = Callable[[Array, Array], float]
DRAWS = 1_000


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured on how many texts, between which bounds it lies, and the goal."""

    name: str
    value: float
    low: float
    high: float
    texts: int
    goal: float | None = None
    note: str = ""


def figure(
    name: str, measure: Measure, truth: Array, given: Array, *, goal: float | None = None, note: str = ""
) -> Figure:
    """The measure and its interval: the texts are drawn anew with replacement, DRAWS times, always the same draws."""
    chance = np.random.default_rng(0)
    count = len(truth)
    draws = [chance.integers(0, count, count) for _ in range(DRAWS)] if count else []
    values = [measure(truth[draw], given[draw]) for draw in draws] or [0.0]
    low, high = np.quantile(values, (0.025, 0.975))
    return Figure(name, measure(truth, given) if count else 0.0, float(low), float(high), count, goal, note)


def accuracy(truth: Array, given: Array) -> float:
    """The part that is equal."""
    return float(np.mean(truth == given))


def micro_f1(truth: Array, given: Array) -> float:
    """F1 over all cells of two boolean tables [texts, labels] (or of one column)."""
    both = float(np.sum(truth & given))
    total = float(np.sum(truth) + np.sum(given))
    return 2 * both / total if total else 1.0


def macro_f1(labels: int, *, without: tuple[int, ...] = ()) -> Measure:
    """Mean F1 of the labels, each a number below `labels`, without some that are too rare to be measured."""

    def measure(truth: Array, given: Array) -> float:
        counted = [label for label in range(labels) if label not in without]
        return float(np.mean([micro_f1(truth == label, given == label) for label in counted]))

    return measure


def auc(truth: Array, given: Array) -> float:
    """How often a true one is ranked above a false one; ties count half. 0.5 where one kind is missing."""
    yes = int(np.sum(truth))
    no = len(truth) - yes
    if not yes or not no:
        return 0.5
    _, inverse, counts = np.unique(given, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[truth.astype(bool)].sum() - yes * (yes + 1) / 2) / (yes * no))
