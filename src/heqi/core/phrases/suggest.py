"""Which phrases answer what a buyer just said: by words, by meaning, by the order, and by what served before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heqi.core.phrases.grams import Grams, Index
from heqi.core.phrases.heard import NOTHING_HEARD, Hear, Heard, likeness
from heqi.core.phrases.learn import NO_EXPERIENCE, Experience
from heqi.core.phrases.phrase import ANYTHING, About, Layer, Phrase
from heqi.core.phrases.sayings import Fold
from heqi.core.phrases.search import bare
from heqi.core.phrases.weights import WEIGHTS, Weights

MOST = 3
SHORTEST = 2
"""Signs that a turn has at least, for anything to be read from it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is looked at: the buyer's last words, what they were heard to mean, and the order they are about.

    `state`: a word of OrderState, empty where no order is known.
    """

    text: str
    heard: Heard = NOTHING_HEARD
    state: str = ""
    about: About = ANYTHING


@dataclass(frozen=True, slots=True)
class Fit:
    """How well one phrase fits. `asked`: the question of the phrase that is most alike; `labels`: what was heard in
    the turn that the phrase answers; `state`, `goods`: the order's state or goods speak for it; `sent`: how often the
    shop sent it.
    """

    phrase: Phrase
    score: float
    asked: str
    labels: tuple[str, ...]
    state: bool
    goods: bool
    sent: int


class Suggester:
    """A shop's phrases made ready once. Deterministic: the same moment gives the same phrases in the same order."""

    def __init__(self, phrases: Sequence[Phrase], hear: Hear, fold: Fold, weights: Weights = WEIGHTS) -> None:
        self.phrases = tuple(phrases)
        self._weights = weights
        self._asks = [(place, ask) for place, phrase in enumerate(phrases) for ask in (*phrase.asks, phrase.title)]
        self._heard = [hear(ask) for _, ask in self._asks]
        self._grams = Grams((ask for _, ask in self._asks), fold)
        self._alike = Index([self._grams.vector(ask) for _, ask in self._asks])
        self._texts = Index([self._grams.vector(phrase.text) for phrase in phrases])

    def suggest(
        self, moment: Moment, experience: Experience = NO_EXPERIENCE, *, most: int = MOST, least: float | None = None
    ) -> list[Fit]:
        """The phrases that fit, the best first; none that scores under `least`, none for what says nothing."""
        if len(bare(moment.text)) < SHORTEST:
            return []
        floor = self._weights.least if least is None else least
        asked = self._by_asks(moment)
        said = self._texts.compare(self._grams.vector(moment.text))
        fits = [
            self._fit(place, moment, experience, asked.get(place, (0.0, "")), said.get(place, 0.0))
            for place, phrase in enumerate(self.phrases)
            if _may_be_about(phrase.about, moment.about)
        ]
        good = [fit for fit in fits if fit.score >= floor]
        return sorted(good, key=lambda fit: (-fit.score, fit.phrase.key))[:most]

    def _by_asks(self, moment: Moment) -> Mapping[int, tuple[float, str]]:
        """Place of a phrase → how much its best question is like the turn, in words and meaning, and that question."""
        words = self._alike.compare(self._grams.vector(moment.text))
        best: dict[int, tuple[float, str]] = {}
        for at, (place, ask) in enumerate(self._asks):
            alike = self._weights.words * words.get(at, 0.0) + self._weights.meaning * likeness(
                moment.heard, self._heard[at]
            )
            if alike > best.get(place, (0.0, ""))[0]:
                best[place] = (alike, ask)
        return best

    def _fit(self, place: int, moment: Moment, experience: Experience, asked: tuple[float, str], said: float) -> Fit:
        phrase, weights, heard = self.phrases[place], self._weights, moment.heard
        labels = [label for label in heard.intents if label in phrase.intents]
        also = sorted(heard.also & phrase.also)
        base = asked[0] + weights.text * said + weights.intent * sum(heard.intents[label] for label in labels)
        base += (weights.also if also else 0.0) + (weights.mood if heard.mood in phrase.also else 0.0)
        state, goods = _state(phrase, moment), _is_about(phrase.about, moment.about)
        base *= weights.in_state if state else weights.off_state if state is False else 1.0
        base *= (weights.goods if goods else 1.0) * (1.0 if phrase.layer is Layer.STARTER else weights.own)
        score = base * experience.factor(phrase.key, heard.intent)
        tally = experience.of.get(phrase.key)
        return Fit(phrase, score, asked[1], (*also, *labels), state is True, goods, tally.sent if tally else 0)


def _state(phrase: Phrase, moment: Moment) -> bool | None:
    """Whether the order's state fits; None where either says nothing."""
    return moment.state in phrase.states if phrase.states and moment.state else None


def _may_be_about(phrase: About, moment: About) -> bool:
    """A phrase about other goods answers nothing here."""
    goods = not phrase.goods_id or phrase.goods_id == moment.goods_id
    return goods and (not phrase.category or phrase.category == moment.category)


def _is_about(phrase: About, moment: About) -> bool:
    return bool(phrase.goods_id or phrase.category) and _may_be_about(phrase, moment)
