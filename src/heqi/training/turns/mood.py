"""Emotion and dissatisfaction: lines of conversations, labelled by the public sets and by us, and lines of our own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags
from heqi.core.language.linear import LinearModel
from heqi.core.language.normalise import Normaliser
from heqi.core.language.talk import Turn
from heqi.core.language.understand.cues import CueReader
from heqi.core.language.understand.moment import BETWEEN, Moment, moments_of
from heqi.core.language.understand.mood import DISSATISFIED, EMOTION, context_bags
from heqi.training.assemble import assemble
from heqi.training.design import bags_of, chain
from heqi.training.fit import Fitted
from heqi.training.folds import fold_of
from heqi.training.own import EMOTIONS
from heqi.training.recipe import Source
from heqi.training.sets import example_rows, label_rows
from heqi.training.turns.dialogues import ANSWERED, Dialogue, line_sha
from heqi.training.turns.intents import SET as SENTENCES
from heqi.training.vocabulary import Vocabulary, choose_vocabulary

SET = "buyer_emotions.csv"
OUR_LABELS = "emotion_labels.csv"
OUR_LINES = "emotions.csv"
OUR_WEIGHT = 0.5
PARTS = (1.0, 0.5, 0.3, 0.5)
"""How much the line, the buyer's lines before, the answers to them, and each cue count."""
LEAST = (2, 4, 4, 1)
EMOTION_STRENGTH = 1.0
RARE_CLASSES = 0.5
"""0: every line counts the same; 1: every emotion counts the same."""
DISSATISFIED_STRENGTH = 1.0
BATCH = 2_000


@dataclass(frozen=True)
class Felt:
    """Moments with the number of their emotion, their weight, and their fold (-1: never held out)."""

    moments: list[Moment]
    emotions: NDArray[np.intp]
    weights: NDArray[np.float64]
    folds: NDArray[np.intp]
    public: NDArray[np.bool_]

    def only(self, kept: NDArray[np.bool_]) -> "Felt":
        """Some of them."""
        moments = [moment for moment, keep in zip(self.moments, kept, strict=True) if keep]
        return Felt(moments, self.emotions[kept], self.weights[kept], self.folds[kept], self.public[kept])


def read_felt(source: Source, dialogues: Sequence[Dialogue], normalise: Normaliser) -> Felt:
    """Every line whose emotion is known. Raises SetError."""
    rows = [
        *_in_dialogues(source, dialogues),
        *_sentences(source, normalise),
        *_ours(source, normalise),
    ]
    return Felt(
        [moment for moment, *_ in rows],
        np.array([EMOTIONS.index(emotion) for _, emotion, *_ in rows]),
        np.array([weight for _, _, weight, _, _ in rows]),
        np.array([fold for *_, fold, _ in rows]),
        np.array([public for *_, public in rows]),
    )


Row = tuple[Moment, str, float, int, bool]


def _in_dialogues(source: Source, dialogues: Sequence[Dialogue]) -> Iterator[Row]:
    """Lines of the conversations: the public labels, and ours where there are none."""
    public = {
        line_sha(row["context"], row["text"]): row["emotion"]
        for row in source.data.rows(SET, ("context", "text", "emotion"))
    }
    ours = label_rows(OUR_LABELS, ("emotion",))
    for dialogue in dialogues:
        for line in dialogue.lines:
            if line.sha in public:
                yield line.moment, public[line.sha], 1.0, dialogue.fold, True
            elif line.sha in ours:
                yield line.moment, ours[line.sha]["emotion"], 1.0, dialogue.fold, False


def _sentences(source: Source, normalise: Normaliser) -> Iterator[Row]:
    """Sentences of the intents that we labelled."""
    ours = label_rows(OUR_LABELS, ("emotion",))
    for row in source.data.rows(SENTENCES, ("text",)):
        if label := ours.get(line_sha("", row["text"])):
            yield parse_moment("", row["text"], normalise), label["emotion"], 1.0, fold_of(row["text"]), False


def _ours(source: Source, normalise: Normaliser) -> Iterator[Row]:
    """Lines of our own writing, and the merchant's marks."""
    for row in example_rows(OUR_LINES, ("context", "text", "emotion")):
        yield parse_moment(row["context"], row["text"], normalise), row["emotion"], OUR_WEIGHT, -1, False
    for text, emotion in source.own.marked("emotion"):
        yield parse_moment("", text, normalise), emotion, 1.0, fold_of(text), False


def parse_moment(context: str, text: str, normalise: Normaliser) -> Moment:
    """A line with its context as the sets of emotions write it."""
    talk = []
    for said in context.split(BETWEEN) if context else ():
        buyer, *answers = said.split(ANSWERED)
        talk += [Turn("buyer", buyer), *(Turn("agent", answer) for answer in answers)]
    return moments_of(text, talk, lambda each: normalise(each).seen, most=1)[0]


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

    from heqi.training.design import design

    total: Any = sparse.csr_matrix((len(parts[0]), len(vocabulary.keys)), dtype=np.float32)
    for number, (bags, share) in enumerate(zip(parts, PARTS, strict=True)):
        matrix = design(bags, vocabulary)
        if number == len(PARTS) - 1:
            matrix.data[:] = 1.0
        total = total + share * matrix
    return total.tocsr()


def share_of_features(vocabulary: Vocabulary, parts: Sequence[Bags]) -> NDArray[np.float32]:
    """The share of the part that each feature belongs to: it goes into the served weights."""
    shares = np.ones(len(vocabulary.keys), np.float32)
    for bags, share in zip(parts, PARTS, strict=True):
        shares[np.isin(vocabulary.keys, bags.ids)] = share
    return shares


def fit_emotion(matrix: Any, felt: Felt) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights [features, emotions] and biases."""
    from sklearn.linear_model import LogisticRegression

    counts = np.bincount(felt.emotions, minlength=len(EMOTIONS))
    rarity = (len(felt.emotions) / (len(EMOTIONS) * np.maximum(counts, 1))) ** RARE_CLASSES
    model = LogisticRegression(C=EMOTION_STRENGTH, max_iter=100, tol=1e-3)
    model.fit(matrix, felt.emotions, sample_weight=felt.weights * rarity[felt.emotions])
    weights = np.zeros((matrix.shape[1], len(EMOTIONS)), np.float32)
    biases = np.full(len(EMOTIONS), -9.0, np.float32)
    weights[:, model.classes_], biases[model.classes_] = model.coef_.T, model.intercept_
    return weights, biases


def best_threshold(ps: NDArray[Any], truth: NDArray[np.bool_]) -> float:
    """The p from which saying yes gives the best F1."""
    from heqi.training.figures import micro_f1

    tried = np.arange(0.1, 0.61, 0.02)
    return float(tried[int(np.argmax([micro_f1(truth, ps >= each) for each in tried]))])


def fit_dissatisfied(
    matrix: Any, truth: NDArray[np.bool_], folds: NDArray[np.intp]
) -> tuple[NDArray[np.float32], float]:
    """Weights and bias such that p ≥ 0.5 is the decision with the best F1, by cross-validation over conversations."""
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
    return np.asarray(model.coef_[0], np.float32), float(model.intercept_[0] - np.log(at / (1 - at)))


def train_mood(source: Source, dialogues: Sequence[Dialogue], cues: CueReader, normalise: Normaliser) -> LinearModel:
    """The model `mood`. Raises SetError."""
    felt = read_felt(source, dialogues, normalise)
    lines = [(line, each.fold) for each in dialogues for line in each.lines if line.satisfaction is not None]
    if source.held:
        felt = felt.only(felt.folds != 0)
        lines = [(line, fold) for line, fold in lines if fold != 0]
    marked = [(parse_moment("", text, normalise), mark == "1") for text, mark in source.own.marked("dissatisfied")]
    moments = [line.moment for line, _ in lines] + [moment for moment, _ in marked]
    cross = np.array([line.satisfaction == 0 for line, _ in lines] + [mark for _, mark in marked])
    folds = np.array([fold for _, fold in lines] + [fold_of(moment.text) for moment, _ in marked])
    both = [part_bags(each, cues) for each in (felt.moments, moments)]
    parts = [chain(pair) for pair in zip(*both, strict=True)]
    vocabulary = mood_vocabulary(parts)
    shares = share_of_features(vocabulary, parts)[:, None]
    weights, biases = fit_emotion(mood_design(both[0], vocabulary), felt)
    column, bias = fit_dissatisfied(mood_design(both[1], vocabulary), cross, folds)
    heads = [
        Fitted(EMOTION, EMOTIONS, "softmax", weights * shares, biases),
        Fitted(DISSATISFIED, (DISSATISFIED,), "sigmoid", column[:, None] * shares, np.array([bias], np.float32)),
    ]
    return assemble(vocabulary, heads, source.about(texts=len(felt.moments) + len(moments)))
