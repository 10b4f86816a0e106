"""Opinions of reviews: which aspects a text and each of its clauses speak of, and how."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.linear import LinearModel
from heqi.core.language.understand.clauses import clause_spans
from heqi.training.assemble import assemble
from heqi.training.design import bags_of, design
from heqi.training.fit import fit_each, fit_one_of
from heqi.training.folds import folds_of
from heqi.training.recipe import Source
from heqi.training.sets import SetError
from heqi.training.vocabulary import choose_vocabulary

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
    """Clauses with their text's number [c], the aspects that each speaks of [c, 13], and a polarity [c] (-1: none)."""

    texts: list[str]
    owner: NDArray[np.intp]
    aspects: NDArray[np.bool_]
    polarity: NDArray[np.intp]


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


def train_aspects(source: Source) -> LinearModel:
    """The model `aspects`: heads `aspects` of whole texts, `clause` and `polarity` of their clauses."""
    texts, opinions = read_opinions(source)
    if source.held:
        kept = np.flatnonzero(folds_of(texts) != 0)
        texts, opinions = [texts[number] for number in kept], [opinions[number] for number in kept]
    clauses = mark_clauses(texts, opinions)
    of_texts, of_clauses = bags_of(texts), bags_of(clauses.texts)
    vocabulary = choose_vocabulary([of_texts, of_clauses], least=LEAST)
    whole, parts = design(of_texts, vocabulary), design(of_clauses, vocabulary)
    signed = np.flatnonzero(clauses.polarity >= 0)
    heads = [
        fit_each(whole, whole_aspects(opinions), name="aspects", labels=ASPECTS, strength=30.0),
        fit_each(parts, clauses.aspects, name="clause", labels=ASPECTS),
        fit_one_of(parts[signed], clauses.polarity[signed], name="polarity", labels=POLARITIES),
    ]
    return assemble(vocabulary, heads, source.about(texts=len(texts)))


def whole_aspects(opinions: list[list[Said]]) -> NDArray[np.bool_]:
    """Which aspects each text speaks of, [n, 13]."""
    result = np.zeros((len(opinions), len(ASPECTS)), np.bool_)
    for number, mine in enumerate(opinions):
        result[number, [said.aspect for said in mine]] = True
    return result


def mark_clauses(texts: list[str], opinions: list[list[Said]]) -> MarkedClauses:
    """Lay each opinion on the clause that its words stand in."""
    clauses: list[str] = []
    owner: list[int] = []
    aspects: list[NDArray[np.bool_]] = []
    polarity: list[int] = []
    for number, (text, mine) in enumerate(zip(texts, opinions, strict=True)):
        spans = clause_spans(text)
        marks, signs = _mark(text, spans, mine)
        clauses += [text[start:end] for start, end in spans]
        owner += [number] * len(spans)
        aspects += marks
        polarity += signs
    return MarkedClauses(clauses, np.array(owner), np.array(aspects), np.array(polarity))


def _mark(text: str, spans: list[tuple[int, int]], opinions: list[Said]) -> tuple[list[NDArray[np.bool_]], list[int]]:
    """Aspects and polarity of each clause of one text."""
    marks = [np.zeros(len(ASPECTS), np.bool_) for _ in spans]
    signs = [-1] * len(spans)
    behind = 0
    for said in opinions:
        place = text.find(said.words, behind) if said.words != UNSAID else -1
        if place < 0 and said.words != UNSAID:
            place = text.find(said.words)
        for number, (start, end) in enumerate(spans):
            if start <= place < end:
                marks[number][said.aspect] = True
                signs[number] = said.polarity
                behind = place + len(said.words)
    return marks, signs
