"""Texts and their clauses, with the features of both made in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags, extract_many
from heqi.core.language.understand.clauses import clause_spans


@dataclass(frozen=True, slots=True)
class Cut:
    """n texts and the m clauses that stand in them.

    `owner` [m]: the number of each clause's text; `begins` [m]: where the clause begins there. `bags`: the features of
    the texts, then those of clauses; `rows` [m]: which of them is each clause's (the text's, where it is the whole).
    """

    texts: Sequence[str]
    clauses: list[str]
    owner: NDArray[np.intp]
    begins: list[int]
    bags: Bags
    rows: NDArray[np.intp]

    def whole(self) -> Bags:
        """The features of the texts."""
        return self.bags.first(len(self.texts))


def cut(texts: Sequence[str]) -> Cut:
    """Cut each text. A text without words has no clause."""
    clauses: list[str] = []
    owner: list[int] = []
    begins: list[int] = []
    rows: list[int] = []
    bagged = list(texts)
    for number, text in enumerate(texts):
        for start, end in clause_spans(text):
            clause = text[start:end]
            clauses.append(clause)
            owner.append(number)
            begins.append(start)
            rows.append(number if clause == text else len(bagged))
            if clause != text:
                bagged.append(clause)
    return Cut(texts, clauses, np.array(owner, np.intp), begins, extract_many(bagged), np.array(rows, np.intp))
