"""Digits however they are written: 1, ①, 壹, 幺, signs that only sound like one; and what stands between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import re2

from heqi.core.language.normalise.sounds import Sounds

_LONGEST_GAP = 8
_MOST_LETTERS = 0.7
"""Of a run. What holds more is a word such as `looool`."""


@dataclass(frozen=True, slots=True)
class Digit:
    """One digit of a message: its value, where it stands in the seen text, and how it is written."""

    value: str
    at: int
    kind: str
    """figure, numeral (三), sound (伞) or letter (o)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Digits that belong together as far as what stands between them tells."""

    digits: Sequence[Digit]
    values: str
    borders: frozenset[int]
    """Where a new way of writing or a gap begins, and the end: a number begins and ends at one of them."""
    gaps: frozenset[int]
    """Where something stands between this digit and the one before."""


class DigitReader:
    """Reads the runs of a seen text. Linear: each digit belongs to one run."""

    def __init__(self, data: Mapping[str, Any], sounds: Sounds) -> None:
        self._known: dict[str, tuple[str, str]] = {}
        for value, ways in data["digits"].items():
            spoken = set(ways["sounds"])
            for sign, _ in sounds.coded():
                if (sound := sounds.of(sign)) and sound.syllable in spoken:
                    self._known.setdefault(sign, (str(value), "sound"))
        for value, ways in data["digits"].items():
            self._known.update(dict.fromkeys(ways["signs"], (str(value), "numeral")))
        self._known.update({letter: (value, "letter") for letter, value in data["letters"].items()})
        self._known.update({each: (each, "figure") for each in "0123456789"})
        self._between = re2.compile(data["between"])

    @property
    def signs(self) -> str:
        """Every sign that may be a digit, without figures and letters."""
        return "".join(sign for sign in self._known if not sign.isascii())

    def runs(self, seen: str, *, at_least: int) -> list[Run]:
        """Runs of that many digits or more."""
        found: list[Run] = []
        digits: list[Digit] = []
        for at, sign in enumerate(seen):
            if sign not in self._known:
                continue
            if digits and not self._belongs(seen, digits[-1].at + 1, at):
                found += _run(digits, at_least)
                digits = []
            digits.append(Digit(self._known[sign][0], at, self._known[sign][1]))
        return found + _run(digits, at_least)

    def _belongs(self, seen: str, start: int, end: int) -> bool:
        if start == end:
            return True
        return end - start <= _LONGEST_GAP and self._between.fullmatch(seen[start:end]) is not None


def _run(digits: Sequence[Digit], at_least: int) -> list[Run]:
    letters = sum(each.kind == "letter" for each in digits)
    if len(digits) < at_least or letters > len(digits) * _MOST_LETTERS:
        return []
    gaps = {i for i in range(1, len(digits)) if digits[i].at > digits[i - 1].at + 1}
    turns = {i for i in range(1, len(digits)) if digits[i].kind != digits[i - 1].kind}
    values = "".join(each.value for each in digits)
    return [Run(tuple(digits), values, frozenset(gaps | turns | {0, len(digits)}), frozenset(gaps))]
