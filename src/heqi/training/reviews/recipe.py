"""How the models of reviews are trained and measured."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.understand.cut import cut
from heqi.core.language.understand.reading import Line, ReviewReading
from heqi.core.language.understand.reviews import Reviews
from heqi.training.figures import Figure, accuracy, figure, macro_f1, micro_f1
from heqi.training.folds import folds_of
from heqi.training.own import CAUSES
from heqi.training.recipe import Models, Source
from heqi.training.reviews.aspects import ASPECTS, read_opinions, train_aspects, whole_aspects
from heqi.training.reviews.causes import STATED, read_causes, train_causes
from heqi.training.reviews.polarity import read_polarity, train_polarity
from heqi.training.words import read_meanings

PERSONAL = CAUSES.index("personal")


class ReviewRecipe:
    """Trains `polarity`, `causes` and `aspects`."""

    name = "评价 reviews"

    def train(self, source: Source) -> Models:
        """All three models. Raises SetError."""
        polarity = train_polarity(source)  # says what was read so far, and learns from less than the others
        meanings = read_meanings(source)
        return {
            "polarity": polarity,
            "causes": train_causes(source, meanings),
            "aspects": train_aspects(source, meanings),
        }

    def measure(self, models: Models, source: Source) -> Sequence[Figure]:
        """Figures on fold 0."""
        reader = Reviews(models["polarity"], models["causes"], models["aspects"])
        return [_negative(reader, source), *_causes(reader, source), *_aspects(reader, source)]


RECIPE = ReviewRecipe()


def _read(reader: Reviews, texts: list[str]) -> list[ReviewReading]:
    """The readings of reviews, as they are served."""
    lines = [Line(text, as_="review") for text in texts]
    return [
        reading
        for first in range(0, len(lines), 512)
        for reading in reader.read_many(lines[first : first + 512], cut(texts[first : first + 512]))
    ]


def held(texts: Sequence[str]) -> NDArray[np.intp]:
    """The numbers of the texts of fold 0."""
    return np.flatnonzero(folds_of(texts) == 0)


def _negative(reader: Reviews, source: Source) -> Figure:
    marked = read_polarity(source)
    marked = marked.only(folds_of(marked.texts) == 0)
    given = np.array([reading.negative > 0.5 for reading in _read(reader, marked.texts)])
    return figure("review negative, accuracy", accuracy, marked.negative, given, goal=0.955)


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
