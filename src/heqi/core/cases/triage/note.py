"""What is put on record when it comes up: facts that no question asks for, each with how its value is given."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from heqi.core.cases.reading import VOCABULARY, Reading
from heqi.core.cases.recorded import is_open
from heqi.core.cases.triage.question import YES_NO, Answer, Only, fits, read_answers, read_only, require_fact


class NoteKind(StrEnum):
    """How a value is given: one of the answers, a sum in fen, a number of pieces or times, or a moment."""

    CHOICE = "choice"
    AMOUNT = "amount"
    COUNT = "count"
    MOMENT = "moment"


class NoteGroup(StrEnum):
    """Where the page lists it."""

    COMPLAINT = "complaint"
    INVOICE = "invoice"
    PART = "part"
    COURSE = "course"
    PRICE = "price"


@dataclass(frozen=True, slots=True)
class NoteField:
    """A fact that a person may put on record. `answers` are empty where the value is a sum, a number or a moment."""

    fact: str
    group: NoteGroup
    kind: NoteKind
    text: str
    text_en: str
    answers: tuple[Answer, ...]
    only: Only


_FITS = {NoteKind.AMOUNT: "number", NoteKind.COUNT: "number", NoteKind.MOMENT: "time"}


def read_notes(entries: Sequence[Mapping[str, Any]]) -> tuple[NoteField, ...]:
    """The notes of `assets/notes.yaml`. Raises ValueError on an unknown fact or a kind that does not fit it."""
    return tuple(map(_read_note, entries))


def open_notes(reading: Reading, notes: Sequence[NoteField], *, answered: Collection[str]) -> tuple[NoteField, ...]:
    """Those that make sense in this case and that nobody has stated yet."""
    return tuple(
        note
        for note in notes
        if note.fact not in answered and is_open(reading.facts, note.fact) and fits(note.only, reading)
    )


def _read_note(entry: Mapping[str, Any]) -> NoteField:
    fact, kind = require_fact(entry["fact"]), NoteKind(entry.get("kind", "choice"))
    if kind is not NoteKind.CHOICE and VOCABULARY[fact].kind != _FITS[kind]:
        raise ValueError(f"{fact}: is no {kind}")
    return NoteField(
        fact=fact,
        group=NoteGroup(entry["group"]),
        kind=kind,
        text=entry["text"],
        text_en=entry["text_en"],
        answers=read_answers(fact, entry.get("answers", YES_NO)) if kind is NoteKind.CHOICE else (),
        only=read_only(fact, entry.get("only", {})),
    )
