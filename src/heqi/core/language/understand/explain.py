"""The words of a text that weigh most for a label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import rjieba
from numpy.typing import NDArray

from heqi.core.language.features import Bags
from heqi.core.language.linear import LinearModel, Matched

Span = tuple[int, int]
SILENT = ",，.。、;；:：~～…"
DENIALS = "不没未别"
_SILENT, _DENIAL = 1, 2
SHARE = 0.4
"""A character belongs to the words shown when it weighs this much of the heaviest one."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each code point of n texts gave: `of` float64 [all code points], text i at offsets[i]:offsets[i + 1]."""

    of: NDArray[np.float64]
    offsets: NDArray[np.intp]


def explain(
    model: LinearModel,
    matched: Matched,
    bags: Bags,
    texts: Sequence[str],
    numbers: NDArray[np.intp],
    columns: NDArray[np.intp],
) -> Iterator[tuple[int, list[Span]]]:
    """For some texts of a batch, by their numbers: the words that weigh most for a column, heaviest first.

    `columns` goes with `numbers`; a text may be asked about several columns.
    """
    if len(numbers):
        asked = [texts[number] for number in numbers.tolist()]
        weights = by_word(weigh(model, matched.take(numbers), bags, columns, text_sizes(asked)), asked)
        yield from zip(numbers.tolist(), heaviest_spans(weights), strict=True)


def weigh(
    model: LinearModel, matched: Matched, bags: Bags, columns: NDArray[np.intp], sizes: NDArray[np.intp]
) -> Weights:
    """Share what each feature gave to its text's column among its code points; `sizes`: lengths of the texts."""
    offsets = np.concatenate(([0], np.cumsum(sizes)))
    starts, ends = bags.starts[matched.which], bags.ends[matched.which]
    shares = model.given(matched, columns) / (ends - starts)
    base = offsets[matched.owners]
    total = int(offsets[-1]) + 1
    steps = np.bincount(base + starts, shares, total) - np.bincount(base + ends, shares, total)
    return Weights(steps[:-1].cumsum(), offsets)


def by_word(weights: Weights, texts: Sequence[str]) -> Weights:
    """Each code point gets the mean of its word, so that whole words are shown; blanks and commas nothing."""
    breaks = weights.offsets[1:-1]
    sizes, silent = words_of("\n".join(texts))
    if not len(sizes):
        return weights
    row = np.insert(weights.of, breaks, 0.0) if len(breaks) else weights.of
    means = np.add.reduceat(row, sizes.cumsum() - sizes) / sizes
    shared = np.where(silent, 0.0, means).repeat(sizes)
    return Weights(np.delete(shared, breaks + np.arange(len(breaks))) if len(breaks) else shared, weights.offsets)


def words_of(text: str) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """The sizes of the words of a text, which add up to its length, and which of them are blanks or commas.

    A denial and what it denies are one word (不 好吃).
    """
    words = rjieba.cut(text.encode("utf-8", "replace").decode("utf-8"))
    if not words:
        return np.empty(0, np.intp), np.empty(0, np.bool_)
    sizes = np.fromiter(map(len, words), np.intp, len(words))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    kinds = _KINDS[np.minimum(codes[sizes.cumsum() - sizes], len(_KINDS) - 1)]
    silent = kinds == _SILENT
    denies = (kinds == _DENIAL) & (sizes == 1)
    begins = np.concatenate(([True], ~denies[:-1] | silent[1:])).nonzero()[0]
    return np.add.reduceat(sizes, begins), silent[begins]


def _build_kinds() -> NDArray[np.uint8]:
    """What a word that begins with each code point of the first plane may be."""
    kinds = np.zeros(0x10000, np.uint8)
    kinds[[code for code in range(0x3001) if chr(code).isspace()]] = _SILENT
    kinds[list(map(ord, SILENT))] = _SILENT
    kinds[list(map(ord, DENIALS))] = _DENIAL
    return kinds


_KINDS = _build_kinds()


def widen(spans: Sequence[Span], texts: Sequence[str]) -> list[Span]:
    """Each span with the whole of the words of its text that it begins and ends in."""
    sizes = text_sizes(texts) + 1
    base = np.cumsum(sizes) - sizes
    bounds = np.concatenate(([0], np.cumsum(words_of("\n".join(texts))[0])))
    starts = base + [start for start, _ in spans]
    ends = base + [end for _, end in spans]
    starts = bounds[np.searchsorted(bounds, starts, side="right") - 1] - base
    ends = bounds[np.searchsorted(bounds, ends)] - base
    return list(zip(np.maximum(starts, 0).tolist(), np.minimum(ends, sizes - 1).tolist(), strict=True))


def heaviest_spans(weights: Weights, *, most: int = 2) -> list[list[Span]]:
    """For each text the runs of code points that weigh most, heaviest first, at most `most`; none where nothing spoke
    for the label.
    """
    result: list[list[Span]] = [[] for _ in range(len(weights.offsets) - 1)]
    if not len(weights.of):
        return result
    owner = np.arange(len(result)).repeat(weights.offsets[1:] - weights.offsets[:-1])
    peaks = _peaks(weights)[owner]
    starts, ends = runs((weights.of >= SHARE * peaks) & (peaks > 1e-6), owner)
    sums = np.concatenate(([0.0], weights.of.cumsum()))
    heavy = sums[ends] - sums[starts]
    order = np.lexsort((starts, -heavy))
    texts = owner[starts[order]]
    base = weights.offsets[texts]
    firsts, lasts = starts[order] - base, ends[order] - base
    for text, start, end in zip(texts.tolist(), firsts.tolist(), lasts.tolist(), strict=True):
        if len(result[text]) < most:
            result[text].append((start, end))
    return result


def _peaks(weights: Weights) -> NDArray[np.float64]:
    """The heaviest code point of each text; 0 of an empty one."""
    peaks = np.zeros(len(weights.offsets) - 1)
    filled = (weights.offsets[1:] > weights.offsets[:-1]).nonzero()[0]
    peaks[filled] = np.maximum.reduceat(weights.of, weights.offsets[filled])
    return peaks


def runs(chosen: NDArray[np.bool_], owner: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Begin and end of each run of chosen code points of one text."""
    goes_on = np.zeros(len(chosen) + 1, np.bool_)
    goes_on[1:-1] = chosen[1:] & chosen[:-1] & (owner[1:] == owner[:-1])
    return (chosen & ~goes_on[:-1]).nonzero()[0], (chosen & ~goes_on[1:]).nonzero()[0] + 1


def text_sizes(texts: Sequence[str]) -> NDArray[np.intp]:
    """The length of each text in code points."""
    return np.fromiter(map(len, texts), np.intp, len(texts))
