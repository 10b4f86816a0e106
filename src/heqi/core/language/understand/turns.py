"""Read buyers' turns: intent, emotion, dissatisfaction, labels beside the intent, and the words that gave them."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags, extract_many
from heqi.core.language.linear import Floats, LinearModel, Matched
from heqi.core.language.normalise import Normaliser
from heqi.core.language.understand.also import AlsoReader
from heqi.core.language.understand.explain import explain
from heqi.core.language.understand.intents import IntentReader
from heqi.core.language.understand.moment import moments_of
from heqi.core.language.understand.mood import CALM, DISSATISFIED, UPSET, MoodReader, felt_emotions
from heqi.core.language.understand.reading import Likely, Line, TurnReading, Why
from heqi.core.language.understand.session import LOOKED_AT, crossness, running

DISSATISFIED_FROM = 0.5
ALSO = "also"
ALSO_FROM = 0.5


class Turns:
    """Reads turns with the models `turns` (intents) and `mood`, and the rules of also.yaml."""

    def __init__(
        self, turns: LinearModel, intents: IntentReader, mood: MoodReader, also: AlsoReader, normalise: Normaliser
    ) -> None:
        self._model = turns
        self._intents = intents
        self._mood = mood
        self._also = also
        self._normalise = normalise

    def read_many(self, lines: Sequence[Line], bags: Bags) -> list[TurnReading]:
        """One reading a line."""
        texts = [line.text for line in lines]
        matched = self._model.match(bags)
        scores = self._model.score(matched)
        likely = self._intents.probabilities(scores)
        best, top = self._intents.top(likely)
        every = np.arange(len(lines))
        why: list[list[Why]] = [[] for _ in lines]
        columns = best + self._intents.intents.first
        for number, spans in explain(self._model, matched, bags, texts, every, columns):
            label = self._intents.intents.labels[best[number]]
            why[number] += [Why(start, end, label) for start, end in spans]
        groups = self._intents.group(likely)
        moods = list(self._moods(lines, bags, why))
        also = self._beside(texts, bags, matched, scores)
        return [
            TurnReading(
                top=top[number],
                group=groups[number],
                emotion=emotion,
                dissatisfied=dissatisfied,
                session=session,
                also=tuple(each.label for each in also[number]),
                why=(*why[number], *also[number]),
            )
            for number, (emotion, dissatisfied, session) in enumerate(moods)
        ]

    def _beside(self, texts: Sequence[str], bags: Bags, matched: Matched, scores: Floats) -> list[list[Why]]:
        """Labels beside the intent: what a rule finds, and what the head is sure of without one."""
        found = [self._also.read(self._normalise(text)) for text in texts]
        head = self._model.head(ALSO)
        sure = head.probabilities(scores) >= ALSO_FROM
        for column in np.flatnonzero(sure.any(axis=0)).tolist():
            label = head.labels[column]
            new = [number for number in np.flatnonzero(sure[:, column]) if label not in labels_of(found[number])]
            columns = np.full(len(texts), head.first + column)
            for number, spans in explain(self._model, matched, bags, texts, np.array(new, np.intp), columns):
                found[number] += [Why(start, end, label) for start, end in spans[:1] or [(0, len(texts[number]))]]
        return found

    def _moods(self, lines: Sequence[Line], bags: Bags, why: list[list[Why]]) -> Iterator[tuple[Likely, float, float]]:
        """Emotion, dissatisfaction of the line and of the session; adds to `why` what gave them."""
        talks = [moments_of(line.text, line.context, self._see, most=LOOKED_AT) for line in lines]
        moments = [moment for talk in talks for moment in talk]
        if len(moments) > len(lines):
            bags = extract_many([moment.text for moment in moments])
        matched, scores = self._mood.score(moments, bags)
        emotions = self._mood.emotions.probabilities(scores)
        unhappy = self._mood.dissatisfied.probabilities(scores)[:, 0].tolist()
        ends = list(accumulate(map(len, talks), initial=0))
        last = np.array(ends[1:], np.intp) - 1
        felt = felt_emotions(emotions[last], self._mood.emotions.labels)
        self._explain_moods(lines, bags, matched.take(last), felt, np.array(unhappy)[last], why)
        labels = self._mood.emotions.labels
        upset = emotions[:, [labels.index(each) for each in UPSET]].sum(axis=1).tolist()
        cross = list(map(crossness, unhappy, upset))
        for number, (start, end) in enumerate(pairwise(ends)):
            emotion = Likely(labels[felt[number]], float(emotions[end - 1, felt[number]]))
            yield emotion, unhappy[end - 1], running(cross[start:end])

    def _explain_moods(
        self,
        lines: Sequence[Line],
        bags: Bags,
        matched: Matched,
        felt: NDArray[np.intp],
        unhappy: NDArray[np.float64],
        why: list[list[Why]],
    ) -> None:
        """Add the words that speak for an emotion other than calm, and for dissatisfaction."""
        texts = [line.text for line in lines]
        emotions = self._mood.emotions
        excited = np.flatnonzero(felt != emotions.labels.index(CALM))
        for number, spans in explain(self._mood.model, matched, bags, texts, excited, felt + emotions.first):
            why[number] += [Why(start, end, emotions.labels[felt[number]]) for start, end in spans]
        cross = np.flatnonzero(unhappy >= DISSATISFIED_FROM)
        column = np.full_like(felt, self._mood.dissatisfied.first)
        for number, spans in explain(self._mood.model, matched, bags, texts, cross, column):
            why[number] += [Why(start, end, DISSATISFIED) for start, end in spans]

    def _see(self, text: str) -> str:
        return self._normalise(text).seen


def labels_of(found: Sequence[Why]) -> set[str]:
    """The labels that words were found for."""
    return {each.label for each in found}
