"""From fitted heads to the model that is shipped: small integers, few rows, the same bytes each time."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.linear import Head, LinearModel
from heqi.training.fit import Fitted
from heqi.training.vocabulary import Vocabulary

LARGEST = 127


def assemble(vocabulary: Vocabulary, fitted: Sequence[Fitted], about: Mapping[str, Any]) -> LinearModel:
    """One model of several heads over the same vocabulary."""
    weights = np.hstack([head.weights for head in fitted]) * vocabulary.sizes[:, None]
    scales = column_scales(weights)
    rows = np.clip(np.rint(weights / scales), -LARGEST, LARGEST).astype(np.int8)
    return LinearModel(
        heads=number_heads(fitted),
        keys=vocabulary.keys,
        rows=rows,
        sizes=vocabulary.sizes,
        scales=scales,
        biases=np.concatenate([head.biases for head in fitted]),
        about=about,
    )


def column_scales(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """What one unit of each column's small integers stands for. Cutting the few largest off costs accuracy."""
    return np.asarray(np.maximum(np.abs(weights).max(axis=0), 1e-9) / LARGEST, np.float32)


def number_heads(fitted: Sequence[Fitted]) -> tuple[Head, ...]:
    """The heads with their places among the columns."""
    heads, first = [], 0
    for head in fitted:
        heads.append(Head(head.name, head.labels, head.link, first))
        first += len(head.labels)
    return tuple(heads)
