"""Read buyers' turns: intent, emotion, dissatisfaction, labels beside the intent, and the words that gave them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags, extract_many
from heqi.core.language.linear import Floats, LinearModel, Matched
from heqi.core.language.normalise import Normalised, Normaliser
from heqi.core.language.understand.also import AlsoReader
from heqi.core.language.understand.explain import Question, explain
from heqi.core.language.understand.intents import IntentReader
from heqi.core.language.understand.moment import moments_of
from heqi.core.language.understand.mood import CALM, DISSATISFIED, UPSET, MoodReader, felt_emotions
from heqi.core.language.understand.reading import Likely, Line, TurnReading, Why
from heqi.core.language.understand.seen import Seen
from heqi.core.language.understand.session import LOOKED_AT, running
from heqi.core.language.understand.words import Words, text_sizes, words_of

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

    def read_many(self, lines: Sequence[Line], bags: Bags, words: Words | None = None) -> list[TurnReading]:
        """One reading a line. `words` of the lines' texts, where somebody has them."""
        texts = [line.text for line in lines]
        matched = self._model.match(bags)
        scores = self._model.score(matched)
        likely = self._intents.probabilities(scores)
        best, top = self._intents.top(likely)
        seen = Seen(self._normalise)
        also = [self._also.read(seen[text]) for text in texts]
        moods = self._moods(lines, bags, seen)
        questions = [self._ask_intents(matched, bags, best), *moods.questions]
        questions.append(self._ask_beside(matched, bags, scores, also, [seen[text] for text in texts]))
        told = explain(questions, text_sizes(texts), words or words_of(texts))
        why: list[list[Why]] = [[] for _ in texts]
        beside = len(told) - len(questions[-1].labels)
        for number, label, spans in told[:beside]:
            why[number] += [Why(start, end, label) for start, end in spans]
        for number, label, spans in told[beside:]:
            also[number] += [Why(start, end, label) for start, end in spans[:1] or [(0, len(texts[number]))]]
        groups = self._intents.group(likely)
        return [
            TurnReading(
                top=top[number],
                group=groups[number],
                emotion=moods.emotions[number],
                dissatisfied=moods.dissatisfied[number],
                session=moods.sessions[number],
                also=tuple(each.label for each in also[number]),
                why=(*why[number], *also[number]),
            )
            for number in range(len(texts))
        ]

    def _ask_intents(self, matched: Matched, bags: Bags, best: NDArray[np.intp]) -> Question:
        """Which words gave each line its intent?"""
        intents = self._intents.intents
        labels = [intents.labels[number] for number in best.tolist()]
        return Question(self._model, matched, bags, np.arange(len(best)), best + intents.first, labels)

    def _ask_beside(
        self, matched: Matched, bags: Bags, scores: Floats, also: list[list[Why]], seen: Sequence[Normalised]
    ) -> Question:
        """Which words gave the labels beside the intent that the head is sure of and no rule has found?"""
        head = self._model.head(ALSO)
        numbers, columns = (head.probabilities(scores) >= ALSO_FROM).nonzero()
        sure = zip(numbers.tolist(), columns.tolist(), strict=True)
        new = [
            (number, column)
            for number, column in sure
            if head.labels[column] not in labels_of(also[number])
            and not self._also.is_asked(head.labels[column], seen[number])
        ]
        asked, about = np.array(new, np.intp).reshape(-1, 2).T
        labels = [head.labels[column] for _, column in new]
        return Question(self._model, matched, bags, asked, about + head.first, labels)

    def _moods(self, lines: Sequence[Line], bags: Bags, seen: Seen) -> "Moods":
        """Emotion, dissatisfaction of the line and of the session, and which words gave them?"""
        talks = [moments_of(line.text, line.context, seen.read, most=LOOKED_AT) for line in lines]
        moments = [moment for talk in talks for moment in talk]
        alone = len(moments) == len(lines)
        if not alone:
            bags = extract_many([moment.text for moment in moments])
        matched, scores = self._mood.score(moments, bags)
        emotions = self._mood.emotions.probabilities(scores)
        unhappy = self._mood.dissatisfied.probabilities(scores)[:, 0]
        ends = list(accumulate(map(len, talks), initial=0))
        last = np.array(ends[1:], np.intp) - 1
        felt = felt_emotions(emotions[last], self._mood.emotions.labels)
        labels = self._mood.emotions.labels
        upset = emotions[:, [labels.index(each) for each in UPSET]].sum(axis=1).tolist()
        cross = unhappy.tolist()
        own, now = (matched, unhappy) if alone else (matched.take(last), unhappy[last])
        return Moods(
            emotions=[
                Likely(labels[each], p) for each, p in zip(felt.tolist(), emotions[last, felt].tolist(), strict=True)
            ],
            dissatisfied=now.tolist(),
            sessions=[running(cross[start:end], upset[start:end]) for start, end in pairwise(ends)],
            questions=(self._ask_emotions(own, bags, felt), self._ask_dissatisfied(own, bags, now)),
        )

    def _ask_emotions(self, matched: Matched, bags: Bags, felt: NDArray[np.intp]) -> Question:
        """Which words speak for an emotion other than calm?"""
        head = self._mood.emotions
        excited = (felt != head.labels.index(CALM)).nonzero()[0]
        labels = [head.labels[each] for each in felt[excited].tolist()]
        return Question(self._mood.model, matched, bags, excited, felt[excited] + head.first, labels)

    def _ask_dissatisfied(self, matched: Matched, bags: Bags, unhappy: Floats) -> Question:
        """Which words speak for dissatisfaction?"""
        cross = (unhappy >= DISSATISFIED_FROM).nonzero()[0]
        columns = np.full_like(cross, self._mood.dissatisfied.first)
        return Question(self._mood.model, matched, bags, cross, columns, [DISSATISFIED] * len(cross))


@dataclass(frozen=True, slots=True)
class Moods:
    """How the buyers of a batch feel in their lines: one of each a line; and which words are to be shown for it."""

    emotions: list[Likely]
    dissatisfied: list[float]
    sessions: list[float]
    questions: tuple[Question, Question]


def labels_of(found: Sequence[Why]) -> set[str]:
    """The labels that words were found for."""
    return {each.label for each in found}
