"""The shapes of the incidents."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from heqi.core.cases.causes import Link
from heqi.core.incidents.phase import Phase
from heqi.core.words import Outcome, ReasonFamily, Stage
from heqi.web.api.case_edits import Fen
from heqi.web.api.case_shapes import DueShape, ShopShape
from heqi.web.api.moments import Day
from heqi.web.api.person_shape import PersonShape

Later = Literal["propose", "add", "leave"]


class SelectionShape(Schema):
    """Which orders. Days are China's, both ends included; every filled field narrows, listed numbers are always in."""

    order_nos: list[str] = Field([], max_length=20_000)
    goods: str = Field("", max_length=100)
    shipped_from: Day | None = None
    shipped_to: Day | None = None
    ordered_from: Day | None = None
    ordered_to: Day | None = None
    carrier: str = Field("", max_length=40)
    note: str = Field("", max_length=100)
    provinces: list[str] = Field([], max_length=40)


class FoundSample(Schema):
    """One of the orders that a selection means. `phase` null: unpaid or cancelled; `elsewhere`: another incident's."""

    order_no: str
    phase: Phase | None
    goods: str
    sku: str
    paid_fen: int | None
    shipped_at: datetime | None
    note: str
    case_open: bool
    refunded: bool
    elsewhere: int | None


class FoundCounts(Schema):
    """What a selection means. `found` all that fit; `joining` those that the incident would have, by phase."""

    found: int
    joining: int
    unshipped: int
    in_transit: int
    signed: int
    case_open: int
    refunded: int
    excluded: int
    elsewhere: int
    no_goods: int
    unknown: int


class PreviewShape(Schema):
    """Counts, what was paid for the joining orders, the first hundred of them, and listed numbers that nobody knows."""

    counts: FoundCounts
    paid_fen: int
    sample: list[FoundSample]
    unknown: list[str]


class PastedShape(Schema):
    """Order numbers out of a text; `spoiled`: numbers that a spreadsheet has rounded."""

    order_nos: list[str]
    spoiled: int


class ProgressShape(Schema):
    """How far it has come; fields as in heqi.incidents.progress."""

    orders: int
    phases: dict[str, int]
    settled: int
    open: int
    no_case: int
    overdue: int
    stuck: int
    unplanned: int
    told: int
    untold: int
    answered: int
    proposed: int
    excluded: int
    chosen_fen: int
    spent_fen: int


class IncidentRow(Schema):
    """An incident in the list. `estimate_fen`: what its policy was reckoned to come to; null while it has none."""

    id: int
    number: str
    version: int
    shop: ShopShape
    title: str
    wrong: str
    family: ReasonFamily
    cause: Link
    state: Literal["open", "closed"]
    opened_at: datetime
    opened_by: PersonShape | None
    closed_at: datetime | None
    estimate_fen: int | None
    progress: ProgressShape


class PolicyOffer(Schema):
    """What is offered in one phase. An amount, or a share of what was paid, or neither: all of it."""

    outcome: Outcome
    amount_fen: Fen | None = None
    percent: int | None = Field(None, ge=0, le=100, strict=True)
    words: str = Field("", max_length=400)


class PolicyShape(Schema):
    """A policy, whose yes it has or waits for."""

    no: int
    state: Literal["asked", "in_force", "declined", "replaced"]
    offers: dict[Phase, PolicyOffer]
    begin: bool
    proactive: bool
    orders: int
    sum_fen: int
    at: datetime
    by: PersonShape | None
    answered_at: datetime | None
    answered_by: PersonShape | None
    answer: str
    approvers: list[PersonShape]
    may_approve: bool
    may_decline: bool


class PolicyEstimate(Schema):
    """What a policy would come to. `alone`: within the limit of who asks; counts and fen by phase."""

    orders: int
    sum_fen: int
    counts: dict[Phase, int]
    by_phase: dict[Phase, int]
    alone: bool


class AnnouncementShape(Schema):
    """What the buyers are told, in its newest wording."""

    no: int
    words: str
    at: datetime
    by: PersonShape | None


class StopShape(Schema):
    """A listing to take off sale by hand."""

    id: int
    state: str
    goods: str
    sku: str
    text: str
    place: str
    link: str
    ticked_at: datetime | None
    ticked_by: PersonShape | None


class IncidentMay(Schema):
    """What the buttons may be. `run`: orders, words, stop of sale, close; `decide`: the policy; `tell`: the buyers."""

    run: bool
    decide: bool
    tell: bool


class IncidentShape(IncidentRow):
    """The page of an incident; its orders are read a page at a time."""

    selection: SelectionShape
    later: Later
    summary: str
    prevention: str
    closed_by: PersonShape | None
    policy: PolicyShape | None
    policies: int
    announcement: AnnouncementShape | None
    stops: list[StopShape]
    may: IncidentMay


class IncidentPlan(Schema):
    """What the policy says for one order. `outcome` null: a person decides; `rights`: owed beside it if asked for."""

    outcome: Outcome | None
    amount_fen: int | None
    why: str
    why_en: str
    rights: list[Outcome]
    begun: bool
    stuck: str


class IncidentCase(Schema):
    """The case of an order; `opened`: by the incident."""

    id: int
    number: str
    version: int
    stage: Stage
    outcome: Outcome | None
    amount_fen: int | None
    due: DueShape | None
    done: bool
    opened: bool


class IncidentOrderRow(Schema):
    """An order of an incident; `text`: what to tell its buyer, empty while nothing was worded."""

    id: int
    order_no: str
    state: Literal["in", "proposed", "excluded"]
    phase: Phase
    paid_fen: int | None
    goods: str
    sku: str
    note: str
    shipped_at: datetime | None
    case: IncidentCase | None
    plan: IncidentPlan | None
    text: str
    told_at: datetime | None
    told_by: PersonShape | None
    told_no: int
    answered_at: datetime | None
    reason: str
    excluded_by: PersonShape | None


class IncidentOrderPage(Schema):
    """One page of the orders."""

    items: list[IncidentOrderRow]
    more: bool


class IncidentOfCase(Schema):
    """The incident that a case belongs to, and what it says for it."""

    id: int
    number: str
    title: str
    order_no: str
    plan: IncidentPlan | None
    script: str
    may_follow: bool
    told_at: datetime | None
