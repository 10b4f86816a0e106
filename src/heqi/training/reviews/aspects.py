"""Opinions of reviews: which aspects a text and each of its clauses speak of, and how."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.linear import LinearModel
from heqi.core.language.understand.clauses import clause_spans
from heqi.core.language.understand.words import text_sizes
from heqi.training.assemble import assemble
from heqi.training.design import bags_of, by_character, design
from heqi.training.fit import fit_each, fit_one_of
from heqi.training.folds import folds_of
from heqi.training.recipe import Source
from heqi.training.sets import SetError
from heqi.training.space import make_space
from heqi.training.vocabulary import choose_vocabulary
from heqi.training.words import Meanings

SET = "review_aspects.csv"
ASPECTS = (
    "整体",
    "使用体验",
    "功效",
    "价格",
    "物流",
    "气味",
    "包装",
    "真伪",
    "服务",
    "成分",
    "其他",
    "尺寸",
    "新鲜度",
)
POLARITIES = ("正面", "负面", "中性")
LEAST = 3
"""A text and its clauses are counted both, so a feature of one text alone comes twice."""
UNSAID = "_"
"""Stands in the set for an opinion that has no words of its own."""


@dataclass(frozen=True)
class Said:
    """One opinion of the set."""

    words: str
    aspect: int
    polarity: int


@dataclass(frozen=True)
class MarkedClauses:
    """Clauses with the aspects that each speaks of [c, 13] and a polarity [c] (-1: none).

    `words`: for each code point of all clauses whether it stands in the words of an opinion.
    """

    texts: list[str]
    aspects: NDArray[np.bool_]
    polarity: NDArray[np.intp]
    words: NDArray[np.bool_]


def read_opinions(source: Source) -> tuple[list[str], list[list[Said]]]:
    """Texts and the opinions of each. Raises SetError."""
    rows = source.data.rows(SET, ("review", "opinions"))
    return [row["review"] for row in rows], [_parse(row["opinions"], number) for number, row in enumerate(rows, 2)]


def _parse(cell: str, number: int) -> list[Said]:
    """The opinions of one cell. Raises SetError."""
    try:
        return [_said(opinion) for opinion in json.loads(cell)]
    except (ValueError, KeyError, TypeError) as error:
        raise SetError(
            "set.opinions", f"{SET} 第 {number} 行的观点无法读取", f"{SET}, row {number}: {error}"
        ) from error


def _said(opinion: dict[str, Any]) -> Said:
    return Said(opinion["opinion"], ASPECTS.index(opinion["aspect"]), POLARITIES.index(opinion["polarity"]))


def train_aspects(source: Source, meanings: Meanings) -> LinearModel:
    """The model `aspects`: heads `aspects` of whole texts, `clause` and `polarity` of their clauses."""
    texts, opinions = read_opinions(source)
    if source.held:
        kept = np.flatnonzero(folds_of(texts) != 0)
        texts, opinions = [texts[number] for number in kept], [opinions[number] for number in kept]
    clauses = mark_clauses(texts, opinions)
    of_texts, of_clauses = bags_of(texts), bags_of(clauses.texts)
    space = make_space(choose_vocabulary([of_texts, of_clauses], least=LEAST), meanings.keyed())
    whole, parts = (space.lay(design(bags, space.vocabulary)) for bags in (of_texts, of_clauses))
    signed = np.flatnonzero(clauses.polarity >= 0)
    points = space.lay(design(by_character(of_clauses, text_sizes(clauses.texts)), space.vocabulary))
    more = space.dimensions
    heads = [
        fit_each(whole, whole_aspects(opinions), name="aspects", labels=ASPECTS, strength=30.0, meanings=more),
        fit_each(parts, clauses.aspects, name="clause", labels=ASPECTS, meanings=more),
        fit_one_of(parts[signed], clauses.polarity[signed], name="polarity", labels=POLARITIES),
        fit_each(points, clauses.words[:, None], name="words", labels=("words",), strength=3.0, meanings=more),
    ]
    return assemble(space.vocabulary, [*map(space.fold_head, heads)], source.about(texts=len(texts)))


def whole_aspects(opinions: list[list[Said]]) -> NDArray[np.bool_]:
    """Which aspects each text speaks of, [n, 13]."""
    result = np.zeros((len(opinions), len(ASPECTS)), np.bool_)
    for number, mine in enumerate(opinions):
        result[number, [said.aspect for said in mine]] = True
    return result


def mark_clauses(texts: list[str], opinions: list[list[Said]]) -> MarkedClauses:
    """Lay each opinion on the clause that its words stand in."""
    marked = [_mark(text, mine) for text, mine in zip(texts, opinions, strict=True)]
    clauses = [clause for mine in marked for clause in mine]
    return MarkedClauses(
        [clause.text for clause in clauses],
        np.array([clause.aspects for clause in clauses]),
        np.array([clause.polarity for clause in clauses]),
        np.concatenate([clause.words for clause in clauses]),
    )


@dataclass
class _Clause:
    """A clause as its opinions are laid on it."""

    text: str
    aspects: NDArray[np.bool_]
    words: NDArray[np.bool_]
    polarity: int = -1


def _mark(text: str, opinions: list[Said]) -> list[_Clause]:
    """The clauses of one text. The set names opinions in their order, so equal words are looked for in turn."""
    spans = clause_spans(text)
    none = np.zeros(len(ASPECTS), np.bool_)
    clauses = [_Clause(text[start:end], none.copy(), np.zeros(end - start, np.bool_)) for start, end in spans]
    behind = 0
    for said in opinions:
        place = _find(text, said.words, behind)
        for clause, (start, end) in zip(clauses, spans, strict=True):
            if start <= place < end:
                clause.aspects[said.aspect] = True
                clause.polarity = said.polarity
                clause.words[place - start : place - start + len(said.words)] = True
                behind = place + len(said.words)
    return clauses


def _find(text: str, words: str, behind: int) -> int:
    """Where the words of an opinion stand, best behind the last one; -1 where they are left unsaid."""
    if words == UNSAID:
        return -1
    place = text.find(words, behind)
    return place if place >= 0 else text.find(words)
