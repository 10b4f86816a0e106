"""Fit the heads of turns."""

from collections.abc import Sequence
from typing import Any
from warnings import catch_warnings, simplefilter

import numpy as np
from numpy.typing import NDArray

from heqi.training.fit import NEVER, Fitted
from heqi.training.space import Space

STRENGTH = 0.5
"""scikit-learn's C of the margins."""
ODDS_STRENGTH = 20.0
"""The same of the regression."""
ROUNDS = 40
"""The regression is good enough long before it stands still."""
MARGINS, ODDS = 3.0, 0.5
"""How much both count in the scores whose softmax is p (by cross-validation)."""


def fit_one_of_many(
    space: Space,
    laid: Any,
    truth: NDArray[np.intp],
    weights: NDArray[np.float64],
    *,
    name: str,
    labels: Sequence[str],
    balanced: bool = False,
) -> Fitted:
    """A softmax head of one-against-all margins (linear SVM) and of a regression, added up: they err on different
    sentences, and their sum is still one column a label. `truth` holds numbers of labels.
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression
    from sklearn.svm import LinearSVC

    rarity = "balanced" if balanced else None
    margins = LinearSVC(C=STRENGTH, random_state=0, tol=1e-2, class_weight=rarity)
    odds = LogisticRegression(C=ODDS_STRENGTH, max_iter=ROUNDS, class_weight=rarity)
    columns = np.zeros((len(labels), laid.shape[1]))
    biases = np.full(len(labels), NEVER)
    biases[np.unique(truth)] = 0.0
    for model, share in ((margins, MARGINS), (odds, ODDS)):
        with catch_warnings():
            simplefilter("ignore", ConvergenceWarning)
            model.fit(laid, truth, sample_weight=weights)
        mine, bias = model.coef_, model.intercept_
        if len(model.classes_) == 2:  # scikit-learn keeps one column then
            mine, bias = np.vstack([-mine, mine]), np.concatenate([-bias, bias])
        columns[model.classes_] += share * mine
        biases[model.classes_] += share * bias
    return Fitted(name, tuple(labels), "softmax", space.fold(columns), np.asarray(biases, np.float32))
