"""The shapes of what the desk finds out about a case: questions, answers, evidence."""

from datetime import datetime
from typing import Literal

from ninja import Schema

from heqi.core.cases.causes import Link
from heqi.core.cases.triage.note import NoteGroup, NoteKind
from heqi.core.cases.triage.question import Whom
from heqi.core.words import Outcome
from heqi.web.api.person_shape import PersonShape


class AnswerChoice(Schema):
    """One possible answer and where it would lead."""

    value: bool | int | str
    label: str
    label_en: str
    recommended: Outcome | None
    owed: list[Outcome]
    needs_human: bool


class QuestionShape(Schema):
    """An open question, the best first. `decisive`: its answer changes what is recommended or owed."""

    fact: str
    whom: Whom
    text: str
    text_en: str
    script: str
    proof: str
    proof_en: str
    decisive: bool
    answers: list[AnswerChoice]


class AnswerShape(Schema):
    """What the desk found out."""

    fact: str
    text: str
    text_en: str
    value: bool | int | str | list[str]
    label: str
    label_en: str
    note: str
    by: PersonShape | None
    at: datetime


class EvidenceShape(Schema):
    """One photo or file. `sha256` is of the bytes as they came; what is shown has no hidden data."""

    id: int
    whose: Literal["buyer", "shop", "warehouse", "courier", "platform"]
    kind: Literal["photo", "video", "file"]
    name: str
    media_type: str
    size: int
    sha256: str
    width: int | None
    height: int | None
    note: str
    by: PersonShape | None
    at: datetime


class RiskSignShape(Schema):
    """Why a closer look is worth it: a fact of this case, never a word about the person."""

    key: str
    text: str
    text_en: str


class NoteChoice(Schema):
    """One value that a note may take."""

    value: bool | int | str | list[str]
    label: str
    label_en: str


class NoteFieldShape(Schema):
    """A fact that may be put on record when it comes up. A sum is given in fen, a moment in ISO 8601."""

    fact: str
    group: NoteGroup
    kind: NoteKind
    text: str
    text_en: str
    answers: list[NoteChoice]


class FindingsShape(Schema):
    """What is to be found out, what was, and what shows it."""

    questions: list[QuestionShape]
    notes: list[NoteFieldShape]
    answers: list[AnswerShape]
    evidence: list[EvidenceShape]
    signs: list[RiskSignShape]


class CauseLink(Schema):
    """A link of the chain by name."""

    key: Link
    name: str
    name_en: str


class CauseShape(Schema):
    """Where the case began: said by a person, or proposed with the fact behind it. `asked`: it is time to say."""

    said: Link | None
    asked: bool
    proposed: Link | None
    why: str
    why_en: str
    links: list[CauseLink]
