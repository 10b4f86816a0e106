"""Texts as the rows of a sparse matrix, exactly as the served model weighs them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from heqi.core.language.features import Bags, Part, extract_many
from heqi.core.language.features.bags import gather
from heqi.training.vocabulary import Vocabulary

BATCH = 2_000


def bags_of(texts: Sequence[str], *, part: Part = Part.TEXT) -> Bags:
    """The features of many texts, made in batches."""
    return chain([extract_many(texts[first : first + BATCH], part=part) for first in range(0, len(texts), BATCH)])


def chain(batches: Sequence[Bags]) -> Bags:
    """Batches one after the other as one."""
    counts = np.concatenate([np.diff(bags.offsets) for bags in batches] or [np.empty(0, np.int64)])
    return Bags(
        np.concatenate([bags.ids for bags in batches] or [np.empty(0, np.uint32)]),
        np.concatenate(([0], np.cumsum(counts))),
        np.concatenate([bags.starts for bags in batches] or [np.empty(0, np.int32)]),
        np.concatenate([bags.ends for bags in batches] or [np.empty(0, np.int32)]),
    )


def by_character(bags: Bags, sizes: NDArray[np.intp]) -> Bags:
    """Each code point of the texts as a text of its own: the features that cover it. `sizes`: lengths of the texts."""
    base = np.concatenate(([0], np.cumsum(sizes)))
    long = (bags.ends - bags.starts).astype(np.int64)
    feature = np.repeat(np.arange(len(bags.ids)), long)
    inside = np.arange(len(feature)) - np.repeat(np.cumsum(long) - long, long)
    point = base[bags.owners[feature]] + bags.starts[feature] + inside
    return gather(point.astype(np.int32), int(base[-1]), bags.ids[feature], bags.starts[feature], bags.ends[feature])


def design(bags: Bags, vocabulary: Vocabulary) -> Any:
    """scipy CSR float32 [texts, features]: counts × sizes, each row divided by the length that `LinearModel` uses."""
    found = np.minimum(np.searchsorted(vocabulary.keys, bags.ids), len(vocabulary.keys) - 1)
    known = vocabulary.keys[found] == bags.ids
    owners, found = bags.owners[known], found[known]
    sizes = vocabulary.sizes[found]
    lengths = np.sqrt(np.bincount(owners, weights=sizes.astype(np.float64) ** 2, minlength=len(bags)))
    values = (sizes / np.maximum(lengths, 1e-6)[owners]).astype(np.float32)
    matrix = sparse.csr_matrix((values, (owners, found)), shape=(len(bags), len(vocabulary.keys)))
    matrix.sum_duplicates()
    return matrix
