"""Which features a model knows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`keys` uint32 [k], sorted, and the weight of each as a feature, float32 [k], as the model file keeps it."""

    keys: NDArray[np.uint32]
    sizes: NDArray[np.float32]

    def only(self, chosen: NDArray[np.bool_]) -> "Vocabulary":
        """The part of it that is chosen."""
        return Vocabulary(self.keys[chosen], self.sizes[chosen])


def choose_vocabulary(batches: Sequence[Bags], *, least: int = 2, idf: bool = False) -> Vocabulary:
    """The features that stand in at least `least` texts of all batches together, weighted by idf or all alike."""
    keys, counts = count_texts(batches)
    often = counts >= least
    keys, counts = keys[often], counts[often]
    texts = sum(map(len, batches))
    sizes = np.log((1 + texts) / (1 + counts)) + 1 if idf else np.ones(len(keys))
    return Vocabulary(keys, sizes.astype(np.float16).astype(np.float32))


def count_texts(batches: Sequence[Bags]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Each feature, sorted, and in how many texts it stands."""
    seen = [np.unique((bags.owners.astype(np.uint64) << np.uint64(32)) | bags.ids) for bags in batches]
    keys, counts = np.unique((np.concatenate(seen) & np.uint64(0xFFFFFFFF)).astype(np.uint32), return_counts=True)
    return keys, counts
