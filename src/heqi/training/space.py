"""What heads are fitted on that see features and, through them, what words mean.

Meanings are linear, so that the weights found for them fold into those of the words: a head that was fitted on few
texts gives weight to words that these never had, and serving costs nothing more.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.training.fit import Fitted
from heqi.training.vocabulary import Vocabulary
from heqi.training.words import WordRows

MEANING = 1.5
"""How much the meaning of words counts beside the words themselves."""


@dataclass(frozen=True)
class Space:
    """A vocabulary with a row of meaning for each feature that is a word: `rows` float32 [features, dimensions].
    `seen` marks the features that have a weight of their own; `share` is how much meaning counts beside them.
    """

    vocabulary: Vocabulary
    seen: NDArray[np.bool_]
    rows: NDArray[np.float32]
    share: float = MEANING

    @property
    def dimensions(self) -> int:
        """How many last columns of a lay are meaning."""
        return int(self.rows.shape[1])

    def lay(self, matrix: Any) -> Any:
        """What the heads are fitted on: own features, and meaning; from the design of the whole vocabulary."""
        from scipy import sparse

        meaning = sparse.csr_matrix(self.share * (matrix @ self.rows))
        return sparse.hstack([matrix[:, np.flatnonzero(self.seen)], meaning]).tocsr()

    def fold(self, weights: NDArray[Any]) -> NDArray[np.float32]:
        """Weights over the vocabulary [features, labels] from those over `lay` [labels, own features + dimensions]."""
        own = int(self.seen.sum())
        result = self.share * (self.rows @ weights[:, own:].T)
        result[self.seen] += weights[:, :own].T
        return np.asarray(result, np.float32)

    def fold_head(self, fitted: Fitted) -> Fitted:
        """A head over the vocabulary from one that was fitted on `lay`."""
        return replace(fitted, weights=self.fold(fitted.weights.T))


def make_space(seen: Vocabulary, words: WordRows, *, share: float = MEANING, texts: int = 0) -> Space:
    """The features that were seen in training, and every word that has a meaning. Where features weigh by idf, `texts`
    says of how many texts; a word that none of them has weighs most.
    """
    keys = np.union1d(seen.keys, words.keys)
    sizes = np.full(len(keys), np.log(1 + texts) + 1).astype(np.float16).astype(np.float32)
    sizes[np.searchsorted(keys, seen.keys)] = seen.sizes
    rows = np.zeros((len(keys), words.rows.shape[1]), np.float32)
    rows[np.searchsorted(keys, words.keys)] = words.rows
    return Space(Vocabulary(keys, sizes), np.isin(keys, seen.keys), rows, share)
