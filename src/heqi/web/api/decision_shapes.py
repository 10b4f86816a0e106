"""The shapes of a decision over HTTP: what `heqi.core.cases.decision` says, field for field."""

from datetime import datetime

from ninja import Schema

from heqi.core.words import Confidence, Outcome, Standing


class NoteShape(Schema):
    """A rule that spoke."""

    rule: str
    text: str
    text_en: str
    confidence: Confidence
    source: str


class StepShape(Schema):
    """A step of a flow, before it is chosen."""

    key: str
    kind: str
    verb: str
    verb_en: str
    who: str
    minutes: int
    script: str
    action: str | None
    amount_fen: int | None
    due_at: datetime | None
    confirmed_by: str | None
    link: str | None


class ClockShape(Schema):
    """A deadline of the case."""

    name: str
    due_at: datetime
    origin: str
    on_whom: str
    alarms: list[datetime]
    note: NoteShape | None


class TermShape(Schema):
    """One input of a cost and where it came from."""

    part: str
    fen: int
    label: str
    label_en: str
    origin: str


class UnconfirmedShape(Schema):
    """An amount beside the sum (待商家核对)."""

    rule: str
    fen: int | None
    text: str
    text_en: str


class CostShape(Schema):
    """Expected cost in fen."""

    goods: int
    packaging: int
    logistics: int
    labour: int
    penalty: int
    review_risk: int
    repeat_value: int
    total: int
    terms: list[TermShape]
    unconfirmed: list[UnconfirmedShape]


class OptionShape(Schema):
    """One way to settle."""

    outcome: Outcome
    standing: Standing
    reasons: list[NoteShape]
    steps: list[StepShape]
    clocks: list[ClockShape]
    cost: CostShape
    meets_demand: bool
    amount_fen: int | None
    break_even: float | None


class WhyShape(Schema):
    """Why a person must decide."""

    why: list[NoteShape]


class DecisionShape(Schema):
    """The verdict on the case as of now."""

    options: list[OptionShape]
    recommended: Outcome | None
    needs_human: WhyShape | None
    warnings: list[NoteShape]
    clocks: list[ClockShape]
    at: datetime
    as_of: datetime | None
    facts_hash: str
    rulebook_hash: str
