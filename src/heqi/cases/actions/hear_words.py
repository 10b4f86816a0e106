"""What the buyer's own words say of the law (L1): noted the moment they are known, so that no automation goes past."""

import re
from collections.abc import Iterable

from heqi.assets.loader import load_understanding
from heqi.cases.access import answers_of
from heqi.cases.models import Case
from heqi.core.cases.facts import LegalSign
from heqi.core.language.understand.reading import Line, Reading

FACT = "talk.legal_signs"
_SPOILT = re.compile(r"[果菜].{0,8}坏了?")
"""Fruit or vegetables that arrived rotten are a matter of quality; a seller of fresh food hears it every day."""
_SIGNS = frozenset(sign.value for sign in LegalSign)


def hear_words(case: Case, texts: Iterable[str]) -> bool:
    """Add the legal signs in these words to what is on record; whether one was new. Saves nothing.

    Once a person has looked into it, their word stands: they were shown the same talk.
    """
    heard = _signs_in(texts)
    held = set(_held(case))
    if heard <= held or (case.pk is not None and answers_of(case).filter(fact=FACT).exists()):
        return False
    case.recorded = {**case.recorded, FACT: sorted(held | heard)}
    return True


def _signs_in(texts: Iterable[str]) -> set[str]:
    lines = [Line(text) for text in texts if text.strip()]
    if not lines:
        return set()
    readings = load_understanding().classify_many(lines)
    return {sign for line, reading in zip(lines, readings, strict=True) for sign in _signs_of(line.text, reading)}


def _signs_of(text: str, reading: Reading) -> set[str]:
    signs = set(_SIGNS.intersection(reading.turn.also))
    said = [text[why.start : why.end] for why in reading.turn.why if why.label == LegalSign.FOOD_SAFETY]
    return signs - {LegalSign.FOOD_SAFETY.value} if said and all(map(_SPOILT.fullmatch, said)) else signs


def _held(case: Case) -> list[str]:
    return list(case.recorded.get(FACT, ()))
