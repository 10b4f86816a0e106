"""Bad review or not: a yes/no answer over many features, learnt from 50,000 reviews."""

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.linear import LinearModel
from heqi.training.assemble import assemble
from heqi.training.design import bags_of, design
from heqi.training.fit import Fitted, fit_binary
from heqi.training.folds import folds_of
from heqi.training.recipe import Source
from heqi.training.vocabulary import choose_vocabulary

SET = "reviews_sentiment.csv"
LEAST = 5
STRENGTH = 10.0
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
    vocabulary = choose_vocabulary([bags], least=LEAST)
    weights, bias = fit_binary(design(bags, vocabulary), negative, strength=STRENGTH)
    fitted = Fitted("negative", ("negative",), "sigmoid", weights[:, None], np.asarray([bias], np.float32))
    return assemble(vocabulary, [fitted], source.about(texts=len(texts)))
