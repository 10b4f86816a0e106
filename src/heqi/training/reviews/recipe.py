"""How the models of reviews are trained and measured."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import extract_many
from heqi.core.language.linear import LinearModel
from heqi.core.language.understand.reading import Line, ReviewReading
from heqi.core.language.understand.reviews import Reviews
from heqi.training.assemble import assemble, heaviest
from heqi.training.design import bags_of, design
from heqi.training.figures import Figure, accuracy, figure, macro_f1, micro_f1
from heqi.training.fit import fit_each, fit_one_of
from heqi.training.folds import folds_of
from heqi.training.own import CAUSES
from heqi.training.recipe import Models, Source
from heqi.training.reviews.aspects import ASPECTS, POLARITIES, mark_clauses, read_opinions, whole_aspects
from heqi.training.reviews.causes import STATED, read_causes
from heqi.training.reviews.polarity import read_polarity, train_polarity
from heqi.training.vocabulary import choose_vocabulary

FEATURES = 60_000
PERSONAL = CAUSES.index("personal")


class ReviewRecipe:
    """Trains `polarity` and `reviews`."""

    name = "评价 reviews"

    def train(self, source: Source) -> Models:
        """Both models. Raises SetError."""
        polarity = train_polarity(source)
        return {"polarity": polarity, "reviews": train_reviews(source)}

    def measure(self, models: Models, source: Source) -> Sequence[Figure]:
        """Figures on fold 0."""
        reader = Reviews(models["polarity"], models["reviews"])
        return [_negative(reader, source), *_causes(reader, source), *_aspects(reader, source)]


RECIPE = ReviewRecipe()


def train_reviews(source: Source) -> LinearModel:
    """Causes, aspects, clauses and polarity over one vocabulary."""
    causes = read_causes(source)
    texts, opinions = read_opinions(source)
    if source.held:
        causes = causes.only(folds_of(causes.texts) != 0)
        kept = np.flatnonzero(folds_of(texts) != 0)
        texts, opinions = [texts[number] for number in kept], [opinions[number] for number in kept]
    clauses = mark_clauses(texts, opinions)
    batches = [bags_of(each) for each in (causes.texts, texts, clauses.texts)]
    vocabulary = choose_vocabulary(batches, idf=True)
    for _ in range(2):
        of_causes, of_texts, of_clauses = (design(bags, vocabulary) for bags in batches)
        signed = np.flatnonzero(clauses.polarity >= 0)
        fitted = [
            fit_one_of(of_causes, causes.main, name="main", labels=CAUSES, balanced=True),
            fit_each(of_causes, causes.all, name="causes", labels=STATED),
            fit_each(of_texts, whole_aspects(opinions), name="aspects", labels=ASPECTS),
            fit_each(of_clauses, clauses.aspects, name="clause", labels=ASPECTS),
            fit_one_of(of_clauses[signed], clauses.polarity[signed], name="polarity", labels=POLARITIES),
        ]
        smaller = heaviest(vocabulary, fitted, FEATURES)
        if smaller is vocabulary:
            break
        vocabulary = smaller
    return assemble(vocabulary, fitted, source.about(texts=sum(map(len, batches))))


def _read(reader: Reviews, texts: list[str]) -> list[ReviewReading]:
    """The readings of reviews, as they are served."""
    lines = [Line(text, as_="review") for text in texts]
    return [
        reading
        for first in range(0, len(lines), 512)
        for reading in reader.read_many(lines[first : first + 512], extract_many(texts[first : first + 512]))
    ]


def held(texts: Sequence[str]) -> NDArray[np.intp]:
    """The numbers of the texts of fold 0."""
    return np.flatnonzero(folds_of(texts) == 0)


def _negative(reader: Reviews, source: Source) -> Figure:
    texts, negative = read_polarity(source)
    chosen = held(texts)
    readings = _read(reader, [texts[number] for number in chosen])
    given = np.array([reading.negative > 0.5 for reading in readings])
    return figure("review negative, accuracy", accuracy, negative[chosen], given, goal=0.955)


def _causes(reader: Reviews, source: Source) -> list[Figure]:
    marked = read_causes(source, public_only=True)
    marked = marked.only(folds_of(marked.texts) == 0)
    readings = _read(reader, marked.texts)
    main = np.array([CAUSES.index(reading.main) for reading in readings])
    stated = np.array([[reading.causes[cause] > 0.5 for cause in STATED] for reading in readings])
    no_personal = macro_f1(len(CAUSES), without=(PERSONAL,))
    return [
        figure("review main cause, macro-F1 without personal", no_personal, marked.main, main, goal=0.78),
        figure("review main cause, accuracy", accuracy, marked.main, main),
        figure("review personal cause, F1", micro_f1, marked.main == PERSONAL, main == PERSONAL),
        figure("review all causes, micro-F1", micro_f1, marked.all, stated),
    ]


def _aspects(reader: Reviews, source: Source) -> list[Figure]:
    texts, opinions = read_opinions(source)
    chosen = held(texts)
    readings = _read(reader, [texts[number] for number in chosen])
    truth = whole_aspects([opinions[number] for number in chosen])
    given = np.zeros_like(truth)
    for number, reading in enumerate(readings):
        given[number, [ASPECTS.index(opinion.aspect) for opinion in reading.opinions]] = True
    return [figure("review aspects, micro-F1", micro_f1, truth, given, goal=0.91)]
