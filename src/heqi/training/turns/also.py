"""Labels beside the intent: sentences of our own, real lines that no rule finds as the other side."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.normalise import Normaliser
from heqi.core.language.understand.also import AlsoReader
from heqi.core.language.understand.turns import ALSO
from heqi.training.fit import NEVER, Fitted
from heqi.training.sets import example_rows
from heqi.training.space import Space

OWN = "also.csv"
STRENGTH = 10.0
SAID_FROM = 0.35
LAW_FROM = 0.25
"""A label is given from this p on: it becomes 0.5 in the model. What the law takes to a person is given sooner (L1)."""


def read_also_examples() -> tuple[list[str], list[frozenset[str]]]:
    """Our sentences, and the labels of each."""
    rows = example_rows(OWN, ("context", "text", "also"))
    return [row["text"] for row in rows], [frozenset(filter(None, row["also"].split("+"))) for row in rows]


def unlabelled(texts: Sequence[str], rules: AlsoReader, normalise: Normaliser) -> list[str]:
    """Those in which no rule finds anything, each once: they stand for what bears no label."""
    return [text for text in dict.fromkeys(texts) if not rules.read(normalise(text))]


def truth_table(labels: Sequence[str], given: Sequence[frozenset[str]]) -> NDArray[np.bool_]:
    """Which of the labels each text bears, [texts, labels]."""
    return np.array([[label in each for label in labels] for each in given])


def fit_also(
    space: Space, laid: Any, truth: NDArray[np.bool_], *, labels: Sequence[str], law: frozenset[str]
) -> Fitted:
    """A sigmoid head, each label a question of its own, from the lay of `space`."""
    from sklearn.linear_model import LogisticRegression

    columns = np.zeros((len(labels), laid.shape[1]))
    biases = np.full(len(labels), NEVER)
    for number, label in enumerate(labels):
        if truth[:, number].any():
            model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-2, random_state=0)
            model.fit(laid, truth[:, number])
            at = LAW_FROM if label in law else SAID_FROM
            columns[number] = model.coef_[0]
            biases[number] = model.intercept_[0] - np.log(at / (1 - at))
    return Fitted(ALSO, tuple(labels), "sigmoid", space.fold(columns), np.asarray(biases, np.float32))
