"""The words of a question and of one of its answers, for pages and the story."""

from typing import Any

from heqi.assets.loader import load_questions

Texts = tuple[str, str]


def answer_words(fact: str, value: Any) -> tuple[Texts, Texts]:
    """((question zh, en), (answer zh, en)); a value without words of its own, such as a count, as it is."""
    question = next((each for each in load_questions() if each.fact == fact), None)
    if question is None:
        return (fact, fact), (str(value), str(value))
    words = next(((each.label, each.label_en) for each in question.answers if each.value == value), None)
    return (question.text, question.text_en), words or (str(value), str(value))
