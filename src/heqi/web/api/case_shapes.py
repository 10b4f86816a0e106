"""The shapes of the cases API: rows, pages, the whole case, and what the buttons send."""

from datetime import datetime
from typing import Any

from ninja import Field, Schema

from heqi.core.words import (
    AfterSaleState,
    Confidence,
    Demand,
    FirstChannel,
    OrderState,
    Outcome,
    Platform,
    ReasonFamily,
    Stage,
    Standing,
)


class ShopShape(Schema):
    """A shop by name."""

    id: int
    name: str
    platform: Platform


class PersonShape(Schema):
    """A member of staff by name."""

    id: int
    name: str


class NextShape(Schema):
    """What is to be done next, as a verb."""

    key: str
    verb: str
    verb_en: str


class DueShape(Schema):
    """The nearest clock. `origin`: platform or a rule id; `alarms`: when the colour deepens."""

    name: str
    at: datetime
    origin: str
    on_whom: str
    alarms: list[datetime]


class CaseRow(Schema):
    """One case in the list and in live events."""

    id: int
    number: str
    shop: ShopShape
    order_no: str
    after_sale_no: str
    buyer: str | None
    goods: str
    sku: str
    quantity: int | None
    demand: Demand
    reason: str
    family: ReasonFamily
    state: AfterSaleState
    stage: Stage
    outcome: Outcome | None
    recommended: Outcome | None
    next: NextShape | None
    due: DueShape | None
    stake_fen: int | None
    owner: PersonShape | None
    needs_human: bool
    as_of: datetime | None
    opened_at: datetime
    version: int


class CountShape(Schema):
    """Exact up to 1,000; beyond that `capped`."""

    n: int
    capped: bool


class CasePage(Schema):
    """One page of the list."""

    items: list[CaseRow]
    next_cursor: str | None
    count: CountShape


class LineShape(Schema):
    """Goods of an order."""

    goods: str
    sku: str
    quantity: int | None
    price_fen: int | None


class ParcelShape(Schema):
    """A parcel of an order."""

    carrier: str
    tracking_no: str
    direction: str


class OrderShape(Schema):
    """The order as the platform states it."""

    order_no: str
    state: OrderState
    state_text: str
    paid_fen: int | None
    goods_fen: int | None
    postage_fen: int | None
    created_at: datetime | None
    paid_at: datetime | None
    grouped_at: datetime | None
    promised_ship_at: datetime | None
    shipped_at: datetime | None
    signed_at: datetime | None
    completed_at: datetime | None
    note: str
    lines: list[LineShape]
    parcels: list[ParcelShape]
    as_of: datetime


class AfterSaleShape(Schema):
    """The platform's request."""

    after_sale_no: str
    state: AfterSaleState
    state_text: str
    type_text: str
    reason: str
    requested_fen: int | None
    applied_at: datetime | None
    expires_at: datetime | None
    as_of: datetime


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


class FlowStepShape(StepShape):
    """A step of the chosen flow."""

    state: str
    done_by: PersonShape | None
    done_at: datetime | None
    note: str
    action_id: int | None
    action_state: str | None


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


class MissingShape(Schema):
    """What is still open before the case can close."""

    text: str
    text_en: str


class FlowShape(Schema):
    """The chosen outcome and its checklist."""

    outcome: Outcome
    amount_fen: int | None
    reason: str
    chosen_by: PersonShape | None
    chosen_at: datetime
    steps: list[FlowStepShape]
    missing: list[MissingShape]


class ContactShape(Schema):
    """One attempt to reach the buyer."""

    id: int
    at: datetime
    channel: FirstChannel
    by: PersonShape | None
    note: str


class ActorShape(Schema):
    """Who did something."""

    kind: str
    name: str
    name_en: str


class StoryShape(Schema):
    """One line of the timeline."""

    id: str
    at: datetime
    actor: ActorShape
    kind: str
    text: str
    text_en: str
    note: str
    data: dict[str, Any]


class SourceShape(Schema):
    """Where a rule comes from."""

    document: str
    article: str
    url: str
    date: str
    checked_on: str


class RuleShape(Schema):
    """A rule that applied, for the right column."""

    id: str
    title: str
    title_en: str
    kind: str
    confidence: Confidence
    source: SourceShape
    text: str
    text_en: str


class MayShape(Schema):
    """What this person may do to the case now."""

    take: bool
    release: bool
    assign: bool
    choose: bool
    contact: bool
    override: bool
    tick: bool
    withdraw: bool


class CaseDetail(CaseRow):
    """The whole case page."""

    first_channel: FirstChannel
    order: OrderShape | None
    after_sale: AfterSaleShape | None
    decision: DecisionShape
    flow: FlowShape | None
    contacts: list[ContactShape]
    timeline: list[StoryShape]
    rules: list[RuleShape]
    may: MayShape
    staff: list[PersonShape]


class Edit(Schema):
    """Every edit names the version that the person saw."""

    version: int


class AssignEdit(Edit):
    """Give the case to a colleague."""

    staff_id: int


class ContactEdit(Edit):
    """Record an attempt to reach the buyer."""

    channel: FirstChannel
    note: str = Field("", max_length=1000)


class WishEdit(Edit):
    """Record what the buyer wants."""

    demand: Demand
    words: str = Field("", max_length=1000)


class ChooseEdit(Edit):
    """Choose an outcome. `override`: a supervisor opens a closed refusal with a reason; `looked`: facts checked."""

    outcome: Outcome
    amount_fen: int | None = Field(None, ge=0)
    reason: str = Field("", max_length=500)
    override: bool = False
    looked: bool = False


class WithdrawEdit(Edit):
    """Take a choice back, with the reason."""

    reason: str = Field(min_length=1, max_length=500)


class TickEdit(Edit):
    """Tick a step by hand. `looked`: the platform's page was checked when our facts are old."""

    note: str = Field("", max_length=1000)
    looked: bool = False


class NewCase(Schema):
    """Open a case for an order that has no after-sales request yet."""

    shop_id: int
    order_no: str = Field(min_length=1, max_length=40)
    demand: Demand
    reason: str = Field("", max_length=200)
    first_channel: FirstChannel = FirstChannel.CHAT
