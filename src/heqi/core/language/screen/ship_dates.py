"""The ship dates that a sentence names, in digits or in Chinese numerals."""

import re
from typing import Final

DayOfMonth = tuple[int | None, int | None]
"""(month, day); None where the sentence leaves it open, such as 18号 or 七月初."""

_DIGIT: Final = "一二三四五六七八九"
_NUMBER = rf"\d{{1,2}}|[{_DIGIT}]?十[{_DIGIT}]?|[{_DIGIT}]"
_DATE = re.compile(
    rf"(?:(?P<month>{_NUMBER})\s*月\s*(?:份)?(?:(?P<day>{_NUMBER})\s*[日号]?|[初底末中上下旬]+)?)"
    rf"|(?<!\d)(?P<m>\d{{1,2}})[./-](?P<d>\d{{1,2}})(?!\d)"
    rf"|(?<![\d月])(?P<only>{_NUMBER})\s*[日号]"
)
_SHIPS = re.compile(r"发|寄|出库")
_ELSE = re.compile(r"退|尾款|付|活动|优惠|开始|截止|到货|送到|收到|评价|发票")
_REACH = 8
"""Code points after a date within which the sentence says what happens then."""


def ship_dates(text: str) -> tuple[DayOfMonth, ...]:
    """Dates on which something ships, in order; dates of payments, returns and campaigns are none."""
    return tuple(_read(found) for found in _DATE.finditer(text) if _is_of_shipping(text, found))


def _is_of_shipping(text: str, found: re.Match[str]) -> bool:
    after = re.split(r"[,。!?;，！？；\n]", text[found.end() : found.end() + _REACH])[0]
    if _ELSE.search(after):
        return False
    if _SHIPS.search(after):
        return True
    before = re.split(r"[,。!?;，！？；\n]", text[max(0, found.start() - _REACH) : found.start()])[-1]
    return bool(_SHIPS.search(before)) and not _ELSE.search(before)


def _read(found: re.Match[str]) -> DayOfMonth:
    if found["only"]:
        return None, _number(found["only"])
    if found["m"]:
        return int(found["m"]), int(found["d"])
    return _number(found["month"]), _number(found["day"]) if found["day"] else None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGIT.index(text[-1]) + 1
    return (_DIGIT.index(tens) + 1 if tens else 1) * 10 + (_DIGIT.index(ones) + 1 if ones else 0)
