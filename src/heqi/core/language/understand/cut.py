"""Texts and their clauses, with the features of both made in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags, extract_many
from heqi.core.language.understand.clauses import clause_spans
from heqi.core.language.understand.words import Words, text_sizes, words_of


@dataclass(frozen=True)
class Cut:
    """n texts and the m clauses that stand in them.

    `owner` [m]: the number of each clause's text; `begins` [m]: where the clause begins there. `pieces`: the texts,
    then their clauses; `bags`: the features of the pieces; `rows` [m]: which piece is each clause (the text itself,
    where it is the whole).
    """

    texts: Sequence[str]
    pieces: list[str]
    clauses: list[str]
    owner: NDArray[np.intp]
    begins: list[int]
    bags: Bags
    rows: NDArray[np.intp]

    @cached_property
    def whole(self) -> Bags:
        """The features of the texts."""
        return self.bags if len(self.pieces) == len(self.texts) else self.bags.first(len(self.texts))

    @cached_property
    def words(self) -> Words:
        """The words of the pieces."""
        return words_of(self.pieces)

    @cached_property
    def sizes(self) -> NDArray[np.intp]:
        """The length of each piece in code points."""
        return text_sizes(self.pieces)


def cut(texts: Sequence[str]) -> Cut:
    """Cut each text. A text without words has no clause."""
    clauses: list[str] = []
    owner: list[int] = []
    begins: list[int] = []
    rows: list[int] = []
    pieces = list(texts)
    for number, text in enumerate(texts):
        for start, end in clause_spans(text):
            clause = text[start:end]
            clauses.append(clause)
            owner.append(number)
            begins.append(start)
            rows.append(number if clause == text else len(pieces))
            if clause != text:
                pieces.append(clause)
    return Cut(texts, pieces, clauses, np.array(owner, np.intp), begins, extract_many(pieces), np.array(rows, np.intp))
