"""Bad review or not: a yes/no answer over many features, learnt from 50,000 reviews."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.linear import LinearModel, sigmoid
from heqi.training.assemble import assemble
from heqi.training.design import bags_of, design
from heqi.training.fit import Fitted, calibrate, fit_blend
from heqi.training.folds import folds_of
from heqi.training.recipe import Source
from heqi.training.sets import example_rows
from heqi.training.vocabulary import choose_vocabulary

SET = "reviews_sentiment.csv"
LEAST = 5
"""A feature is known when it stands in so many texts."""
EMPHASIS = 5
"""So often each text of our own and of the merchant is learnt: they are few, and marked with care."""
DOUBTED = 0.04
"""A public mark that is less likely than this, to a model that has not seen it, is taken for wrong: not learnt from."""


@dataclass(frozen=True)
class MarkedReviews:
    """Texts, whether each is negative [n], and whether its mark is beyond doubt [n]."""

    texts: list[str]
    negative: NDArray[np.bool_]
    sure: NDArray[np.bool_]

    def only(self, kept: NDArray[np.bool_]) -> "MarkedReviews":
        """Some of them."""
        texts = [text for text, keep in zip(self.texts, kept, strict=True) if keep]
        return MarkedReviews(texts, self.negative[kept], self.sure[kept])


def read_polarity(source: Source) -> MarkedReviews:
    """What is measured on: the public set and the merchant's marks."""
    public = [(row["review"], row["positive"] == "0", False) for row in source.data.rows(SET, ("review", "positive"))]
    return _marked(public + [(text, mark == "1", True) for text, mark in source.own.marked("negative")])


def read_lessons(source: Source) -> MarkedReviews:
    """What is learnt from: also our own examples; what is beyond doubt EMPHASIS times."""
    read = read_polarity(source)
    if source.held:
        read = read.only(folds_of(read.texts) != 0)
    rows = list(zip(read.texts, read.negative.tolist(), read.sure.tolist(), strict=True))
    rows += [
        (row["text"], row["negative"] == "1", True) for row in example_rows("polarities.csv", ("text", "negative"))
    ]
    return _marked([row for row in rows for _ in range(EMPHASIS if row[2] else 1)])


def _marked(rows: list[tuple[str, bool, bool]]) -> MarkedReviews:
    texts, negative, sure = zip(*rows, strict=True)
    return MarkedReviews(list(texts), np.array(negative), np.array(sure))


def train_polarity(source: Source) -> LinearModel:
    """The model `polarity`, one head `negative`."""
    lessons = read_lessons(source)
    bags = bags_of(lessons.texts)
    vocabulary = choose_vocabulary([bags], least=LEAST, idf=True)
    matrix = design(bags, vocabulary)
    scores = unseen_scores(matrix, lessons.negative, folds_of(lessons.texts))
    slope, shift = calibrate(scores, lessons.negative)
    p = sigmoid(np.asarray(slope * scores + shift, np.float32))
    clear = lessons.sure | (np.where(lessons.negative, p, 1 - p) >= DOUBTED)
    weights, bias = fit_blend(matrix[clear], lessons.negative[clear])
    fitted = Fitted(
        "negative", ("negative",), "sigmoid", weights[:, None] * slope, np.asarray([bias * slope + shift], np.float32)
    )
    return assemble(vocabulary, [fitted], source.about(texts=len(lessons.texts), doubted=int(np.sum(~clear))))


def unseen_scores(matrix: Any, truth: NDArray[np.bool_], folds: NDArray[np.intp]) -> NDArray[np.float64]:
    """The score of each text by a model that learnt from the other folds."""
    scores = np.zeros(len(truth))
    for fold in np.unique(folds):
        inside = folds == fold
        weights, bias = fit_blend(matrix[~inside], truth[~inside])
        scores[inside] = matrix[inside] @ weights + bias
    return scores
