"""Digits however they are written: 1, ①, 壹, 幺, signs that only sound like one; and what stands between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import re2

from heqi.core.language.normalise.sounds import Sounds

_LONGEST_GAP = 8
_MOST_LETTERS = 0.7
"""Of a run. What holds more is a word such as `looool`."""


class Digit(NamedTuple):
    """One digit of a message: its value, where it stands in the seen text, and how it is written.

    (A frozen dataclass takes four times as long to make, and an order number has twenty.)
    """

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
        spoken = {syllable: str(value) for value, ways in data["digits"].items() for syllable in ways["sounds"]}
        self._known = {sign: (value, "sound") for sign, value in sounds.said_as(spoken).items()}
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
        known = self._known
        for at, sign in enumerate(seen):
            if sign not in known:
                continue
            if digits and at != digits[-1].at + 1 and not self._belongs(seen, digits[-1].at + 1, at):
                found += _run(digits, at_least)
                digits = []
            digits.append(Digit(known[sign][0], at, known[sign][1]))
        return found + _run(digits, at_least)

    def _belongs(self, seen: str, start: int, end: int) -> bool:
        return end - start <= _LONGEST_GAP and self._between.fullmatch(seen[start:end]) is not None


def _run(digits: Sequence[Digit], at_least: int) -> list[Run]:
    if len(digits) < at_least:
        return []
    values = "".join([each.value for each in digits])
    kinds = [each.kind for each in digits]
    if kinds.count("letter") > len(digits) * _MOST_LETTERS:
        return []
    if kinds.count("figure") == len(digits) == digits[-1].at - digits[0].at + 1:
        return [Run(tuple(digits), values, frozenset((0, len(digits))), frozenset())]
    gaps = {i for i in range(1, len(digits)) if digits[i].at > digits[i - 1].at + 1}
    turns = {i for i in range(1, len(digits)) if kinds[i] != kinds[i - 1]}
    return [Run(tuple(digits), values, frozenset(gaps | turns | {0, len(digits)}), frozenset(gaps))]
