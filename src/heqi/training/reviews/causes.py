"""Causes of bad reviews: one main cause, and every cause that is stated."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.linear import LinearModel
from heqi.training.assemble import assemble
from heqi.training.design import bags_of, design
from heqi.training.fit import Fitted, fit_binary, fit_each
from heqi.training.folds import folds_of
from heqi.training.own import CAUSES
from heqi.training.recipe import Source
from heqi.training.sets import example_rows, label_rows, text_sha
from heqi.training.space import make_space
from heqi.training.vocabulary import choose_vocabulary
from heqi.training.words import Meanings

SET = "review_causes.csv"
STATED = CAUSES[:-1]
COLUMNS = ("review", "main", "all")
STRENGTH = 5.0
MEANING = 1.0
"""How much the meaning of words counts beside the words themselves."""
CONTENT = 300
"""So many good reviews are learnt from as well: nothing caused dissatisfaction there."""


@dataclass(frozen=True)
class MarkedCauses:
    """Texts with the number of their main cause [n] and whether each of STATED is stated [n, 4]."""

    texts: list[str]
    main: NDArray[np.intp]
    all: NDArray[np.bool_]

    def only(self, kept: NDArray[np.bool_]) -> "MarkedCauses":
        """Some of them."""
        texts = [text for text, keep in zip(self.texts, kept, strict=True) if keep]
        return MarkedCauses(texts, self.main[kept], self.all[kept])


def read_causes(source: Source, *, public_only: bool = False) -> MarkedCauses:
    """The public set; unless `public_only` also our labels, our own sentences, the merchant's marks, good reviews."""
    rows = source.data.rows(SET, COLUMNS)
    triples = [(row["review"], row["main"], row["all"]) for row in rows]
    if not public_only:
        triples += [*_labelled(source), *_ours(), *_marked(source), *_content(source)]
    once = {text: (main, stated) for text, main, stated in triples}
    return MarkedCauses(
        list(once),
        np.array([CAUSES.index(main) for main, _ in once.values()]),
        np.array([[cause in stated.split("+") for cause in STATED] for _, stated in once.values()]),
    )


def train_causes(source: Source, meanings: Meanings) -> LinearModel:
    """The model `causes`: heads `main` and `causes`."""
    marked = read_causes(source)
    if source.held:
        marked = marked.only(folds_of(marked.texts) != 0)
    bags = bags_of(marked.texts)
    seen = choose_vocabulary([bags], idf=True)
    space = make_space(seen, meanings.keyed(), share=MEANING, texts=len(marked.texts))
    matrix = space.lay(design(bags, space.vocabulary))
    heads = [
        _fit_main(matrix, marked),
        fit_each(matrix, marked.all, name="causes", labels=STATED, strength=STRENGTH, bayes=False),
    ]
    return assemble(space.vocabulary, [*map(space.fold_head, heads)], source.about(texts=len(marked.texts)))


def _fit_main(matrix: Any, marked: MarkedCauses) -> Fitted:
    """One question for each main cause; the most certain yes wins. Rare causes weigh as much as frequent ones."""
    columns, biases = [], []
    for number in range(len(CAUSES)):
        truth = marked.main == number
        weights = np.where(truth, 1 / max(float(truth.mean()), 1e-3), 1.0)
        column, bias = fit_binary(matrix, truth, strength=STRENGTH, bayes=False, weights=weights)
        columns.append(column)
        biases.append(bias)
    return Fitted("main", CAUSES, "softmax", np.stack(columns, axis=1), np.asarray(biases, np.float32))


Triple = tuple[str, str, str]


def _reviews(source: Source) -> Iterator[tuple[str, bool]]:
    """Texts of the large public set, and whether each is good."""
    for row in source.data.rows("reviews_sentiment.csv", ("review", "positive")):
        yield row["review"], row["positive"] == "1"


def _labelled(source: Source) -> Iterator[Triple]:
    """Our labels of public reviews, by hash."""
    labels = label_rows("cause_labels.csv", ("main", "all"))
    for text, _ in _reviews(source):
        if label := labels.get(text_sha(text)):
            yield text, label["main"], label["all"]


def _ours() -> Iterator[Triple]:
    """Reviews of our own writing."""
    for row in example_rows("causes.csv", COLUMNS):
        yield row["review"], row["main"], row["all"]


def _marked(source: Source) -> Iterator[Triple]:
    """What the merchant marked; the main cause alone is also the only one stated."""
    stated = dict(source.own.marked("all"))
    for text, main in source.own.marked("main"):
        yield text, main, stated.get(text, main)


def _content(source: Source) -> Iterator[Triple]:
    """Some good reviews, spread over the set, always the same ones."""
    good = [text for text, is_good in _reviews(source) if is_good]
    for text in good[:: max(1, len(good) // CONTENT)][:CONTENT]:
        yield text, "none", "none"
