"""The questions that the desk may ask about a case, as data: what is asked, of whom, and which answers there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.reading import VOCABULARY, Reading
from heqi.core.cases.recorded import FactValue, put_fact
from heqi.core.words import Platform


class Whom(StrEnum):
    """Who can answer, the least trouble first: the page in the back office, the shop's own people, then others."""

    PAGE = "page"
    SHOP = "shop"
    WAREHOUSE = "warehouse"
    COURIER = "courier"
    BUYER = "buyer"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the value that the fact takes, and the words for it."""

    value: FactValue
    label: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that the desk may find out. `script`: words to the buyer, empty where nobody outside is asked.

    `proof`: what shows it, for the list of evidence that is still missing; empty where a word is enough.
    `only`: names of the vocabulary with the values under which the question makes sense at all.
    """

    fact: str
    whom: Whom
    text: str
    text_en: str
    answers: tuple[Answer, ...]
    script: str = ""
    proof: str = ""
    proof_en: str = ""
    only: tuple[tuple[str, tuple[FactValue, ...]], ...] = ()

    def fits(self, reading: Reading) -> bool:
        """Whether the question makes sense in this case; it may still change nothing."""
        return all(reading.value(name) in values for name, values in self.only)


_YES_NO = ({"value": True, "label": "是", "label_en": "yes"}, {"value": False, "label": "否", "label_en": "no"})


def read_questions(entries: Sequence[Mapping[str, Any]]) -> tuple[Question, ...]:
    """The questions of `assets/questions.yaml`. Raises ValueError on an unknown fact, FactsError on a wrong answer."""
    questions = tuple(_read_question(entry) for entry in entries)
    facts = [question.fact for question in questions]
    twice = {fact for fact in facts if facts.count(fact) > 1}
    if twice:
        raise ValueError(f"asked twice: {', '.join(sorted(twice))}")
    return questions


def _read_question(entry: Mapping[str, Any]) -> Question:
    fact = entry["fact"]
    if fact not in VOCABULARY or fact.startswith("derived."):
        raise ValueError(f"no fact is called {fact}")
    only = entry.get("only", {})
    unknown = [name for name in only if name not in VOCABULARY]
    if unknown:
        raise ValueError(f"{fact}: no name is called {', '.join(unknown)}")
    answers = tuple(Answer(**answer) for answer in entry.get("answers", _YES_NO))
    for answer in answers:
        put_fact(CaseFacts(Platform.PINDUODUO), fact, answer.value)
    return Question(
        fact=fact,
        whom=Whom(entry["whom"]),
        text=entry["text"],
        text_en=entry["text_en"],
        answers=answers,
        script=entry.get("script", ""),
        proof=entry.get("proof", ""),
        proof_en=entry.get("proof_en", ""),
        only=tuple((name, tuple(values)) for name, values in only.items()),
    )
