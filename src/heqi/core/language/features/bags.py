"""The features of a batch of texts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")


@dataclass(frozen=True)
class Bags:
    """Features of n texts, text after text.

    `ids` uint32 [m]; text i has `ids[offsets[i]:offsets[i + 1]]`, repeated features repeated; `offsets` int64 [n + 1].
    `starts`, `ends` int32 [m]: the span of each feature in its own original text, in code points, end exclusive.
    """

    ids: NDArray[np.uint32]
    offsets: NDArray[np.int64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    _found: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def slices(self) -> Iterator[slice]:
        """Where each text's features stand in the arrays."""
        offsets = self.offsets.tolist()
        return map(slice, offsets[:-1], offsets[1:])

    @cached_property
    def owners(self) -> NDArray[np.int32]:
        """The number of the text that each feature belongs to."""
        return np.arange(len(self), dtype=np.int32).repeat(self.offsets[1:] - self.offsets[:-1])

    def once(self, find: "Callable[[Bags], T]") -> T:
        """What this finds among the features, looked up the first time only."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast(T, self._found[find])

    def first(self, count: int) -> "Bags":
        """The features of the first `count` texts."""
        end = int(self.offsets[count])
        return Bags(self.ids[:end], self.offsets[: count + 1], self.starts[:end], self.ends[:end])

    def take(self, numbers: NDArray[np.intp]) -> "Bags":
        """The features of some of the texts, in this order; a number may come twice."""
        counts = np.diff(self.offsets)[numbers]
        offsets = np.concatenate(([0], np.cumsum(counts)))
        where = np.arange(offsets[-1]) + np.repeat(self.offsets[numbers] - offsets[:-1], counts)
        return Bags(self.ids[where], offsets, self.starts[where], self.ends[where])


def join(*bags: Bags) -> Bags:
    """The features of several batches of the same n texts side by side. Spans stay those of their own part."""
    owner = np.concatenate([each.owners for each in bags])
    columns = (np.concatenate([getattr(each, name) for each in bags]) for name in ("ids", "starts", "ends"))
    return gather(owner, len(bags[0]), *columns)


def gather(
    owner: NDArray[np.int32], count: int, ids: NDArray[np.uint32], starts: NDArray[np.int32], ends: NDArray[np.int32]
) -> Bags:
    """Features in any order, sorted by the text that owns them. Within a text they keep their order."""
    if count == 1:
        return Bags(ids, np.array([0, len(ids)]), starts, ends)
    order = owner.argsort(kind="stable")
    offsets = np.zeros(count + 1, np.int64)
    np.bincount(owner, minlength=count).cumsum(out=offsets[1:])
    return Bags(ids[order], offsets, starts[order], ends[order])
