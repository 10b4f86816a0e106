"""What a decision says. The shapes are the contract of `heqi decide`, the API and the case page."""

from dataclasses import dataclass, field
from datetime import datetime

from heqi.core.words import Confidence, Outcome, Standing


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule that spoke: its id, the sentence for this case (zh and en), and its source for the hover card."""

    rule: str
    text: str
    text_en: str
    confidence: Confidence
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a flow. `kind`: platform (done in the back office) | talk | warehouse | wait | check.

    `key` is unique in its flow; `verb` is the short label; `script` the words to copy, with values filled in;
    `action` the outbox kind when something leaves the house; `who` role or buyer | courier | platform;
    `due_at` when the step has a clock; `minutes` of labour; `confirmed_by` the after-sale state that proves it.
    """

    key: str
    kind: str
    verb: str
    verb_en: str
    who: str
    minutes: int
    script: str = ""
    action: str | None = None
    amount_fen: int | None = None
    due_at: datetime | None = None
    confirmed_by: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class CaseClock:
    """A deadline. `origin`: platform (its own field), shop (what it promises its buyers) or the rule id.

    `alarms`: moments to warn, earliest first; `on_whom`: merchant | buyer | platform.
    """

    name: str
    due_at: datetime
    origin: str
    on_whom: str
    alarms: tuple[datetime, ...] = ()
    note: RuleNote | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One input of a cost: fen, what it is, and where it came from: order, rule:<id>, shop, learned or default."""

    part: str
    fen: int
    label: str
    label_en: str
    origin: str


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """An amount that is not added because its rule is secondary or unconfirmed (待商家核对)."""

    rule: str
    fen: int | None
    text: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Cost:
    """Expected cost in fen against 'no case'. total = sum of the seven parts = sum of `terms`."""

    goods: int = 0
    packaging: int = 0
    logistics: int = 0
    labour: int = 0
    penalty: int = 0
    review_risk: int = 0
    repeat_value: int = 0
    total: int = 0
    terms: tuple[Term, ...] = ()
    unconfirmed: tuple[Unconfirmed, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle the case.

    `clocks`: those of the case's deadlines that belong to this outcome.
    `break_even`: for an offer cheaper than what is owed, the chance of acceptance from which trying it pays (0..1).
    """

    outcome: Outcome
    standing: Standing
    reasons: tuple[RuleNote, ...]
    steps: tuple[Step, ...]
    clocks: tuple[CaseClock, ...]
    cost: Cost
    meets_demand: bool = False
    amount_fen: int | None = None
    break_even: float | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict on one case. `options` always has six entries in the order of `Outcome`."""

    options: tuple[Option, ...]
    recommended: Outcome | None
    needs_human: tuple[RuleNote, ...]
    warnings: tuple[RuleNote, ...]
    clocks: tuple[CaseClock, ...]
    at: datetime
    as_of: datetime | None
    facts_hash: str
    rulebook_hash: str
    rules: tuple[RuleNote, ...] = field(default=())
