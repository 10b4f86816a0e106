"""The words of a text that weigh most for a label."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags
from heqi.core.language.linear import LinearModel, Matched
from heqi.core.language.understand.words import Words

Span = tuple[int, int]
SHARE = 0.4
"""A character belongs to the words shown when it weighs this much of the heaviest one."""
NOTHING = 1e-6
"""What weighs no more than this did not speak for the label at all."""
PLACES = 6
"""Words that weigh the same to so many places stand in the order of the text, whatever else is in the batch."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which words of some texts of a batch, by their `numbers`, speak for a column of the model, whose name is its
    label. One column and label a number; a text may be asked about several. `matched`: of all texts of the batch, in
    which `bags` the features stand.
    """

    model: LinearModel
    matched: Matched
    bags: Bags
    numbers: NDArray[np.intp]
    columns: NDArray[np.intp]
    labels: Sequence[str]


class Told(NamedTuple):
    """The words of one text that weigh most for a label, heaviest first."""

    number: int
    label: str
    spans: list[Span]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each code point of n texts gave: `of` float64 [all code points], text i at offsets[i]:offsets[i + 1]."""

    of: NDArray[np.float64]
    offsets: NDArray[np.intp]


def explain(questions: Sequence[Question], sizes: NDArray[np.intp], words: Words) -> list[Told]:
    """One answer for each number of each question, in their order.

    `sizes` (in code points) and `words` are those of all texts of the batch.
    """
    asked = [each for each in questions if len(each.numbers)]
    if not asked:
        return []
    parts = [
        weigh(each.model, each.matched.take(each.numbers), each.bags, each.columns, sizes[each.numbers])
        for each in asked
    ]
    numbers = asked[0].numbers if len(asked) == 1 else np.concatenate([each.numbers for each in asked])
    weights = by_word(parts[0] if len(parts) == 1 else _one_row(parts), words.take(numbers))
    labels = chain.from_iterable(each.labels for each in asked)
    return list(map(Told, numbers.tolist(), labels, heaviest_spans(weights)))


def _one_row(parts: Sequence[Weights]) -> Weights:
    """The weights of several questions, one after the other."""
    bases = accumulate((len(each.of) for each in parts), initial=0)
    offsets = [parts[0].offsets[:1], *(each.offsets[1:] + base for each, base in zip(parts, bases, strict=False))]
    return Weights(np.concatenate([each.of for each in parts]), np.concatenate(offsets))


def weigh(
    model: LinearModel, matched: Matched, bags: Bags, columns: NDArray[np.intp], sizes: NDArray[np.intp]
) -> Weights:
    """Share what each feature gave to its text's column among its code points; `sizes`: lengths of the texts."""
    offsets = offsets_of(sizes)
    starts, ends = bags.starts[matched.which], bags.ends[matched.which]
    shares = model.given(matched, columns) / (ends - starts)
    if len(sizes) > 1:
        base = offsets[matched.owners]
        starts, ends = base + starts, base + ends
    total = int(offsets[-1]) + 1
    steps = np.bincount(starts, shares, total) - np.bincount(ends, shares, total)
    return Weights(steps[:-1].cumsum(), offsets)


def by_word(weights: Weights, words: tuple[NDArray[np.intp], NDArray[np.bool_]]) -> Weights:
    """Each code point gets the mean of its word, so that whole words are shown; blanks and commas nothing.

    `words`: sizes and silence of the words of these texts.
    """
    sizes, silent = words
    if not len(sizes):
        return weights
    means = np.add.reduceat(weights.of, sizes.cumsum() - sizes) / sizes
    means[silent] = 0.0
    return Weights(means.repeat(sizes), weights.offsets)


def widen(spans: Sequence[Span], words: tuple[NDArray[np.intp], NDArray[Any]], sizes: NDArray[np.intp]) -> list[Span]:
    """Each span with the whole of the words of its text that it begins and ends in. `words`, `sizes`: of the texts."""
    base = offsets_of(sizes)[:-1]
    bounds = offsets_of(words[0])
    firsts, lasts = np.array(spans, np.intp).reshape(-1, 2).T
    starts = bounds[bounds.searchsorted(base + firsts, side="right") - 1] - base
    ends = bounds[bounds.searchsorted(base + lasts)] - base
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def heaviest_spans(weights: Weights, *, most: int = 2) -> list[list[Span]]:
    """For each text the runs of code points that weigh most, heaviest first, at most `most`; none where nothing spoke
    for the label.
    """
    row = weights.of.tolist()
    return [_heaviest(row[first:end], most) for first, end in pairwise(weights.offsets.tolist())]


def _heaviest(row: list[float], most: int) -> list[Span]:
    """The runs of one text. Texts are short, so plain numbers are quicker than arrays."""
    peak = max(row, default=0.0)
    if peak <= NOTHING:
        return []
    bound = SHARE * peak
    sums = list(accumulate(row, initial=0.0))
    spans = plain_runs([place for place, value in enumerate(row) if value >= bound])
    return sorted(spans, key=lambda span: (-round(sums[span[1]] - sums[span[0]], PLACES), span[0]))[:most]


def plain_runs(places: Sequence[int]) -> list[Span]:
    """[start, end) of each run of numbers that follow each other; `places` ascending."""
    spans: list[Span] = []
    start = end = -1
    for place in places:
        if place != end:
            if end > start:
                spans.append((start, end))
            start = place
        end = place + 1
    return [*spans, (start, end)] if end > start else spans


def offsets_of(sizes: NDArray[np.intp]) -> NDArray[np.intp]:
    """[n + 1]: where each of n pieces of these sizes begins, and where the last one ends."""
    offsets = np.zeros(len(sizes) + 1, np.intp)
    sizes.cumsum(out=offsets[1:])
    return offsets
