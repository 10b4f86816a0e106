"""Words of the segmenter in a folded row."""

from typing import Any

import numpy as np
import rjieba
from numpy.typing import NDArray

from heqi.core.language.features.fold import Folded


def word_bounds(folded: Folded) -> tuple[NDArray[Any], NDArray[Any]]:
    """Begin and end of each word, blanks and marks left out. The row is cut at once: no word crosses a mark."""
    words = rjieba.cut(folded.text())
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    ends = sizes.cumsum()
    starts = ends - sizes
    plain = (folded.marks[ends] == folded.marks[starts]) & (folded.codes[starts] != ord(" "))
    return starts[plain], ends[plain]
