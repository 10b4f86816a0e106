"""Learn the second opinion of screening: what reads like leading a buyer away from the platform."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from heqi.assets.language.screening_parts import read_screening_files, write_opinion
from heqi.assets.loader import load_normaliser, load_screener
from heqi.core.language.normalise import Normaliser
from heqi.core.language.screen.contact.opinion import BLOCKS, Learnt, view_of
from heqi.core.language.screen.finding import Finding
from heqi.core.language.screen.rewrite import LEADS_AWAY
from heqi.training.assemble import LARGEST
from heqi.training.away_grammar import make_up_examples
from heqi.training.recipe import Source
from heqi.training.sets import example_rows

LONGEST = 3
LEAST = 2
"""Texts in which a piece must stand."""
STRENGTH = 100.0
MADE_UP_WEIGHT = 0.3
ORDINARY_WEIGHT = 0.3
"""Of a line of the public sets: some of them do ask for a number, and there are as many of them as of ours."""
_SAMPLED = 3_000
_REVIEW_SIGNS = 40
_TABLE = 0x20000
_WORDING, _DOUBTFUL = "contact.wording", "contact.doubtful"
"""What the second opinion says for itself, and what it makes of a rule's find."""
_GATE_STRENGTH = 1.0
_GATE_ABOVE = 0.3
"""A little below what blocks, so that the gate learns more than the bound itself."""
_GATE_LOSES = 0.006
"""Share of what only the opinion would block that the gate may keep out."""
_GATE_CARE = 10.0
"""How much more a text that leads away and that no rule finds weighs for the gate: of others it is never asked."""
_GATE_ORDINARY = 3.0
"""How much more ordinary lines weigh for it: there are far more of them in a shop than among the lessons."""


@dataclass(frozen=True)
class Lessons:
    """Texts as they are seen, whether each leads away, what each weighs, and what it weighs more for the gate."""

    seen: list[str]
    away: list[bool]
    weights: list[float]
    gate_weights: list[float]


def train_opinion(source: Source) -> Learnt:
    """What the screener asks. The same source gives the same weights. Raises SetError."""
    return learn(read_lessons(source))


def write(source: Source, folder: Path) -> tuple[Path, int]:
    """Learn it and write its file; gives the path and its size in bytes. Raises SetError."""
    return write_opinion(train_opinion(source), folder)


def read_lessons(source: Source) -> Lessons:
    """Our examples and rules' own words, and ordinary lines of the public sets. Raises SetError."""
    normalise = load_normaliser()
    own = [(row["text"], row["away"] == "1") for row in example_rows("away.csv", ("text", "away"))]
    left = _left_by_rules([text for text, away in own if away])
    rows = [(text, away, 1.0, _GATE_CARE if text in left else 1.0) for text, away in own]
    rows += [(text, away, MADE_UP_WEIGHT, 1.0) for text, away in make_up_examples()]
    rows += [(text, False, 1.0, 1.0) for text in _proposed()]
    rows += [(text, False, ORDINARY_WEIGHT, _GATE_ORDINARY) for text in _ordinary(source)]
    texts, away, weights, gate_weights = map(list, zip(*rows, strict=True))
    return Lessons([_seen(normalise, text) for text in texts], away, weights, gate_weights)


def learn(lessons: Lessons) -> Learnt:
    """Weights of all pieces that stand in two texts or more."""
    views = [view_of(each) for each in lessons.seen]
    counts = Counter(piece for view in views for piece in pieces_of(view))
    pieces = tuple(sorted(piece for piece, count in counts.items() if count >= LEAST))
    matrix = _design(views, pieces)
    weights, bias = _fit(matrix, np.asarray(lessons.away), lessons.weights, STRENGTH)
    gate = _learn_gate(lessons, matrix @ weights + bias)
    scale = float(np.abs(weights).max() / LARGEST)
    return Learnt(
        pieces=pieces,
        weights=tuple(np.rint(weights / scale).astype(int).tolist()),
        scale=round(scale, 9),
        bias=round(bias, 6),
        signs=gate.signs,
        sign_weights=gate.weights,
        least=gate.least,
    )


def _fit(
    matrix: sparse.csr_matrix, truth: NDArray[np.bool_], weights: Sequence[float], strength: float
) -> tuple[NDArray[np.float64], float]:
    """Weights [columns] and bias of a logistic regression."""
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    model = LogisticRegression(C=strength, max_iter=3000, tol=1e-6)
    with threadpool_limits(limits=1):  # sums of several threads differ in the last digits, and so would the file
        model.fit(matrix, truth, sample_weight=weights)
    return np.asarray(model.coef_[0]), float(model.intercept_[0])


def pieces_of(view: str) -> set[str]:
    """Every run of one to three signs."""
    return {view[at : at + size] for size in range(1, LONGEST + 1) for at in range(len(view) - size + 1)}


@dataclass(frozen=True)
class _Gate:
    """Small weights of single signs, and the bound."""

    signs: str
    weights: tuple[int, ...]
    least: int


def _learn_gate(lessons: Lessons, scores: NDArray[np.float64]) -> _Gate:
    """What the gate must know to let nearly all through that score high, and little else.

    It learns from the scores and not from the labels: it stands in for the closer reading. All digits weigh alike. It
    is asked only where no rule has spoken, so it is learnt with care for those texts.
    """
    counts = Counter(sign for text in lessons.seen for sign in set(map(_as_digit, text)))
    signs = sorted(sign for sign, count in counts.items() if count >= LEAST and ord(sign) < _TABLE)
    number = {sign: at for at, sign in enumerate(signs)}
    rows = [[number[sign] for sign in map(_as_digit, text) if sign in number] for text in lessons.seen]
    matrix = _matrix(rows, len(signs), [1.0] * len(rows))
    cares = np.asarray(lessons.gate_weights)
    weights, _ = _fit(matrix, scores > _GATE_ABOVE, (cares * lessons.weights).tolist(), _GATE_STRENGTH)
    scale = np.abs(weights).max() / LARGEST
    small = np.rint(weights / scale).astype(int)
    sums = matrix @ small
    asked = (cares == cares.max()) & (scores > BLOCKS)  # those that no rule finds
    least = int(np.quantile(sums[asked], _GATE_LOSES))
    by_sign = dict(zip(signs, small.tolist(), strict=True))
    by_sign |= {digit: by_sign.get("0", 0) for digit in "0123456789"}
    known = sorted(sign for sign, weight in by_sign.items() if weight)
    return _Gate("".join(known), tuple(by_sign[sign] for sign in known), least - 1)


def _as_digit(sign: str) -> str:
    return "0" if sign in "0123456789" else sign


def _design(views: Sequence[str], pieces: Sequence[str]) -> sparse.csr_matrix:
    """[texts, pieces]: 1 / √n for each of the n different known pieces of a text, as it is served."""
    number = {piece: at for at, piece in enumerate(pieces)}
    rows = [sorted(number[piece] for piece in pieces_of(view) if piece in number) for view in views]
    return _matrix(rows, len(pieces), [max(len(row), 1) ** -0.5 for row in rows])


def _matrix(rows: Sequence[Sequence[int]], columns: int, values: Sequence[float]) -> sparse.csr_matrix:
    """One value for all places of a row; repeats add up."""
    counts = np.asarray([len(row) for row in rows])
    places = np.fromiter((each for row in rows for each in row), np.int32, counts.sum())
    bounds = np.concatenate(([0], counts.cumsum()))
    matrix = sparse.csr_matrix((np.repeat(values, counts), places, bounds), (len(rows), columns))
    matrix.sum_duplicates()
    return matrix


def _seen(normalise: Normaliser, text: str) -> str:
    return normalise(text).seen


def _left_by_rules(texts: Sequence[str]) -> set[str]:
    """Those in which no rule blocks anything about contact: the second opinion alone can."""
    screener = load_screener()
    return {text for text in texts if not any(map(_is_found_by_a_rule, screener.screen(text).findings))}


def _is_found_by_a_rule(found: Finding) -> bool:
    if found.rule == _WORDING:
        return False
    return found.rule == _DOUBTFUL or (found.kind in LEADS_AWAY and found.severity == "block")


def _proposed() -> list[str]:
    """What rules propose to write, and to answer."""
    rules = [rule for listed in read_screening_files().values() for rule in listed]
    return sorted({rule[field] for rule in rules for field in ("rewrite", "answer", "advice") if rule.get(field)})


def _ordinary(source: Source) -> list[str]:
    """Buyers' and agents' lines, and every so many lines of chat and of reviews."""
    data = source.data
    texts = [row["text"] for row in data.rows("buyer_intents.csv", ("text",))]
    for dialogue in data.lines("dialogues_satisfaction.jsonl"):
        texts += [said for turn in dialogue["turns"] for said in (turn["buyer"], turn["agent"]) if said]
    texts += _some([row["text"] for row in data.rows("chat_sentiment.csv", ("text",))])
    reviews = _some([row["review"] for row in data.rows("reviews_sentiment.csv", ("review",))])
    texts += [text[:_REVIEW_SIGNS] for text in reviews]
    return texts


def _some(texts: Sequence[str]) -> list[str]:
    step = max(1, len(texts) // _SAMPLED)
    return list(islice(texts, 0, step * _SAMPLED, step))
