"""What practice tells over HTTP."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from heqi.web.api.person_shape import PersonShape

Part = Literal["speed", "compliance", "empathy", "solution"]
Character = Literal["patient", "anxious", "haggling", "silent", "angry", "fraudster"]


class ScenarioShape(Schema):
    """Something to practise; `level` 1–3."""

    key: str
    level: Literal[1, 2, 3]
    name: str
    name_en: str
    aim: str
    aim_en: str


class ExerciseRow(Schema):
    """One exercise in a list. `points` of 100 once it is over."""

    id: int
    person: PersonShape
    scenario: ScenarioShape
    begun_at: datetime
    ended_at: datetime | None
    resolved: bool
    points: int | None


class PracticeTurn(Schema):
    """A message, how long the buyer waited (s), the screening's verdict on it, and the buyer's answer."""

    text: str
    at: datetime
    delay: int
    verdict: Literal["pass", "caution", "block"]
    findings: list[str]
    findings_en: list[str]
    answer: str


class PracticePart(Schema):
    """speed, compliance, empathy or solution: points of `full`."""

    part: Part
    points: int
    full: int


class PracticeReason(Schema):
    """Points that were lost, and why; `turn` counted from 1, 0 for the talk as a whole."""

    part: Part
    points: int
    turn: int
    text: str
    text_en: str


class PracticeScore(Schema):
    """What it was worth."""

    points: int
    parts: list[PracticePart]
    reasons: list[PracticeReason]


class ExerciseDetail(ExerciseRow):
    """The whole talk. `character`, `mishap`: who it was and what had happened, once it is over; `mine`: I may speak."""

    version: int
    mine: bool
    goods: str
    paid_fen: int
    opening: str
    heard_at: datetime
    turns: list[PracticeTurn]
    score: PracticeScore | None
    character: Character | None
    mishap: str | None


class PersonPractised(Schema):
    """One person's exercises that are over; `lately`: the last ten points, oldest first."""

    person: PersonShape
    times: int
    best: int
    average: float
    last_at: datetime
    lately: list[int]


class PracticePage(Schema):
    """Everything of the page: what there is to practise, people whom I may see, the newest exercises."""

    scenarios: list[ScenarioShape]
    people: list[PersonPractised]
    exercises: list[ExerciseRow]


class ExerciseBegun(Schema):
    """Which scenario, on which shop's account."""

    shop_id: int
    scenario: str = Field(max_length=20)


class PracticeSaid(Schema):
    """A message, and the version that the person saw."""

    version: int
    text: str = Field(min_length=1, max_length=1000)


class PracticeEnd(Schema):
    """Give up at this version; what was done is scored."""

    version: int
