"""What may become of a model's answer: bare text, looked at by the same screening as what a person writes."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from heqi.core.language.screen.finding import Screening, Verdict

LONGEST = 500
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_LABEL = re.compile(r"\A(?:客服|回复|草稿|答复)\s*[:：]\s*")
_QUOTES = (("“", "”"), ('"', '"'), ("「", "」"))


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft that may be shown. `rewritten`: the screening put it into compliant words."""

    text: str
    verdict: Verdict
    rewritten: bool


def clean_answer(said: str) -> str:
    """The bare words: without a model's thoughts, a label in front, and quotation marks around; '' when nothing is
    left or it is no single message.
    """
    plain = _LABEL.sub("", _THOUGHT.sub("", said).replace("\x00", "").strip())
    for first, last in _QUOTES:
        if len(plain) > 1 and plain.startswith(first) and plain.endswith(last):
            plain = plain[1:-1].strip()
    return plain if len(plain) <= LONGEST else ""


def judge_answer(said: str, screen: Callable[[str], Screening]) -> Judged | None:
    """The draft as it may be shown; None where nothing sayable is left of it."""
    text = clean_answer(said)
    if not text:
        return None
    found = screen(text)
    if found.verdict != "block":
        return Judged(text, found.verdict, False)
    rewrite = (found.rewrite or "").strip()
    again = screen(rewrite) if rewrite else None
    return Judged(rewrite, again.verdict, True) if again and again.verdict != "block" else None
