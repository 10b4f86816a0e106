"""Read buyers' turns: intent, emotion, dissatisfaction, labels beside the intent, and the words that gave them."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise

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
from heqi.core.language.understand.seen import Seen
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
        seen = Seen(self._normalise)
        also = [self._also.read(seen[text]) for text in texts]
        why = self._explain(texts, bags, matched, best, scores, also)
        groups = self._intents.group(likely)
        moods = list(self._moods(lines, bags, seen, why))
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

    def _explain(
        self,
        texts: Sequence[str],
        bags: Bags,
        matched: Matched,
        best: NDArray[np.intp],
        scores: Floats,
        also: list[list[Why]],
    ) -> list[list[Why]]:
        """The words of each line's intent; adds to `also` what the head is sure of and no rule has found."""
        intents, head = self._intents.intents, self._model.head(ALSO)
        sure = np.argwhere(head.probabilities(scores) >= ALSO_FROM).tolist()
        new = [(number, column) for number, column in sure if head.labels[column] not in labels_of(also[number])]
        numbers = np.array([*range(len(texts)), *(number for number, _ in new)], np.intp)
        columns = np.array([*(best + intents.first).tolist(), *(head.first + column for _, column in new)], np.intp)
        told = iter(explain(self._model, matched, bags, texts, numbers, columns))
        why = [
            [Why(start, end, intents.labels[best[number]]) for start, end in spans]
            for number, spans in islice(told, len(texts))
        ]
        for (_, column), (number, spans) in zip(new, told, strict=True):
            label = head.labels[column]
            also[number] += [Why(start, end, label) for start, end in spans[:1] or [(0, len(texts[number]))]]
        return why

    def _moods(
        self, lines: Sequence[Line], bags: Bags, seen: Seen, why: list[list[Why]]
    ) -> Iterator[tuple[Likely, float, float]]:
        """Emotion, dissatisfaction of the line and of the session; adds to `why` what gave them."""
        talks = [moments_of(line.text, line.context, seen.read, most=LOOKED_AT) for line in lines]
        moments = [moment for talk in talks for moment in talk]
        alone = len(moments) == len(lines)
        if not alone:
            bags = extract_many([moment.text for moment in moments])
        matched, scores = self._mood.score(moments, bags)
        emotions = self._mood.emotions.probabilities(scores)
        unhappy = self._mood.dissatisfied.probabilities(scores)[:, 0].tolist()
        ends = list(accumulate(map(len, talks), initial=0))
        last = np.array(ends[1:], np.intp) - 1
        felt = felt_emotions(emotions[last], self._mood.emotions.labels)
        own = matched if alone else matched.take(last)
        self._explain_moods(lines, bags, own, felt, np.array(unhappy)[last], why)
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
        excited = (felt != emotions.labels.index(CALM)).nonzero()[0]
        cross = (unhappy >= DISSATISFIED_FROM).nonzero()[0]
        labels = [*(emotions.labels[each] for each in felt[excited]), *([DISSATISFIED] * len(cross))]
        columns = np.concatenate((felt[excited] + emotions.first, np.full_like(cross, self._mood.dissatisfied.first)))
        numbers = np.concatenate((excited, cross))
        told = explain(self._mood.model, matched, bags, texts, numbers, columns)
        for label, (number, spans) in zip(labels, told, strict=True):
            why[number] += [Why(start, end, label) for start, end in spans]


def labels_of(found: Sequence[Why]) -> set[str]:
    """The labels that words were found for."""
    return {each.label for each in found}
