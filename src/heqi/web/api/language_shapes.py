"""What the calls of language take and give."""

import datetime as dt
from typing import Literal

from ninja import Field, Schema

from heqi.core.language.screen.finding import Severity, Verdict
from heqi.core.words import Confidence
from heqi.language.contracts import ADVICE_LENGTH, REASON_LENGTH, TEXT_LENGTH, WordKind, WordSeverity
from heqi.web.api.rule_shapes import SourceShape

LONGEST_MESSAGE = 5_000
MOST_TURNS = 50


class WordShape(Schema):
    """A word of the shop. `severity` and `advice` belong to extra words; `ended_at` null: in force."""

    id: int
    kind: WordKind
    text: str
    severity: WordSeverity | None
    advice: str
    reason: str
    by: str
    at: dt.datetime
    ended_at: dt.datetime | None
    ended_by: str


class WordPage(Schema):
    """The shop's words: those in force oldest first, those ended newest first. `most`: how many may be in force."""

    items: list[WordShape]
    ended: list[WordShape]
    most: int
    may_edit: bool


class NewWord(Schema):
    """A word to add. `severity` and `advice` belong to extra words."""

    kind: WordKind
    text: str = Field(max_length=4 * TEXT_LENGTH)
    severity: WordSeverity | None = None
    advice: str = Field("", max_length=4 * ADVICE_LENGTH)
    reason: str = Field(max_length=4 * REASON_LENGTH)


class TurnShape(Schema):
    """One message of the talk so far."""

    from_: Literal["buyer", "agent"] = Field(alias="from")
    text: str = Field(max_length=LONGEST_MESSAGE)


class Message(Schema):
    """A message to check. `context`: what was said before it, oldest first."""

    shop_id: int
    text: str = Field(max_length=LONGEST_MESSAGE)
    direction: Literal["out", "in"] = "out"
    context: list[TurnShape] = Field([], max_length=MOST_TURNS)


class FindingShape(Schema):
    """A place in the message. `span`: code points, end exclusive. `source` null: the shop's own word."""

    rule: str
    kind: str
    span: tuple[int, int]
    surface: str
    seen_as: str
    severity: Severity
    penalty: str | None
    penalty_en: str | None = None
    advice: str
    advice_en: str
    title: str
    title_en: str
    source: SourceShape | None
    confidence: Confidence


class ScreenedFindingShape(FindingShape):
    """A place in a message that is being written. `releasable`: whether a supervisor may release it; null: no block."""

    releasable: bool | None


class ScreeningShape(Schema):
    """The answer: block must not leave, caution is the writer's to judge. `rewrite`: the message in compliant words.

    `releasable`: it is blocked, and a supervisor may release it as a false alarm.
    """

    verdict: Verdict
    findings: list[ScreenedFindingShape]
    rewrite: str | None
    releasable: bool
