"""The words of texts, cut once for all that ask which words weigh most.

A denial and what it denies are one word (不 好吃). The words of a text add up to its length.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rjieba
from numpy.typing import NDArray

SILENT = ",，.。、;；:：~～…"
DENIALS = "不没未别"
_SILENT, _DENIAL = 1, 2
_BETWEEN = "\0"
"""Stands between texts: the segmenter joins it to nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of n texts, [m]: their `sizes` in code points and which are blanks or commas (`silent`).

    Text i has the words `firsts[i]` to `lasts[i]`, exclusive.
    """

    sizes: NDArray[np.intp]
    silent: NDArray[np.bool_]
    firsts: NDArray[np.intp]
    lasts: NDArray[np.intp]

    def take(self, numbers: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """Sizes and silence of the words of some of the texts, in this order; a number may come twice."""
        if len(self.firsts) == 1 == len(numbers):
            return self.sizes, self.silent
        firsts = self.firsts[numbers]
        counts = self.lasts[numbers] - firsts
        ends = counts.cumsum()
        where = np.arange(ends[-1] if len(ends) else 0) + (firsts - ends + counts).repeat(counts)
        return self.sizes[where], self.silent[where]


def words_of(texts: Sequence[str]) -> Words:
    """The words of each text. Never raises for a str."""
    row = _BETWEEN.join(texts)
    words = rjieba.cut(row.encode("utf-8", "replace").decode("utf-8"))
    if not words:
        nothing = np.zeros(len(texts), np.intp)
        return Words(np.empty(0, np.intp), np.empty(0, np.bool_), nothing, nothing)
    sizes = np.fromiter(map(len, words), np.intp, len(words))
    codes = np.frombuffer(row.encode("utf-32-le", "surrogatepass"), "<u4")
    kinds = _KINDS[np.minimum(codes[sizes.cumsum() - sizes], len(_KINDS) - 1)]
    silent = kinds == _SILENT
    if (kinds == _DENIAL).any():
        denies = (kinds == _DENIAL) & (sizes == 1)
        begins = np.concatenate(([True], ~denies[:-1] | silent[1:])).nonzero()[0]
        sizes, silent = np.add.reduceat(sizes, begins), silent[begins]
    return Words(sizes, silent, *_bounds(texts, sizes))


def _bounds(texts: Sequence[str], sizes: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first word of each text of the row, and the one behind its last."""
    if len(texts) == 1:
        return np.zeros(1, np.intp), np.array([len(sizes)], np.intp)
    lengths = text_sizes(texts)
    ends = (lengths + 1).cumsum() - 1
    after = sizes.cumsum()
    firsts = after.searchsorted(ends - lengths, side="right")
    lasts = after.searchsorted(ends, side="right")
    return np.asarray(firsts), np.asarray(lasts)


def text_sizes(texts: Sequence[str]) -> NDArray[np.intp]:
    """The length of each text in code points."""
    return np.fromiter(map(len, texts), np.intp, len(texts))


def _build_kinds() -> NDArray[np.uint8]:
    """What a word that begins with each code point of the first plane may be."""
    kinds = np.zeros(0x10000, np.uint8)
    kinds[[code for code in range(0x3001) if chr(code).isspace()]] = _SILENT
    kinds[list(map(ord, _BETWEEN + SILENT))] = _SILENT
    kinds[list(map(ord, DENIALS))] = _DENIAL
    return kinds


_KINDS = _build_kinds()
