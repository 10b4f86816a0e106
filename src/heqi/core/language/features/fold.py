"""Fold texts into one array of code points that can be hashed, each with its place in the original."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MARK = ord("\n")
"""Stands before, between and after the texts; no folded text contains it."""
LONGEST_RUN = 3
DROPPED = 0
_PLANE = 0x10000


@dataclass(frozen=True, slots=True)
class Folded:
    """All texts of a batch in one row of N code points, with a MARK before, between and after them.

    `codes` uint32 [N]; `place` int32 [N]: index in the original text; `owner` int32 [N]: number of the text (a mark
    belongs to the text that follows it); `marks` int32 [N + 1]: how many marks stand before each index.
    """

    codes: NDArray[np.uint32]
    place: NDArray[np.int32]
    owner: NDArray[np.int32]
    marks: NDArray[np.int32]
    count: int

    def text(self) -> str:
        """The folded row as a string, for the segmenter."""
        return self.codes.astype("<u4").tobytes().decode("utf-32-le")


def fold(texts: Sequence[str]) -> Folded:
    """The texts of a batch, folded. Any string will do, lone surrogates and NUL included (they are dropped)."""
    raw = np.frombuffer("\n".join(["", *texts, ""]).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    sizes = np.fromiter((len(text) + 1 for text in (*texts, "")), np.int64, len(texts) + 1)
    starts = sizes.cumsum() - sizes
    owner = np.arange(len(sizes), dtype=np.int32).repeat(sizes)
    place = np.arange(-1, len(raw) - 1) - starts.repeat(sizes)
    codes = np.where(raw < _PLANE, _TABLE[np.minimum(raw, _PLANE - 1)], raw) if raw.max() >= _PLANE else _TABLE[raw]
    codes[starts] = MARK
    for kept_of in (_visible, _short):
        kept = kept_of(codes)
        if not kept.all():
            codes, place, owner = codes[kept], place[kept], owner[kept]
    marks = np.zeros(len(codes) + 1, np.int32)
    (codes == MARK).cumsum(out=marks[1:])
    return Folded(codes, place.astype(np.int32), owner, marks, len(texts))


def _visible(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """All but the code points that are dropped."""
    return np.asarray(codes != DROPPED)


def _short(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """All but the code points that repeat the LONGEST_RUN before them. Marks stay: empty texts follow each other."""
    result = np.ones(len(codes), np.bool_)
    same = codes[1:] == codes[:-1]
    if np.count_nonzero(same) >= LONGEST_RUN:
        run = same[2:] & same[1:-1] & same[:-2]
        result[LONGEST_RUN:] = ~run | (codes[LONGEST_RUN:] == MARK)
    return result


def _fold_one(code: int) -> int:
    """What one code point of the first plane becomes; DROPPED where nothing is left of it."""
    char = chr(code)
    if char.isspace():
        return ord(" ")
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Cn"} or char in "\ufe0e\ufe0f":
        return DROPPED
    folded = unicodedata.normalize("NFKC", char).lower()
    return ord(folded) if len(folded) == 1 else code


def _build_table() -> NDArray[np.uint32]:
    """The fold of each code point of the first plane. Ideographs and Hangul fold to themselves and are not asked."""
    table = np.arange(_PLANE, dtype=np.uint32)
    asked = [*range(0x3400), *range(0xD7A4, _PLANE)]
    asked = [code for code in asked if not 0xE000 <= code < 0xF900]
    table[asked] = [_fold_one(code) for code in asked]
    return table


_TABLE = _build_table()
