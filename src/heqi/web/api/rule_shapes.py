"""What the rule book's calls take and give."""

import datetime as dt
from typing import Any

from ninja import Field, Schema


class PieceShape(Schema):
    """A piece of a sentence: text as it is, number = name of a field, fact = what each case puts there."""

    kind: str
    value: str


class NumberShape(Schema):
    """A number of a rule. `unit`: fen, percent, days, workdays, hours, times, count; bounds are inclusive."""

    name: str
    value: int | None
    shipped: int | None
    unit: str
    min: int
    max: int
    editable: bool


class SourceShape(Schema):
    """Where a rule is written; `date` of the text, `checked_on` when somebody last read it there."""

    document: str
    article: str
    url: str
    date: dt.date | None
    checked_on: dt.date


class SpanShape(Schema):
    """First and last day; null: open."""

    from_: dt.date | None = Field(alias="from")
    to: dt.date | None


class VersionShape(SpanShape):
    """One published version of a rule."""

    title: str
    title_en: str
    confidence: str


class OverrideShape(Schema):
    """A shop's change. `changes`: {"then.days": 9}, {"confidence": "merchant"}, {"active": false}."""

    id: int
    changes: dict[str, Any]
    note: str
    by: str
    at: dt.datetime
    withdrawn_at: dt.datetime | None
    withdrawn_by: str


class RuleRow(Schema):
    """One rule as it stands. `mandatory`: cannot be switched off; `may_confirm`: waits for the owner's word."""

    id: str
    title: str
    title_en: str
    platforms: list[str]
    kind: str
    mandatory: bool
    active: bool
    confidence: str
    shipped_confidence: str
    may_confirm: bool
    sentence: list[PieceShape]
    sentence_en: list[PieceShape]
    numbers: list[NumberShape]
    source: SourceShape
    effective: SpanShape
    versions: list[VersionShape]
    override: OverrideShape | None
    history: list[OverrideShape]


class RulePage(Schema):
    """The rules that the filters let through; `total` without filters."""

    items: list[RuleRow]
    total: int
    may_edit: bool


class RuleDetail(Schema):
    """One rule."""

    rule: RuleRow
    may_edit: bool


class RuleChange(Schema):
    """A change to a rule of one shop and what it is founded on."""

    shop_id: int
    changes: dict[str, int | bool | str]
    note: str = ""


class BacktestAsked(Schema):
    """A change to try; `at`: decide all as of then; `limit`: newest cases."""

    shop_id: int
    changes: dict[str, int | bool | str]
    at: dt.datetime | None = None
    limit: int = Field(500, ge=1, le=5_000)


class SideShape(Schema):
    """One way of deciding a case."""

    recommended: str | None
    standings: dict[str, str]
    cost_fen: int | None


class ExampleShape(Schema):
    """A case that comes out differently."""

    case_id: int
    number: str
    before: SideShape
    after: SideShape


class BacktestShape(Schema):
    """How many of `decided` cases change; sums of the recommended outcomes' expected costs before and after."""

    decided: int
    recommendations: int
    standings: int
    costs: int
    cost_before_fen: int
    cost_after_fen: int
    examples: list[ExampleShape]
