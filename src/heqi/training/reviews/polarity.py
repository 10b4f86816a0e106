"""Bad review or not: a yes/no answer over many features, learnt from 50,000 reviews."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.linear import LinearModel, sigmoid
from heqi.training.assemble import assemble
from heqi.training.design import bags_of, design
from heqi.training.fit import Fitted, calibrate, fit_blend
from heqi.training.folds import folds_of
from heqi.training.recipe import Source
from heqi.training.vocabulary import choose_vocabulary

SET = "reviews_sentiment.csv"
LEAST = 5
DOUBTED = 0.04
"""A text whose mark is less likely than this, to a model that has not seen it, is marked wrongly: not learnt from."""
Marked = tuple[list[str], NDArray[np.bool_]]


def read_polarity(source: Source) -> Marked:
    """Texts, and whether each is negative: the public set and the merchant's marks."""
    rows = source.data.rows(SET, ("review", "positive"))
    pairs = [(row["review"], row["positive"] == "0") for row in rows]
    pairs += [(text, mark == "1") for text, mark in source.own.marked("negative")]
    return [text for text, _ in pairs], np.array([negative for _, negative in pairs])


def train_polarity(source: Source) -> LinearModel:
    """The model `polarity`."""
    texts, negative = read_polarity(source)
    if source.held:
        kept = folds_of(texts) != 0
        texts, negative = [text for text, keep in zip(texts, kept, strict=True) if keep], negative[kept]
    return fit_polarity(texts, negative, source)


def fit_polarity(texts: list[str], negative: NDArray[np.bool_], source: Source) -> LinearModel:
    """The model that these texts make."""
    bags = bags_of(texts)
    vocabulary = choose_vocabulary([bags], least=LEAST, idf=True)
    matrix = design(bags, vocabulary)
    scores = unseen_scores(matrix, negative, folds_of(texts))
    slope, shift = calibrate(scores, negative)
    p = sigmoid(np.asarray(slope * scores + shift, np.float32))
    clear = np.where(negative, p, 1 - p) >= DOUBTED
    weights, bias = fit_blend(matrix[clear], negative[clear])
    fitted = Fitted(
        "negative", ("negative",), "sigmoid", weights[:, None] * slope, np.asarray([bias * slope + shift], np.float32)
    )
    return assemble(vocabulary, [fitted], source.about(texts=len(texts), doubted=int(np.sum(~clear))))


def unseen_scores(matrix: Any, truth: NDArray[np.bool_], folds: NDArray[np.intp]) -> NDArray[np.float64]:
    """The score of each text by a model that learnt from the other folds."""
    scores = np.zeros(len(truth))
    for fold in np.unique(folds):
        inside = folds == fold
        weights, bias = fit_blend(matrix[~inside], truth[~inside])
        scores[inside] = matrix[inside] @ weights + bias
    return scores
