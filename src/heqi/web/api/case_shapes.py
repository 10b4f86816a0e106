"""The shapes of the cases API: rows, pages and the whole case."""

from datetime import datetime
from typing import Any

from ninja import Schema

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
)
from heqi.web.api.case_money_shapes import MoneyShape
from heqi.web.api.decision_shapes import DecisionShape, StepShape
from heqi.web.api.ending_shapes import EndingShape
from heqi.web.api.finding_shapes import CauseShape, FindingsShape
from heqi.web.api.negotiation_shapes import NegotiationShape
from heqi.web.api.person_shape import PersonShape


class ShopShape(Schema):
    """A shop by name."""

    id: int
    name: str
    platform: Platform


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
    flag: int | None
    owner: PersonShape | None
    needs_human: bool
    rung: int
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


class ActionError(Schema):
    """Why the platform did not take it, in two languages."""

    code: str
    message: str
    message_en: str


class FlowStepShape(StepShape):
    """A step of the chosen flow. `sends`: the desk may do it by interface; `released`: a worker has it in hand."""

    state: str
    done_by: PersonShape | None
    done_at: datetime | None
    note: str
    action_id: int | None
    action_state: str | None
    action_error: ActionError | None
    released: bool
    sends: bool


class MissingShape(Schema):
    """What is still open before the case can close."""

    text: str
    text_en: str


class FlowShape(Schema):
    """The chosen outcome and its checklist. `over`: it has run through and the case goes on, so choose anew."""

    outcome: Outcome
    amount_fen: int | None
    reason: str
    chosen_by: PersonShape | None
    chosen_at: datetime
    steps: list[FlowStepShape]
    missing: list[MissingShape]
    over: bool


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


class AppliedSourceShape(Schema):
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
    source: AppliedSourceShape
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
    cause: bool
    reopen: bool


class PersonalShape(Schema):
    """Personal data as it may be shown. `hidden`: more is stored, and /api/reveals tells it to who says why."""

    field: str
    shown: str
    hidden: bool


class CaseDetail(CaseRow):
    """The whole case page."""

    first_channel: FirstChannel
    order: OrderShape | None
    after_sale: AfterSaleShape | None
    decision: DecisionShape
    flow: FlowShape | None
    ending: EndingShape | None
    findings: FindingsShape
    cause: CauseShape
    negotiation: NegotiationShape
    money: MoneyShape
    contacts: list[ContactShape]
    timeline: list[StoryShape]
    rules: list[RuleShape]
    may: MayShape
    personal: list[PersonalShape]
    staff: list[PersonShape]
