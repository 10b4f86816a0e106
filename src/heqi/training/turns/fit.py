"""Fit heads that see features and, through them, what words mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.training.fit import Fitted
from heqi.training.turns.words import WordRows
from heqi.training.vocabulary import Vocabulary

MEANING = 1.5
"""How much the meaning of words counts beside the words themselves."""
STRENGTH = 0.5
SHARPNESS = 4.0
"""Margins of the heads times this are the scores whose softmax fits best to what is true (by cross-validation)."""


@dataclass(frozen=True)
class Space:
    """A vocabulary with a row of meaning for each feature that is a word: `rows` float32 [features, dimensions].
    `seen` marks the features that have a weight of their own.
    """

    vocabulary: Vocabulary
    seen: NDArray[np.bool_]
    rows: NDArray[np.float32]

    def lay(self, matrix: Any) -> Any:
        """What the heads are fitted on: own features, and meaning; from the design of the whole vocabulary."""
        from scipy import sparse

        meaning = sparse.csr_matrix(MEANING * (matrix @ self.rows))
        return sparse.hstack([matrix[:, np.flatnonzero(self.seen)], meaning]).tocsr()

    def fold(self, weights: NDArray[Any]) -> NDArray[np.float32]:
        """Weights over the vocabulary [features, labels] from those over `lay` [labels, own features + dimensions]."""
        own = int(self.seen.sum())
        result = MEANING * (self.rows @ weights[:, own:].T)
        result[self.seen] += weights[:, :own].T
        return np.asarray(result, np.float32)


def make_space(seen: Vocabulary, words: WordRows) -> Space:
    """The features that were seen in training, and every word that has a meaning."""
    keys = np.union1d(seen.keys, words.keys)
    place = np.searchsorted(keys, words.keys)
    rows = np.zeros((len(keys), words.rows.shape[1]), np.float32)
    rows[place] = words.rows
    vocabulary = Vocabulary(keys, np.ones(len(keys), np.float32))
    return Space(vocabulary, np.isin(keys, seen.keys), rows)


def fit_margins(
    space: Space,
    laid: Any,
    truth: NDArray[np.intp],
    weights: NDArray[np.float64],
    *,
    name: str,
    labels: Sequence[str],
    balanced: bool = False,
) -> Fitted:
    """A softmax head of one-against-all margins (linear SVM). `truth` holds numbers of labels."""
    from sklearn.svm import LinearSVC

    model = LinearSVC(C=STRENGTH, random_state=0, class_weight="balanced" if balanced else None)
    model.fit(laid, truth, sample_weight=weights)
    columns = np.zeros((len(labels), laid.shape[1]))
    biases = np.full(len(labels), -1.0)
    if len(model.classes_) == 2:
        columns[model.classes_] = np.vstack([-model.coef_, model.coef_])
        biases[model.classes_] = np.concatenate([-model.intercept_, model.intercept_])
    else:
        columns[model.classes_], biases[model.classes_] = model.coef_, model.intercept_
    folded = space.fold(SHARPNESS * columns)
    return Fitted(name, tuple(labels), "softmax", folded, np.asarray(SHARPNESS * biases, np.float32))
