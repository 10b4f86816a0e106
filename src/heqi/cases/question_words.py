"""The words of a question or a note and of one of its answers, for pages and the story."""

from typing import Any

from heqi.assets.loader import load_notes, load_questions
from heqi.core.cases.facts_json import read_time
from heqi.core.cases.names import write_moment
from heqi.core.cases.triage.note import NoteField, NoteKind
from heqi.core.cases.triage.question import Question
from heqi.core.money import yuan

Texts = tuple[str, str]


def answer_words(fact: str, value: Any) -> tuple[Texts, Texts]:
    """((question zh, en), (answer zh, en)); a value without words of its own, such as a count, as it is."""
    known: list[Question | NoteField] = [*load_questions(), *load_notes()]
    asked = next((each for each in known if each.fact == fact), None)
    if asked is None:
        return (fact, fact), (str(value), str(value))
    return (asked.text, asked.text_en), _words(asked, value)


def _words(asked: Question | NoteField, value: Any) -> Texts:
    said = next(((each.label, each.label_en) for each in asked.answers if each.value == value), None)
    if said is not None:
        return said
    kind = asked.kind if isinstance(asked, NoteField) else NoteKind.CHOICE
    if kind is NoteKind.AMOUNT:
        return yuan(value), yuan(value)
    if kind is NoteKind.MOMENT:
        moment = write_moment(read_time(value))
        return moment, moment
    if isinstance(value, list):
        return _several(asked, value)
    return str(value), str(value)


def _several(asked: Question | NoteField, value: list[str]) -> Texts:
    single = {each.value[0]: each for each in asked.answers if isinstance(each.value, list) and len(each.value) == 1}
    known = [single[word] for word in value if word in single]
    return "、".join(each.label for each in known), ", ".join(each.label_en for each in known)
