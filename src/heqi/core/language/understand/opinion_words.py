"""Which words of a clause are the opinion: 还不错, 不油腻, 慢死了.

Each code point is asked for itself: the features that cover it vote, and its score is their sum over the root of their
number, as for a whole text. A run of code points that say yes is the words of one opinion.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags
from heqi.core.language.linear import Head, LinearModel, Matched
from heqi.core.language.understand.explain import Span, Weights, offsets_of, plain_runs

WORDS = "words"


def opinion_runs(
    model: LinearModel, head: Head, matched: Matched, bags: Bags, sizes: NDArray[np.intp]
) -> list[list[Span]]:
    """The runs of each text of the match, in order. `sizes`: lengths of the texts in code points."""
    offsets = offsets_of(sizes)
    base = offsets[matched.owners]
    starts, ends = base + bags.starts[matched.which], base + bags.ends[matched.which]
    votes = _cover(starts, ends, model.rows[matched.rows, head.first], int(offsets[-1]))
    voters = _cover(starts, ends, None, int(offsets[-1]))
    scores = model.scales[head.first] * votes / np.sqrt(np.maximum(voters, 1)) + model.biases[head.first]
    says = (scores > 0).nonzero()[0]
    firsts = says.searchsorted(offsets).tolist()
    return [
        plain_runs((says[firsts[number] : firsts[number + 1]] - begin).tolist())
        for number, begin in enumerate(offsets[:-1].tolist())
    ]


def _cover(starts: NDArray[Any], ends: NDArray[Any], values: NDArray[Any] | None, total: int) -> NDArray[Any]:
    """The sum of the values of all spans that cover each code point; without values, their number."""
    steps = np.bincount(starts, values, total + 1) - np.bincount(ends, values, total + 1)
    return np.asarray(steps[:-1].cumsum())


def choose_run(candidates: Sequence[Span], weights: Weights, number: int) -> Span | None:
    """The run that an aspect means, by the aspect's weights over the run and what leads up to it (物流 快)."""
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    mine = weights.of[weights.offsets[number] : weights.offsets[number + 1]]
    leads = [0, *(end for _, end in candidates[:-1])]
    heavy = [float(mine[lead:end].sum()) for lead, (_, end) in zip(leads, candidates, strict=True)]
    return candidates[heavy.index(max(heavy))]
