"""A QR code or barcode in a picture: fine where it leads nowhere or into the shop's platform, else it blocks."""

import re
from collections.abc import Iterable, Iterator

from heqi.core.language.screen.phrase import PhraseRule
from heqi.core.language.screen.screener import Screener
from heqi.core.language.screen.words import ShopWords
from heqi.core.pictures.finding import PictureFinding
from heqi.core.pictures.places import box_around
from heqi.core.pictures.reading import Code

RULE = "contact.qr_code"
_LINK = re.compile(r"https?://[!-~]+", re.IGNORECASE)
_NUMBER = re.compile(r"(?=(?:.*\d){9})[A-Za-z0-9-]{12,40}")
"""An order or a tracking number; what is shorter may be somebody's account."""


def find_codes(codes: Iterable[Code], screener: Screener, *, words: ShopWords) -> Iterator[PictureFinding]:
    """One finding for each code that must not leave; a code that is there and cannot be read asks for care."""
    rule = screener.rules[RULE]
    for code in codes:
        if code.payload is None:
            yield _say(code, rule, "caution")
        elif not _is_harmless(code, screener, words):
            yield _say(code, rule, "block")


def _is_harmless(code: Code, screener: Screener, words: ShopWords) -> bool:
    """Nothing is found in what it says, and what a phone would open is a page of the platform or a bare number."""
    payload = (code.payload or "").strip()
    if screener.screen(payload, words=words).verdict == "block":
        return False
    if not code.matrix:
        return True
    return bool(_LINK.fullmatch(payload) or _NUMBER.fullmatch(payload))


def _say(code: Code, rule: PhraseRule, severity: str) -> PictureFinding:
    unread = severity == "caution"
    return PictureFinding(
        where="code",
        rule=rule.id,
        kind=rule.kind,
        severity="caution" if unread else "block",
        surface=(code.payload or "")[:200],
        seen_as="",
        penalty=rule.penalty,
        penalty_en=rule.penalty_en,
        title="图片里有读不出的码" if unread else "图片里有站外二维码",
        title_en="A code that cannot be read" if unread else "A QR code that leads off the platform",
        advice="请把码遮住，或确认它不是联系方式。" if unread else "请把二维码遮住再发。",
        advice_en="Paint it over, or make sure that it is no contact." if unread else "Paint the code over first.",
        boxes=(box_around(code.corners, margin=6),),
    )
