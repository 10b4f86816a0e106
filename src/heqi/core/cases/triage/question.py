"""The questions that the desk may ask about a case, as data: what is asked, of whom, and which answers there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.reading import VOCABULARY, Reading
from heqi.core.cases.recorded import FactValue, put_fact
from heqi.core.words import Platform

Only = tuple[tuple[str, tuple[FactValue, ...]], ...]
"""Names of the vocabulary, each with the values under which something makes sense."""


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
    only: Only = ()

    def fits(self, reading: Reading) -> bool:
        """Whether the question makes sense in this case; it may still change nothing."""
        return fits(self.only, reading)


YES_NO = ({"value": True, "label": "是", "label_en": "yes"}, {"value": False, "label": "否", "label_en": "no"})


def read_questions(entries: Sequence[Mapping[str, Any]]) -> tuple[Question, ...]:
    """The questions of `assets/questions.yaml`. Raises ValueError on an unknown fact, FactsError on a wrong answer."""
    questions = tuple(_read_question(entry) for entry in entries)
    facts = [question.fact for question in questions]
    twice = {fact for fact in facts if facts.count(fact) > 1}
    if twice:
        raise ValueError(f"asked twice: {', '.join(sorted(twice))}")
    return questions


def _read_question(entry: Mapping[str, Any]) -> Question:
    fact = require_fact(entry["fact"])
    only = read_only(fact, entry.get("only", {}))
    return Question(
        fact=fact,
        whom=Whom(entry["whom"]),
        text=entry["text"],
        text_en=entry["text_en"],
        answers=read_answers(fact, entry.get("answers", YES_NO)),
        script=entry.get("script", ""),
        proof=entry.get("proof", ""),
        proof_en=entry.get("proof_en", ""),
        only=only,
    )


def require_fact(name: str) -> str:
    """The name, when a fact has it. Raises ValueError."""
    if name not in VOCABULARY or name.startswith("derived."):
        raise ValueError(f"no fact is called {name}")
    return name


def read_answers(fact: str, entries: Sequence[Mapping[str, Any]]) -> tuple[Answer, ...]:
    """The answers that a file gives for a fact. Raises FactsError on a value that the fact cannot take."""
    answers = tuple(Answer(**entry) for entry in entries)
    for answer in answers:
        put_fact(CaseFacts(Platform.PINDUODUO), fact, answer.value)
    return answers


def read_only(fact: str, only: Mapping[str, Sequence[FactValue]]) -> Only:
    """The names under whose values something makes sense. Raises ValueError on an unknown name."""
    unknown = [name for name in only if name not in VOCABULARY]
    if unknown:
        raise ValueError(f"{fact}: no name is called {', '.join(unknown)}")
    return tuple((name, tuple(values)) for name, values in only.items())


def fits(only: Only, reading: Reading) -> bool:
    """Whether each name has one of its values in this case."""
    return all(reading.value(name) in values for name, values in only)
