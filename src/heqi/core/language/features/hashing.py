"""Hashes of all wanted pieces of a row of code points at once.

The hash of a piece is a polynomial over its code points modulo 2⁶⁴. From the sums over all beginnings of the row, the
hash of any piece is one subtraction and one multiplication, whatever its length and wherever it stands.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15 | 1
_INVERSE = pow(_BASE, -1, 1 << 64)
_SPREAD = np.uint64(0xD6E8FEB86659FD93)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)


class RowHash:
    """Hashes of the pieces [start, end) of one row."""

    def __init__(self, codes: NDArray[np.uint32]) -> None:
        powers, self._inverses = _powers(len(codes))
        spread = (codes.astype(np.uint64) + np.uint64(1)) * _SPREAD
        spread ^= spread >> np.uint64(29)
        self._sums = np.zeros(len(codes) + 1, np.uint64)
        (spread * powers).cumsum(out=self._sums[1:])

    def pieces(self, starts: NDArray[Any], ends: NDArray[Any]) -> Hashes:
        """64-bit hash of each piece, equal for equal pieces."""
        hashes: Hashes = (self._sums[ends] - self._sums[starts]) * self._inverses[starts]
        return hashes


def pair(first: Hashes, second: Hashes) -> Hashes:
    """The hash of two pieces in this order."""
    return (first ^ (first >> np.uint64(31))) * _PAIR + second


def finish(hashes: Hashes, salts: NDArray[Any]) -> NDArray[np.uint32]:
    """The 32-bit feature of each hash under its salt, which tells its part and kind."""
    mixed = hashes + (salts.astype(np.uint64) + np.uint64(1)) * _SPREAD
    mixed ^= mixed >> np.uint64(33)
    mixed *= _MIX
    mixed ^= mixed >> np.uint64(29)
    mixed *= _PAIR
    return (mixed >> np.uint64(32)).astype(np.uint32)


class _Powers:
    """Powers of the base and of its inverse, grown as rows get longer."""

    def __init__(self) -> None:
        self.of: tuple[Hashes, Hashes] = (np.empty(0, np.uint64), np.empty(0, np.uint64))

    def upto(self, count: int) -> tuple[Hashes, Hashes]:
        if len(self.of[0]) < count:
            size = 1 << max(12, count.bit_length())
            self.of = (_row_of_powers(_BASE, size), _row_of_powers(_INVERSE, size))
        powers, inverses = self.of
        return powers[:count], inverses


def _row_of_powers(base: int, size: int) -> Hashes:
    """base⁰, base¹, … modulo 2⁶⁴."""
    factors = np.full(size, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


_powers = _Powers().upto
