"""Cut a review into the clauses that people separate by punctuation or a blank."""

import re

Span = tuple[int, int]

LONGEST = 400
"""At most so many clauses of a text are looked at one by one."""

_BETWEEN = re.compile(r"[，。！？；、,.!?;~～…\s\x00-\x1f]+")


def clause_spans(text: str) -> list[Span]:
    """[start, end) of each clause, in order; none of a text without words."""
    spans = []
    start = 0
    for between in _BETWEEN.finditer(text):
        if between.start() > start:
            spans.append((start, between.start()))
        start = between.end()
        if len(spans) == LONGEST:
            return spans
    if start < len(text):
        spans.append((start, len(text)))
    return spans
