"""Lines whose emotion is known: of conversations, by the public labels and ours; sentences; lines of our own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.normalise import Normaliser
from heqi.core.language.talk import Turn
from heqi.core.language.understand.moment import BETWEEN, Moment, moments_of
from heqi.training.folds import fold_of
from heqi.training.own import EMOTIONS
from heqi.training.recipe import Source
from heqi.training.sets import example_rows, label_rows
from heqi.training.turns.dialogues import ANSWERED, Dialogue, line_sha
from heqi.training.turns.intents import SET as SENTENCES

SET = "buyer_emotions.csv"
OUR_LABELS = "emotion_labels.csv"
OUR_LINES = "emotions.csv"
OUR_WEIGHT = 1.0


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
