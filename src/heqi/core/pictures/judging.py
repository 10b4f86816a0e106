"""What a picture holds, judged: the findings of its text and its codes, and what to paint over."""

from collections.abc import Iterable, Mapping
from typing import Any

from heqi.core.language.screen.finding import Verdict
from heqi.core.language.screen.screener import Screener
from heqi.core.language.screen.words import ShopWords
from heqi.core.pictures.codes_in import find_codes
from heqi.core.pictures.finding import PictureFinding
from heqi.core.pictures.places import Box
from heqi.core.pictures.reading import Reading
from heqi.core.pictures.words_in import find_words

LEADS_AWAY = frozenset({"contact", "link"})


def judge_reading(reading: Reading, screener: Screener, *, words: ShopWords) -> tuple[PictureFinding, ...]:
    """Judged as if it left: codes first, then text in reading order."""
    codes = find_codes(reading.codes, screener, words=words)
    return (*codes, *find_words(reading.lines, screener, words=words))


def verdict_of(findings: Iterable[Mapping[str, Any]]) -> Verdict:
    """block where one kept finding blocks, caution where one asks for care."""
    severities = {finding["severity"] for finding in findings}
    if "block" in severities:
        return "block"
    return "caution" if "caution" in severities else "pass"


def covers_of(findings: Iterable[PictureFinding]) -> list[Box]:
    """What to paint over so that nothing that leads off the platform is left, each place once."""
    boxes = (box for each in findings if each.severity == "block" and each.kind in LEADS_AWAY for box in each.boxes)
    return list(dict.fromkeys(boxes))
