"""Split texts for measuring: the same text is always in the same fold, in every set and on every machine."""

import hashlib
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FOLDS = 5


def fold_of(text: str) -> int:
    """The fold of a text, 0 to FOLDS - 1. Texts that differ in blanks, case or width alone are the same text."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    digest = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % FOLDS


def folds_of(texts: Sequence[str]) -> NDArray[np.intp]:
    """The fold of each text."""
    return np.fromiter(map(fold_of, texts), np.intp, len(texts))
