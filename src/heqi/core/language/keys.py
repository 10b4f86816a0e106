"""Find hashes among sorted keys, many at a time.

Hashes are spread evenly, so their first bits say nearly where a key stands: a table over these bits gives the first key
of each bucket, and the few keys of a bucket are tried one after the other. Most buckets are empty, most of the others
hold one key. Much quicker than a binary search.
"""

import numpy as np
from numpy.typing import NDArray

SPARE_BITS = 2
FEW = 4_000
"""So many ids are compared with the whole of their buckets at once: fewer steps, though more memory."""


class Keys:
    """Sorted distinct uint32 keys, at least one."""

    def __init__(self, keys: NDArray[np.uint32]) -> None:
        bits = len(keys).bit_length() + SPARE_BITS
        self._shift = np.uint32(32 - bits)
        counts = np.bincount(keys >> self._shift, minlength=1 << bits)
        self._first = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        self._depth = int(counts.max())
        self._steps = np.arange(self._depth)
        # Behind the end stands 0, whose own bucket is the first one: what is looked for there never reaches the end.
        self._keys = np.concatenate((keys, np.zeros(self._depth, np.uint32)))

    def find(self, ids: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Which of the ids are keys (their places among the ids), and the place of each among the keys."""
        bucket = ids >> self._shift
        start = self._first[bucket]
        if len(ids) <= FEW:
            return self._find_few(ids, start)
        counts = self._first[bucket + np.uint32(1)] - start
        place = np.full(len(ids), -1, np.intp)
        left = counts.nonzero()[0]
        for step in range(self._depth):
            at = start[left] + step
            hit = self._keys[at] == ids[left]
            place[left[hit]] = at[hit]
            left = left[~hit & (counts[left] > step + 1)]
        which = (place >= 0).nonzero()[0]
        return which, place[which]

    def _find_few(self, ids: NDArray[np.uint32], start: NDArray[np.int32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The same by one comparison."""
        which, step = (self._keys[start[:, None] + self._steps] == ids[:, None]).nonzero()
        return which, start[which] + step
