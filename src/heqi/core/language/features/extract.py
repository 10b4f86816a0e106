"""From texts to Bags."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features.bags import Bags, gather
from heqi.core.language.features.fold import MARK, Folded, fold
from heqi.core.language.features.hashing import RowHash, finish, pair
from heqi.core.language.features.parts import Kind, Part
from heqi.core.language.features.words import word_bounds

LONGEST_GRAM = 5


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Some features of a batch: hashes, and where each begins and ends in the folded row."""

    ids: NDArray[np.uint32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def extract(text: str, *, part: Part = Part.TEXT) -> Bags:
    """The features of one text, as a batch of one."""
    return extract_many([text], part=part)


def extract_many(texts: Sequence[str], *, part: Part = Part.TEXT, longest: int = LONGEST_GRAM) -> Bags:
    """The features of each text. Never raises for a str; the empty text has none. `longest` bounds the grams."""
    folded = fold(texts)
    row = RowHash(folded.codes)
    pieces = [*_grams(folded, row, part, longest), *_words(folded, row, part)]
    return _gather(folded, pieces)


def _grams(folded: Folded, row: RowHash, part: Part, longest: int) -> Iterator[_Pieces]:
    """Runs of 1 to `longest` characters that stay inside one text; its mark before and behind may be part of one."""
    is_mark = folded.codes == MARK
    for size in range(1, longest + 1):
        starts = np.arange(len(folded.codes) - size + 1)
        ends = starts + size
        inside = folded.marks[ends - 1] == folded.marks[np.minimum(starts + 1, ends - 1)]
        content = folded.marks[ends] - folded.marks[starts] < min(size, 2)
        starts = starts[inside & content & ~(is_mark[starts] & is_mark[ends - 1])]
        ends = starts + size
        yield _Pieces(finish(row.pieces(starts, ends), part * 16 + Kind.GRAM), starts, ends)


def _words(folded: Folded, row: RowHash, part: Part) -> Iterator[_Pieces]:
    """Words, and words that follow each other."""
    starts, ends = word_bounds(folded)
    hashes = row.pieces(starts, ends)
    yield _Pieces(finish(hashes, part * 16 + Kind.WORD), starts, ends)
    follows = np.flatnonzero((starts[1:] == ends[:-1]) if len(starts) else np.empty(0, np.bool_))
    both = pair(hashes[follows], hashes[follows + 1])
    yield _Pieces(finish(both, part * 16 + Kind.PAIR), starts[follows], ends[follows + 1])


def _gather(folded: Folded, pieces: list[_Pieces]) -> Bags:
    """The pieces of all kinds, text by text, with spans in the originals."""
    starts = np.concatenate([each.starts for each in pieces])
    ends = np.concatenate([each.ends for each in pieces])
    first = starts + (folded.codes[starts] == MARK)
    last = ends - 1 - (folded.codes[ends - 1] == MARK)
    ids = np.concatenate([each.ids for each in pieces])
    return gather(folded.owner[starts], folded.count, ids, folded.place[first], folded.place[last] + 1)
