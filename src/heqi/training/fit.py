"""Find the weights of one head."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

NEVER = -6.0
"""The bias of an answer that was never yes in training: p = 0.002."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights of one head over a vocabulary: float32 [features, labels] and [labels]."""

    name: str
    labels: tuple[str, ...]
    link: Literal["softmax", "sigmoid"]
    weights: NDArray[np.float32]
    biases: NDArray[np.float32]


def fit_binary(
    matrix: Any,
    truth: NDArray[Any],
    *,
    strength: float = 10.0,
    bayes: bool = True,
    weights: NDArray[Any] | None = None,
    meanings: int = 0,
) -> tuple[NDArray[np.float32], float]:
    """Weights [features] and bias of a logistic regression of a yes/no answer, as one column.

    `strength` is scikit-learn's C. With `bayes` each feature is first weighted by its log-count ratio (Wang and
    Manning 2012, NB-SVM), which is multiplied into the answer; the last `meanings` columns, which count nothing, are
    left as they are.
    """
    from sklearn.linear_model import LogisticRegression

    if truth.all() or not truth.any():
        return np.zeros(matrix.shape[1], np.float32), NEVER if not truth.any() else -NEVER
    ratios = np.ones(matrix.shape[1], np.float32)
    if bayes:
        own = matrix.shape[1] - meanings
        ratios[:own] = log_count_ratios(matrix[:, :own], truth)
    model = LogisticRegression(C=strength, solver="liblinear", tol=1e-2, random_state=0)
    model.fit(matrix.multiply(ratios).tocsr() if bayes else matrix, truth, sample_weight=weights)
    return np.asarray(model.coef_[0] * ratios, np.float32), float(model.intercept_[0])


def fit_blend(
    matrix: Any, truth: NDArray[Any], *, strength: float = 10.0, weights: NDArray[Any] | None = None
) -> tuple[NDArray[np.float32], float]:
    """The mean of the regressions with and without log-count ratios, each brought to the same spread: one column.

    They err on different texts, so the mean errs less than either.
    """
    total, total_bias = np.zeros(matrix.shape[1], np.float32), 0.0
    for bayes in (True, False):
        column, bias = fit_binary(matrix, truth, strength=strength, bayes=bayes, weights=weights)
        spread = float(np.std(matrix @ column)) or 1.0
        total, total_bias = total + column / spread, total_bias + bias / spread
    return np.asarray(total / 2, np.float32), total_bias / 2


def calibrate(scores: NDArray[Any], truth: NDArray[Any]) -> tuple[float, float]:
    """Slope and shift that make scores of texts unseen in training into log-odds (Platt 1999)."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e6).fit(np.asarray(scores, np.float64)[:, None], truth)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def log_count_ratios(matrix: Any, truth: NDArray[Any]) -> NDArray[np.float32]:
    """log of how much more often each feature stands in the texts that are true; presence counts, +1 each."""
    present = matrix.copy()
    present.data[:] = 1
    yes = np.asarray(present[truth.astype(bool)].sum(axis=0)).ravel() + 1
    no = np.asarray(present[~truth.astype(bool)].sum(axis=0)).ravel() + 1
    return np.asarray(np.log((yes / yes.sum()) / (no / no.sum())), np.float32)


def fit_each(
    matrix: Any,
    truth: NDArray[np.bool_],
    *,
    name: str,
    labels: tuple[str, ...],
    strength: float = 10.0,
    bayes: bool = True,
    meanings: int = 0,
) -> Fitted:
    """A sigmoid head: each label a question of its own. `truth` bool [texts, labels]."""
    answers = [
        fit_binary(matrix, truth[:, number], strength=strength, bayes=bayes, meanings=meanings)
        for number in range(len(labels))
    ]
    weights = np.stack([column for column, _ in answers], axis=1)
    return Fitted(name, labels, "sigmoid", weights, np.asarray([bias for _, bias in answers], np.float32))


def fit_one_of(
    matrix: Any,
    truth: NDArray[np.intp],
    *,
    name: str,
    labels: tuple[str, ...],
    strength: float = 10.0,
) -> Fitted:
    """A softmax head: labels exclude each other. `truth` holds numbers of labels; each must occur."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=300)
    model.fit(matrix, truth)
    columns, biases = model.coef_.T, model.intercept_
    if len(labels) == 2:  # scikit-learn keeps one column then
        columns, biases = np.hstack([-columns, columns]) / 2, np.asarray([-biases[0], biases[0]]) / 2
    return Fitted(name, labels, "softmax", np.asarray(columns, np.float32), np.asarray(biases, np.float32))
