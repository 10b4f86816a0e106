"""Which features of a batch a model knows.

A model alone looks through its own keys. Models that are asked about the same batches look through the keys of all of
them in one go (`SharedKeys`): most of the time of a look-up is waiting for memory, and one wait then serves all.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags
from heqi.core.language.keys import Keys

Found = tuple[NDArray[np.intp], NDArray[np.intp]]
"""Which features of a batch are known, ascending, and the row of each in the model."""


class Index(Protocol):
    """Finds the features that a model knows."""

    def find(self, bags: Bags) -> Found:
        """The known features of a batch."""


class OwnIndex:
    """The keys of one model, laid out when they are first asked for."""

    def __init__(self, keys: NDArray[np.uint32]) -> None:
        """`keys`: sorted and distinct, at least one."""
        self._sorted = keys
        self._keys: Keys | None = None

    def find(self, bags: Bags) -> Found:
        """The known features of a batch."""
        if self._keys is None:
            self._keys = Keys(self._sorted)
        return self._keys.find(bags.ids)


class SharedKeys:
    """The keys of several models together."""

    def __init__(self, keys: Sequence[NDArray[np.uint32]]) -> None:
        """`keys` of each model, sorted and distinct."""
        every = np.sort(np.concatenate(keys), kind="stable")  # runs that are sorted already are merged
        every = every[np.concatenate(([True], every[1:] != every[:-1]))]
        self._keys = Keys(every)
        self._rows = np.full((len(every), len(keys)), -1, np.int32)
        for number, mine in enumerate(keys):
            self._rows[every.searchsorted(mine), number] = np.arange(len(mine))

    def find(self, bags: Bags) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
        """The features of a batch that any model knows, and the row of each in every model; -1 where it has none."""
        which, places = self._keys.find(bags.ids)
        return which, self._rows[places]


class SharedIndex:
    """What one of several models knows. A batch is looked up when the first of them asks."""

    def __init__(self, keys: SharedKeys, number: int) -> None:
        self._keys = keys
        self._number = number

    def find(self, bags: Bags) -> Found:
        """The known features of a batch."""
        which, rows = bags.once(self._keys.find)
        mine = rows[:, self._number]
        known = (mine >= 0).nonzero()[0]
        return which[known], mine[known].astype(np.intp)
