"""Numbers that reach a person: told apart from orders, parcels and prices by their form and the words before them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import re2

from heqi.core.language.normalise.sounds import Sounds
from heqi.core.language.screen.contact.check_digits import is_card, is_citizen_number
from heqi.core.language.screen.contact.digits import DigitReader, Run

NumberKind = Literal["phone", "service_line", "bank_card", "citizen"]

_FEWEST, _MOST = 10, 19
_MOBILE = re.compile(r"1[3-9]\d{9}")
_SERVICE = re.compile(r"[48]00\d{7}")
_COUNTRY = ("0086", "86")
_CARRIER = re.compile(r"[a-z]{2,}-?$")
_CALL_LETTERS = (
    "tel",
    "phone",
    "call",
    "vx",
    "wx",
    "qq",
    "weixin",
    "dianhua",
    "shouji",
    "add",
    "no",
    "jia",
    "jiav",
    "mobile",
)
_MULTIPLIED = re.compile(r"\d+(?:\s?[*×x]\s?\d+)+")
_SIDES = 3
_PHONE_PIECES = ([3, 4, 4], [3, 3, 5], [3, 2, 2, 4], [3, 4, 2, 2], [3, 2, 2, 2, 2])
_NEAR = 24
_MOST_PIECES = 4


@dataclass(frozen=True, slots=True)
class Number:
    """seen[start:end] is a number of this kind."""

    kind: NumberKind
    start: int
    end: int
    digits: str
    sure: bool
    """False where the words before it call it an order or the like."""


class NumberSearch:
    """Finds the numbers of a message."""

    def __init__(self, data: Mapping[str, Any], sounds: Sounds) -> None:
        self._reader = DigitReader(data, sounds)
        self._order_before = re2.compile(data["order_before"])
        self._order_after = re2.compile(data["order_after"])
        self._money_before = re2.compile(data["money_before"])
        self._phone_nearby = re2.compile(data["phone_nearby"])
        self._service_before = re2.compile(data["service_before"])
        self._area = re2.compile(data["area_codes"])
        self._services = frozenset(each["number"] for each in data["services"])

    @property
    def signs(self) -> str:
        """Signs other than figures that a number may be written with."""
        return self._reader.signs

    def find(self, seen: str) -> list[Number]:
        """In order of the text; no two overlap."""
        return [number for run in self._reader.runs(seen, at_least=_FEWEST) for number in self._in_run(run, seen)]

    def _in_run(self, run: Run, seen: str) -> Iterator[Number]:
        done = 0
        for first in sorted(run.borders):
            if first < done:
                continue
            number = self._at(run, first, seen)
            if number is not None:
                done = first + len(number.digits)
                yield number

    def _at(self, run: Run, first: int, seen: str) -> Number | None:
        for length in range(_MOST, _FEWEST - 1, -1):
            if first + length not in run.borders:
                continue
            kind = self._kind(run, first, length, seen)
            if kind is not None:
                start, end = run.digits[first].at, run.digits[first + length - 1].at + 1
                sure = kind in ("bank_card", "citizen") or not self._is_order(seen, start, end)
                return Number(kind, start, end, run.values[first : first + length], sure)
        return None

    def _kind(self, run: Run, first: int, length: int, seen: str) -> NumberKind | None:
        digits = run.values[first : first + length]
        start, end = run.digits[first].at, run.digits[first + length - 1].at + 1
        after = seen[end : end + 1]
        if length >= 16:
            return self._long_kind(digits, seen, start, end)
        if after.isascii() and after.isalpha() and after not in "vwq":
            return None
        if _is_carrier_prefix(seen, start):
            return None
        if not self._laid_out_as_phone(run, first, length, seen):
            return None
        if _SERVICE.fullmatch(digits):
            return "service_line" if digits in self._services or self._is_published(seen, start) else "phone"
        return "phone" if self._is_phone(digits, run, first) else None

    def _is_published(self, seen: str, start: int) -> bool:
        """Said to be the line of a platform, courier or authority."""
        return bool(self._service_before.search(seen[max(0, start - _NEAR) : start]))

    def _is_phone(self, digits: str, run: Run, first: int) -> bool:
        for country in _COUNTRY:
            if digits.startswith(country) and len(digits) > 11:
                digits = digits.removeprefix(country)
                break
        if _MOBILE.fullmatch(digits):
            return True
        written = {run.digits[first + each].kind for each in range(len(digits))}
        area = self._area.match(digits)
        return bool(area) and written <= {"figure", "numeral"} and 7 <= len(digits) - area.end() <= 8

    def _long_kind(self, digits: str, seen: str, start: int, end: int) -> NumberKind | None:
        tail = seen[end : end + 1]
        if len(digits) in (17, 18) and is_citizen_number(digits + ("x" if tail == "x" and len(digits) == 17 else "")):
            return "citizen"
        if self._is_order(seen, start, end):
            return None
        spoken_of = bool(self._money_before.search(seen[max(0, start - _NEAR) : start]))
        is_one = is_card(digits) or (spoken_of and digits.startswith("62"))
        return "bank_card" if is_one and (spoken_of or digits.startswith("62")) else None

    def _is_order(self, seen: str, start: int, end: int) -> bool:
        before, after = seen[max(0, start - _NEAR) : start], seen[end : end + _NEAR]
        return bool(self._order_before.search(before)) or bool(self._order_after.search(after))

    def _laid_out_as_phone(self, run: Run, first: int, length: int, seen: str) -> bool:
        """In one piece, in few pieces, or digit by digit; odder layouts need a word of calling near them."""
        cuts = [0, *(each for each in range(1, length) if first + each in run.gaps), length]
        pieces = [after - before for before, after in pairwise(cuts)]
        if self._is_measure(run, first, pieces, seen):
            return False
        if len(pieces) < _MOST_PIECES or max(pieces) <= 2 or pieces in _PHONE_PIECES:
            return True
        start, end = run.digits[first].at, run.digits[first + length - 1].at + 1
        return bool(self._phone_nearby.search(seen[max(0, start - _NEAR) : end + _NEAR]))

    def _is_measure(self, run: Run, first: int, pieces: Sequence[int], seen: str) -> bool:
        """Length by width by height, 1800*2000*220: multiplied, and not cut where a phone number is."""
        if len(pieces) != _SIDES or list(pieces) in _PHONE_PIECES:
            return False
        start, end = run.digits[first].at, run.digits[first + sum(pieces) - 1].at + 1
        return _MULTIPLIED.fullmatch(seen[start:end]) is not None


def _is_carrier_prefix(seen: str, start: int) -> bool:
    """SF, YT, a model: letters right before the figures, unless they say to call."""
    letters = _CARRIER.search(seen[max(0, start - 12) : start])
    return letters is not None and letters[0].rstrip("-") not in _CALL_LETTERS
