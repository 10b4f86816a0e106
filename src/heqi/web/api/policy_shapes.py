"""The shapes of automation by policy."""

from datetime import datetime
from typing import Literal

from ninja import Schema

from heqi.core.cases.automation.kinds import PolicyKind
from heqi.core.words import Outcome
from heqi.web.api.person_shape import PersonShape


class FigureShape(Schema):
    """One figure of a policy with its bounds. `unit`: fen | count | minutes | hours | grams."""

    name: str
    unit: Literal["fen", "count", "minutes", "hours", "grams"]
    title: str
    title_en: str
    value: int
    least: int
    most: int


class GuardShape(Schema):
    """Why a policy leaves a case to people."""

    guard: str
    text: str
    text_en: str


class OpenRuleShape(Schema):
    """A rule that decides and is not confirmed."""

    rule: str
    title: str
    title_en: str


class CountedGuard(GuardShape):
    """How many cases it held."""

    cases: int


class CountedRule(OpenRuleShape):
    """How many cases it held."""

    cases: int


class TriedCase(Schema):
    """One case of a dry run. `chosen` null: people chose nothing."""

    case_id: int
    number: str
    goods: str
    at: datetime
    outcome: Outcome
    amount_fen: int | None
    cost_fen: int
    chosen: Outcome | None
    guards: list[GuardShape]
    rules: list[OpenRuleShape]


class DryRunShape(Schema):
    """What a policy would have done. `stands`: it is of the present figures and young enough to switch on by."""

    at: datetime
    version: int
    stands: bool
    days: int
    cases: int
    capped: bool
    others: int
    acts: int
    holds: int
    cost_fen: int
    same: int
    contradicted: int
    unchosen: int
    held_by: list[CountedGuard]
    rules: list[CountedRule]
    acted: list[TriedCase]
    held: list[TriedCase]


class PolicyCard(Schema):
    """One kind of policy in a shop. State `none`: nobody has set it up yet."""

    kind: PolicyKind
    title: str
    title_en: str
    sentence: str
    sentence_en: str
    figures: list[FigureShape]
    version: int
    state: Literal["none", "draft", "tried", "on", "stopped"]
    changed_at: datetime | None
    changed_by: PersonShape | None
    on_at: datetime | None
    on_by: PersonShape | None
    stopped_at: datetime | None
    stopped_by: PersonShape | None
    dry_run: DryRunShape | None
    today_count: int
    today_fen: int


class PolicyStep(Schema):
    """Of which policy, on which case."""

    kind: PolicyKind
    title: str
    title_en: str
    version: int
    case_id: int
    number: str
    goods: str
    at: datetime
    outcome: Outcome


class PolicyActShape(PolicyStep):
    """Something that a policy did. `waiting`: laid out, handed out at `hand_at`, until then a person can undo it."""

    id: int
    amount_fen: int | None
    sentence: str
    sentence_en: str
    hand_at: datetime
    state: Literal["waiting", "handed", "withdrawn"]


class PolicyHoldShape(PolicyStep):
    """Something that a policy left to people, with every reason."""

    guards: list[GuardShape]
    rules: list[OpenRuleShape]


class CaseAutomation(Schema):
    """What policies did on a case, or why they left it."""

    acts: list[PolicyActShape]
    holds: list[PolicyHoldShape]


class PolicyPage(Schema):
    """设置 › 自动处理."""

    may_edit: bool
    may_stop: bool
    items: list[PolicyCard]
    today: CaseAutomation
