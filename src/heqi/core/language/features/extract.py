"""From texts to Bags."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features.bags import Bags, gather
from heqi.core.language.features.fold import MARK, Folded, fold
from heqi.core.language.features.hashing import RowHash, finish, pair
from heqi.core.language.features.parts import Kind, Part
from heqi.core.language.features.words import word_bounds

LONGEST_GRAM = 5

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Some features of a batch: hashes, kind, and where each begins and ends in the folded row."""

    hashes: NDArray[np.uint64]
    kind: Kind
    starts: Places
    ends: Places


def extract(text: str, *, part: Part = Part.TEXT) -> Bags:
    """The features of one text, as a batch of one."""
    return extract_many([text], part=part)


def extract_many(texts: Sequence[str], *, part: Part = Part.TEXT, longest: int = LONGEST_GRAM) -> Bags:
    """The features of each text. Never raises for a str; the empty text has none. `longest` bounds the grams."""
    folded = fold(texts)
    row = RowHash(folded.codes)
    return _gather(folded, [_grams(folded, row, longest), *_words(folded, row)], part)


def _grams(folded: Folded, row: RowHash, longest: int) -> _Pieces:
    """Runs of 1 to `longest` characters that stay inside one text; a mark may be the first or the last of several."""
    count = len(folded.codes)
    sizes = np.arange(1, longest + 1)[:, None]
    starts = np.arange(count)
    ends = np.minimum(starts + sizes, count)
    marks = folded.marks[ends] - folded.marks[starts]
    is_mark = folded.codes == MARK
    edge = (is_mark[starts] | is_mark[ends - 1]) & (sizes > 1)
    size, start = ((starts + sizes <= count) & ((marks == 0) | ((marks == 1) & edge))).nonzero()
    end = start + size + 1
    return _Pieces(row.pieces(start, end), Kind.GRAM, start, end)


def _words(folded: Folded, row: RowHash) -> tuple[_Pieces, _Pieces]:
    """Words, and words that follow each other."""
    starts, ends = word_bounds(folded)
    hashes = row.pieces(starts, ends)
    follows = (starts[1:] == ends[:-1]).nonzero()[0]
    both = pair(hashes[follows], hashes[follows + 1])
    return (
        _Pieces(hashes, Kind.WORD, starts, ends),
        _Pieces(both, Kind.PAIR, starts[follows], ends[follows + 1]),
    )


def _gather(folded: Folded, pieces: Sequence[_Pieces], part: Part) -> Bags:
    """The pieces of all kinds, text by text, with spans in the originals."""
    kinds = np.array([part * 16 + each.kind for each in pieces])
    salts = kinds.repeat([len(each.hashes) for each in pieces])
    ids = finish(np.concatenate([each.hashes for each in pieces]), salts)
    starts = np.concatenate([each.starts for each in pieces])
    ends = np.concatenate([each.ends for each in pieces])
    first = starts + (folded.codes[starts] == MARK)
    last = ends - 1 - (folded.codes[ends - 1] == MARK)
    return gather(folded.owner[starts], folded.count, ids, folded.place[first], folded.place[last] + 1)
