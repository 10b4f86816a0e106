"""Emotion and dissatisfaction: lines of conversations, labelled by the public sets and by us, and lines of our own."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.assets.loader import load_normaliser
from heqi.core.language.features import Bags, Part
from heqi.core.language.linear import LinearModel
from heqi.core.language.understand.cues import CueReader
from heqi.core.language.understand.moment import Moment
from heqi.core.language.understand.mood import DISSATISFIED, EMOTION, context_bags
from heqi.training.assemble import assemble
from heqi.training.design import bags_of, chain, design
from heqi.training.figures import micro_f1
from heqi.training.fit import Fitted
from heqi.training.folds import fold_of
from heqi.training.own import EMOTIONS
from heqi.training.recipe import Source
from heqi.training.space import Space, make_space
from heqi.training.turns.dialogues import Dialogue
from heqi.training.turns.felt import Felt, parse_moment, read_felt
from heqi.training.vocabulary import Vocabulary, choose_vocabulary
from heqi.training.words import Meanings

PARTS = (1.0, 0.5, 0.3, 0.5)
"""How much the line, the buyer's lines before, the answers to them, and each cue count."""
LEAST = (2, 4, 4, 1)
EMOTION_STRENGTH = 2.0
RARE_CLASSES = 0.5
"""0: every line counts the same; 1: every emotion counts the same."""
DISSATISFIED_STRENGTH = 1.0
BATCH = 2_000


def part_bags(moments: Sequence[Moment], cues: CueReader) -> tuple[Bags, Bags, Bags, Bags]:
    """Line, lines before, answers, cues."""
    batches = [moments[first : first + BATCH] for first in range(0, max(len(moments), 1), BATCH)]
    context = [context_bags(batch) for batch in batches]
    return (
        bags_of([moment.text for moment in moments]),
        chain([before for before, _ in context]),
        chain([agent for _, agent in context]),
        chain([cues.bags(batch) for batch in batches]),
    )


def mood_vocabulary(parts: Sequence[Bags]) -> Vocabulary:
    """The features of all parts; their hashes keep the parts apart."""
    keys = [choose_vocabulary([bags], least=least).keys for bags, least in zip(parts, LEAST, strict=True)]
    every = np.unique(np.concatenate(keys))
    return Vocabulary(every, np.ones(len(every), np.float32))


def mood_design(parts: Sequence[Bags], vocabulary: Vocabulary) -> Any:
    """Each part by its own length and weight, side by side; cues count one each."""
    from scipy import sparse

    total: Any = sparse.csr_matrix((len(parts[0]), len(vocabulary.keys)), dtype=np.float32)
    for number, (bags, share) in enumerate(zip(parts, PARTS, strict=True)):
        matrix = design(bags, vocabulary)
        if number == len(PARTS) - 1:
            matrix.data[:] = 1.0
        total = total + share * matrix
    return total.tocsr()


def mood_space(parts: Sequence[Bags], meanings: Meanings) -> tuple[Space, NDArray[np.float32]]:
    """What the heads are fitted on, and for each feature the share of its part: it goes into the served weights."""
    before = meanings.keyed(Part.BEFORE)
    space = make_space(mood_vocabulary(parts), meanings.keyed().beside(before))
    keys = space.vocabulary.keys
    shares = np.ones(len(keys), np.float32)
    shares[np.isin(keys, before.keys)] = PARTS[1]
    for bags, share in zip(parts, PARTS, strict=True):
        shares[np.isin(keys, bags.ids)] = share
    return space, shares


def fit_emotion(matrix: Any, felt: Felt) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights [emotions, features] and biases."""
    from sklearn.linear_model import LogisticRegression

    counts = np.bincount(felt.emotions, minlength=len(EMOTIONS))
    rarity = (len(felt.emotions) / (len(EMOTIONS) * np.maximum(counts, 1))) ** RARE_CLASSES
    model = LogisticRegression(C=EMOTION_STRENGTH, max_iter=100, tol=1e-3)
    model.fit(matrix, felt.emotions, sample_weight=felt.weights * rarity[felt.emotions])
    weights = np.zeros((len(EMOTIONS), matrix.shape[1]), np.float32)
    biases = np.full(len(EMOTIONS), -9.0, np.float32)
    weights[model.classes_], biases[model.classes_] = model.coef_, model.intercept_
    return weights, biases


def best_threshold(ps: NDArray[Any], truth: NDArray[np.bool_]) -> float:
    """The p from which saying yes gives the best F1."""
    tried = np.arange(0.1, 0.61, 0.02)
    return float(tried[int(np.argmax([micro_f1(truth, ps >= each) for each in tried]))])


def fit_dissatisfied(
    matrix: Any, truth: NDArray[np.bool_], folds: NDArray[np.intp]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights [1, features] and bias such that p ≥ 0.5 has the best F1 in cross-validation over conversations."""
    from sklearn.linear_model import LogisticRegression

    def fit(rows: NDArray[Any]) -> Any:
        model = LogisticRegression(C=DISSATISFIED_STRENGTH, solver="liblinear", tol=1e-2, random_state=0)
        return model.fit(matrix[rows], truth[rows])

    unseen = np.full(len(truth), 0.5)
    for fold in np.unique(folds):
        rest = np.flatnonzero(folds != fold)
        if truth[rest].any() and not truth[rest].all():
            unseen[folds == fold] = fit(rest).predict_proba(matrix[folds == fold])[:, 1]
    at = best_threshold(unseen, truth)
    model = fit(np.arange(len(truth)))
    return np.asarray(model.coef_, np.float32), np.asarray(model.intercept_ - np.log(at / (1 - at)), np.float32)


def train_mood(source: Source, dialogues: Sequence[Dialogue], cues: CueReader, meanings: Meanings) -> LinearModel:
    """The model `mood`. Raises SetError."""
    felt = read_felt(source, dialogues, load_normaliser())
    if source.held:
        felt = felt.only(felt.folds != 0)
    moments, cross, folds = read_cross(source, dialogues)
    both = [part_bags(each, cues) for each in (felt.moments, moments)]
    space, shares = mood_space([chain(pair) for pair in zip(*both, strict=True)], meanings)
    of_felt, of_cross = (space.lay(mood_design(parts, space.vocabulary)) for parts in both)
    weights, biases = fit_emotion(of_felt, felt)
    column, bias = fit_dissatisfied(of_cross, cross, folds)
    heads = [
        Fitted(EMOTION, EMOTIONS, "softmax", space.fold(weights) * shares[:, None], biases),
        Fitted(DISSATISFIED, (DISSATISFIED,), "sigmoid", space.fold(column) * shares[:, None], bias),
    ]
    return assemble(space.vocabulary, heads, source.about(texts=len(felt.moments) + len(moments)))


def read_cross(
    source: Source, dialogues: Sequence[Dialogue]
) -> tuple[list[Moment], NDArray[np.bool_], NDArray[np.intp]]:
    """Moments, whether the buyer was dissatisfied in each, and their folds: conversations and the merchant's marks."""
    rows = [
        (line.moment, line.satisfaction == 0, each.fold)
        for each in dialogues
        for line in each.lines
        if line.satisfaction is not None
    ]
    for text, mark in source.own.marked("dissatisfied"):
        rows.append((parse_moment("", text, load_normaliser()), mark == "1", fold_of(text)))
    kept = [row for row in rows if not (source.held and row[2] == 0)]
    return [row[0] for row in kept], np.array([row[1] for row in kept]), np.array([row[2] for row in kept])
