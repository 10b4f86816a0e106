"""Text in a picture, screened as a message is, and where each find stands on the picture."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from heqi.core.language.screen.finding import Finding
from heqi.core.language.screen.screener import Screener
from heqi.core.language.screen.words import ShopWords
from heqi.core.pictures.finding import PictureFinding
from heqi.core.pictures.places import Box, box_around, part_of
from heqi.core.pictures.reading import TextLine

STANDS_ALONE = frozenset({"contact.phone", "contact.email"})
"""What is found is all there is to hide. Elsewhere the name of an app is found and the account stands beside it."""
_ACCOUNT = re.compile(r"[\s:：]*[A-Za-z0-9][A-Za-z0-9_.\- ]{4,24}\s*")
"""A line that is nothing but an account or a number: below the name of an app, it is the one there."""


def find_words(lines: Sequence[TextLine], screener: Screener, *, words: ShopWords) -> list[PictureFinding]:
    """What screening finds in the lines as one text, so that 微信 above and its number below are seen together."""
    starts = list(_starts(lines))
    found = screener.screen("\n".join(line.text for line in lines), words=words)
    return [_place(finding, lines, starts) for finding in found.findings]


def _starts(lines: Sequence[TextLine]) -> Iterator[int]:
    at = 0
    for line in lines:
        yield at
        at += len(line.text) + 1


def _place(finding: Finding, lines: Sequence[TextLine], starts: Sequence[int]) -> PictureFinding:
    start, end = finding.span
    touched = [
        number
        for number, (line, begins) in enumerate(zip(lines, starts, strict=True))
        if start < begins + len(line.text) and end > begins
    ]
    names_an_app = finding.kind == "contact" and finding.rule not in STANDS_ALONE
    if names_an_app:
        boxes = [box_around(lines[number].corners, margin=2) for number in _with_account(touched, lines)]
    else:
        boxes = [_box_of_part(lines[number], start - starts[number], end - starts[number]) for number in touched]
    return PictureFinding(
        where="text",
        rule=finding.rule,
        kind=finding.kind,
        severity=finding.severity,
        surface=finding.surface,
        seen_as=finding.seen_as,
        penalty=finding.penalty,
        penalty_en=finding.penalty_en,
        title=finding.title,
        title_en=finding.title_en,
        advice=finding.advice,
        advice_en=finding.advice_en,
        boxes=tuple(boxes),
    )


def _with_account(touched: Sequence[int], lines: Sequence[TextLine]) -> Sequence[int]:
    """These lines, and the one below them where it is nothing but an account."""
    below = touched[-1] + 1 if touched else len(lines)
    return [*touched, below] if below < len(lines) and _ACCOUNT.fullmatch(lines[below].text) else touched


def _box_of_part(line: TextLine, start: int, end: int) -> Box:
    """From one sign before to one sign after: the places of signs are reckoned by their usual widths."""
    widths = [2 if east_asian_width(sign) in "WF" else 1 for sign in line.text]
    whole = sum(widths)
    before, through = sum(widths[: max(0, start - 1)]), sum(widths[: end + 1])
    return box_around(part_of(line.corners, before / whole, through / whole), margin=2)
