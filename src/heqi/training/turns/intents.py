"""Intents and their groups: the public set, sentences of our own, and lines of conversations by their act."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags, extract_many
from heqi.core.language.linear import LinearModel
from heqi.core.language.understand.intents import GROUP, INTENT
from heqi.training.assemble import assemble
from heqi.training.design import BATCH, chain, design
from heqi.training.folds import fold_of, folds_of
from heqi.training.recipe import Source
from heqi.training.sets import example_rows
from heqi.training.space import make_space
from heqi.training.turns.also import fit_also
from heqi.training.turns.fit import fit_one_of_many
from heqi.training.vocabulary import choose_vocabulary
from heqi.training.words import WordRows

SET = "buyer_intents.csv"
OWN = "intents.csv"
LONGEST_GRAM = 3
OWN_WEIGHT = 1.5
ACT_WEIGHT = 0.3
"""Acts of conversations were given by a machine, with the context in view that a sentence alone does not have."""


@dataclass(frozen=True)
class Sentences:
    """Texts with their intent and how much each counts."""

    texts: list[str]
    intents: list[str]
    weights: NDArray[np.float64]


def read_intents(source: Source) -> tuple[list[str], list[str], dict[str, str]]:
    """Texts and intents of the public set, and the group of each intent. Raises SetError."""
    rows = source.data.rows(SET, ("text", "intent", "group"))
    return (
        [row["text"] for row in rows],
        [row["intent"] for row in rows],
        {row["intent"]: row["group"] for row in rows},
    )


def gather_sentences(source: Source, acted: Sequence[tuple[str, str]]) -> tuple[Sentences, dict[str, str]]:
    """Everything that intents are learnt from; `acted`: text and act. Raises SetError."""
    texts, intents, group_of = read_intents(source)
    public = set(texts)
    marked = source.own.marked("intent")
    if source.held:
        marked = [pair for pair in marked if fold_of(pair[0]) != 0]
        kept = np.flatnonzero(folds_of(texts) != 0)
        texts, intents = [texts[number] for number in kept], [intents[number] for number in kept]
    ours = [(row["text"], row["intent"]) for row in example_rows(OWN, ("text", "intent"))]
    ours += marked
    more = [(pair, OWN_WEIGHT) for pair in ours] + [(pair, ACT_WEIGHT) for pair in acted if pair[0] not in public]
    usable = [(pair, weight) for pair, weight in more if pair[1] in group_of]
    weights = np.concatenate([np.ones(len(texts)), [weight for _, weight in usable]])
    return (
        Sentences(texts + [text for (text, _), _ in usable], intents + [label for (_, label), _ in usable], weights),
        group_of,
    )


@dataclass(frozen=True)
class Beside:
    """Texts, the first `ours` of our writing, and the labels beside the intent of each; those of the law."""

    texts: list[str]
    ours: int
    truth: NDArray[np.bool_]
    labels: tuple[str, ...]
    law: frozenset[str]


def train_intents(source: Source, acted: Sequence[tuple[str, str]], meanings: WordRows, beside: Beside) -> LinearModel:
    """The model `turns`. Raises SetError."""
    sentences, group_of = gather_sentences(source, acted)
    labels, groups = sorted(group_of), sorted(set(group_of.values()))
    bags, beside_bags = short_bags(sentences.texts), short_bags(beside.texts)
    space = make_space(choose_vocabulary([bags, beside_bags.take(np.arange(beside.ours))]), meanings)
    laid = space.lay(design(bags, space.vocabulary))
    intent = np.array([labels.index(label) for label in sentences.intents])
    group = np.array([groups.index(group_of[label]) for label in sentences.intents])
    heads = [
        fit_one_of_many(space, laid, intent, sentences.weights, name=INTENT, labels=labels),
        fit_one_of_many(space, laid, group, sentences.weights, name=GROUP, labels=groups, balanced=True),
        fit_also(
            space,
            space.lay(design(beside_bags, space.vocabulary)),
            beside.truth,
            labels=beside.labels,
            law=beside.law,
        ),
    ]
    about = source.about(texts=len(sentences.texts), group_of=group_of)
    return assemble(space.vocabulary, heads, about)


def short_bags(texts: Sequence[str]) -> Bags:
    """The features of sentences, longer grams left out."""
    return chain(
        [
            extract_many(texts[first : first + BATCH], longest=LONGEST_GRAM)
            for first in range(0, max(len(texts), 1), BATCH)
        ]
    )
