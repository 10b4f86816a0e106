"""Linear heads over hashed features: small integers in, probabilities out, and what each feature gave.

A `LinearModel` is one table of int8 weights, one row for each known feature, one column for each label of all its
heads, so that a text's rows are gathered once for all of them. For a text with the known features f₁ … fₙ (repeats
repeated) the score of column c is

    scores[c] = scales[c] · Σ rows[fᵢ, c] / √(Σ sizes[fᵢ]²) + biases[c]

where `sizes` is the weight of the feature itself (its idf; 1 where training used none) and is multiplied into `rows`
already. Calibration is part of scales and biases: `Head.probabilities` is a softmax (labels exclude each other) or a
sigmoid for each label, nothing else.

The file (`dump_model`, `parse_model`) is a compressed .npz without pickle: the arrays, and a JSON header with the
heads, the version of the form, and what it was trained on (`about`: data hash, command, figures).
"""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags
from heqi.core.language.indexes import Index, OwnIndex

Floats = NDArray[np.float32]
FEW_COLUMNS = 4
_ONES = np.ones(512, np.float32)


@dataclass(frozen=True, slots=True)
class Head:
    """One question and its possible answers: columns [first, first + len(labels)) of the model."""

    name: str
    labels: tuple[str, ...]
    link: Literal["softmax", "sigmoid"]
    first: int

    @property
    def columns(self) -> slice:
        """Its columns among the scores of the model."""
        return slice(self.first, self.first + len(self.labels))

    def probabilities(self, scores: Floats) -> Floats:
        """[n, labels] in [0, 1] from the scores [n, all columns] of the model. Softmax rows sum to 1."""
        mine = scores[:, self.columns]
        if self.link == "sigmoid":
            return sigmoid(mine)
        grown = np.exp(mine - mine.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True), np.float32)


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Heads that share one table.

    `keys` uint32 [k], sorted; `rows` int8 [k, c]; `sizes` float32 [k]; `scales`, `biases` float32 [c].
    `index` finds keys; its own one, unless models find theirs together.
    """

    heads: tuple[Head, ...]
    keys: NDArray[np.uint32]
    rows: NDArray[np.int8]
    sizes: Floats
    scales: Floats
    biases: Floats
    about: Mapping[str, Any] = field(default_factory=dict)
    index: InitVar[Index | None] = None
    _index: Index = field(init=False, repr=False, compare=False)
    _squares: NDArray[np.float64] = field(init=False, repr=False, compare=False)

    def __post_init__(self, index: Index | None) -> None:
        object.__setattr__(self, "_index", index or OwnIndex(self.keys))
        object.__setattr__(self, "_squares", self.sizes.astype(np.float64) ** 2)

    def head(self, name: str) -> Head:
        """The head of that name. Raises KeyError."""
        for head in self.heads:
            if head.name == name:
                return head
        raise KeyError(name)

    def scores(self, bags: Bags) -> Floats:
        """float32 [n texts, all columns]. A text without a known feature gets the biases."""
        return self.score(self.match(bags))

    def match(self, bags: Bags) -> "Matched":
        """The features of a batch that the model knows. Needed once for `score` and any number of `given`."""
        which, rows = self._index.find(bags)
        owners = bags.owners[which]
        offsets = which.searchsorted(bags.offsets)
        squares = np.bincount(owners, self._squares[rows], len(bags))
        return Matched(rows, which, owners, offsets, np.maximum(np.sqrt(squares), 1e-6).astype(np.float32))

    def score(self, matched: "Matched") -> Floats:
        """float32 [n texts, all columns]."""
        totals = _totals_by_column if len(self.scales) <= FEW_COLUMNS else _totals_by_text
        result = totals(self.rows, matched)
        result *= self.scales / matched.lengths[:, None]
        result += self.biases
        return result

    def given(self, matched: "Matched", columns: NDArray[np.intp]) -> Floats:
        """What each known feature gave to the score of one column of its text; `columns` [n texts]."""
        wanted = columns[matched.owners]
        factors = self.scales[wanted] / matched.lengths[matched.owners]
        return np.asarray(self.rows[matched.rows, wanted] * factors, np.float32)


@dataclass(frozen=True, slots=True)
class Matched:
    """The m known features of n texts: `rows` of the model, `which` features of the bags, `owners` the texts, all [m];
    `offsets` [n + 1]; `lengths` [n]: the Euclidean length of each text.
    """

    rows: NDArray[np.intp]
    which: NDArray[np.intp]
    owners: NDArray[np.int32]
    offsets: NDArray[np.intp]
    lengths: Floats

    def take(self, numbers: NDArray[np.intp]) -> "Matched":
        """Some of the texts, in this order; a number may come twice. `which` still counts in the first bags."""
        firsts = self.offsets[numbers]
        counts = self.offsets[numbers + 1] - firsts
        offsets = np.concatenate(([0], counts.cumsum()))
        where = np.arange(offsets[-1]) + (firsts - offsets[:-1]).repeat(counts)
        owners = np.arange(len(numbers), dtype=np.int32).repeat(counts)
        return Matched(self.rows[where], self.which[where], owners, offsets, self.lengths[numbers])


def sigmoid(scores: Floats) -> Floats:
    """1 / (1 + e^-x), without overflow."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * scores)), np.float32)


def _totals_by_column(rows: NDArray[np.int8], matched: Matched) -> Floats:
    """The sums of each text's rows, quick for few columns."""
    count = len(matched.lengths)
    sums = [np.bincount(matched.owners, rows[matched.rows, column], count) for column in range(rows.shape[1])]
    return np.stack(sums, axis=1).astype(np.float32)


def _totals_by_text(rows: NDArray[np.int8], matched: Matched) -> Floats:
    """The sums of each text's rows, quick for many columns: a product with ones in float32 beats every other sum."""
    bounds = matched.offsets.tolist()
    result = np.empty((len(bounds) - 1, rows.shape[1]), np.float32)
    longest = max((end - start for start, end in pairwise(bounds)), default=0)
    ones = _ONES if longest <= len(_ONES) else np.ones(longest, np.float32)
    for number, (start, end) in enumerate(pairwise(bounds)):
        found = rows.take(matched.rows[start:end], axis=0).astype(np.float32)
        np.matmul(ones[: end - start], found, out=result[number])
    return result
