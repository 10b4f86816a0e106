"""The facts of one case: everything a rule or a cost may look at, with its unit and what a missing value means.

`None` always means 'not known'; rules never fire on what is not known unless they ask for exactly that.
Money is fen, times are aware UTC, shares are 0..1, days and minutes are whole numbers.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from heqi.core.cases.fact_words import InvoiceKind, ReturnBreach, ReturnFlaw, ShopSaid
from heqi.core.words import (
    AfterSaleState,
    Demand,
    FirstChannel,
    OrderActKind,
    OrderState,
    Outcome,
    Platform,
    ReasonFamily,
)


class Emotion(StrEnum):
    """How the buyer sounds. It sets who is served first, never what is owed or priced."""

    CALM = "calm"
    PLEASED = "pleased"
    ANXIOUS = "anxious"
    COMPLAINING = "complaining"
    ANGRY = "angry"


class LegalSign(StrEnum):
    """What takes a case out of automation (L1): what the buyer alleges, or that an authority has written."""

    FOOD_SAFETY = "food_safety"
    INJURY = "injury"
    FRAUD = "fraud"
    COUNTERFEIT = "counterfeit"
    AUTHORITY = "authority"


class Complaint(StrEnum):
    """A complaint against the shop under the platform's rules (H3), apart from the request for money or goods."""

    BROKEN_PROMISE = "broken_promise"
    INVOICE = "invoice"
    MISDESCRIBED = "misdescribed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """The order as the platform states it."""

    state: OrderState = OrderState.UNKNOWN
    paid_fen: int | None = None
    goods_fen: int | None = None
    postage_fen: int | None = None
    quantity: int | None = None
    created_at: datetime | None = None
    paid_at: datetime | None = None
    grouped_at: datetime | None = None
    promised_ship_at: datetime | None = None
    shipped_at: datetime | None = None
    collected_at: datetime | None = None
    first_track_at: datetime | None = None
    signed_at: datetime | None = None
    completed_at: datetime | None = None
    presale: bool = False
    agreed_ship_date: bool = False
    free_shipping: bool | None = None
    return_freight_covered: bool = False
    category: str = ""
    stock_out: bool | None = None
    deposit_fen: int | None = None
    refunded_fen: int | None = None
    kept_fen: int | None = None
    discount_over_fen: int | None = None
    discount_fen: int | None = None
    free_shipping_lost: bool | None = None
    coupons_used: bool | None = None
    merged_parcel: bool | None = None
    courier_record: bool | None = None
    address_wrong: bool | None = None


@dataclass(frozen=True, slots=True)
class GoodsFacts:
    """The goods: what they are under the seven-day rules and what they cost the shop."""

    name: str = ""
    no_return_listed: bool | None = None
    no_return_confirmed: bool | None = None
    intact: bool | None = None
    opened: bool | None = None
    seal_broken: bool | None = None
    gift_price_fen: int | None = None
    gift_returned: bool | None = None
    unit_cost_fen: int | None = None
    promised_quality_days: int | None = None
    gift_missing: bool | None = None
    price_guard_days: int | None = None


@dataclass(frozen=True, slots=True)
class AfterSaleFacts:
    """The platform's after-sales request."""

    state: AfterSaleState = AfterSaleState.UNKNOWN
    reason: str = ""
    family: ReasonFamily = ReasonFamily.UNKNOWN
    requested_fen: int | None = None
    applied_at: datetime | None = None
    expires_at: datetime | None = None
    received: bool | None = None
    intervened: bool = False
    return_shipped_at: datetime | None = None
    return_received_at: datetime | None = None
    return_accepted: bool | None = None
    refused_parcel: bool | None = None
    refused_back: bool | None = None
    return_possible: bool | None = None
    affected_quantity: int | None = None
    return_difficult: bool | None = None
    return_help_refused: bool | None = None
    return_breach: ReturnBreach | None = None
    return_hindered: bool | None = None
    return_denied: bool | None = None
    return_lost: bool | None = None
    return_broken: bool | None = None
    freight_owed_fen: int | None = None
    abuse_found: bool | None = None
    return_flaw: ReturnFlaw | None = None
    intervened_at: datetime | None = None
    replacement_shipped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """What has been shown, and by whom."""

    buyer_photos: int | None = None
    delivery_proven: bool | None = None
    fault_proven: bool | None = None
    defect_visible: bool | None = None
    defect_severe: bool | None = None
    seller_papers: bool | None = None
    contradicts_reason: bool | None = None
    left_as_told: bool | None = None
    packing_proven: bool | None = None
    return_delivered: bool | None = None
    seller_explained: bool | None = None
    buyer_report: bool | None = None
    found_by_use: bool | None = None
    ad_breach: bool | None = None
    label_flaw_only: bool | None = None


@dataclass(frozen=True, slots=True)
class TalkFacts:
    """The contact with the buyer so far."""

    first_channel: FirstChannel = FirstChannel.UNKNOWN
    contact_attempts: int = 0
    first_wish_recorded: bool = False
    emotion: Emotion | None = None
    asks_delay: bool = False
    promised_outcome: Outcome | None = None
    promise_due_at: datetime | None = None
    outside_account_offered: bool = False
    legal_signs: tuple[LegalSign, ...] = ()
    complaint: Complaint | None = None
    complaint_at: datetime | None = None
    freight_agreed: bool | None = None
    return_rules_sent: bool | None = None
    cod_agreed: bool | None = None
    consented_to_ship: bool | None = None
    address_change_agreed: bool | None = None
    address_change_done: bool | None = None
    promise_broken: bool | None = None
    promised_penalty_fen: int | None = None
    group_question: bool | None = None
    shop_said: tuple[ShopSaid, ...] = ()
    waiting_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class PriceChangeFacts:
    """A change of price that is asked for (改价): the new sums, and how often the goods' price was changed before."""

    goods_fen: int | None = None
    postage_fen: int | None = None
    goods_changes: int | None = None


@dataclass(frozen=True, slots=True)
class ActFacts:
    """What somebody is about to do about the order from the talk; `kind` None: nothing.

    `days_since`: calendar days in China since the same was done last; `request_open`: an after-sales request is open.
    """

    kind: OrderActKind | None = None
    days_since: int | None = None
    request_open: bool | None = None


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """The invoice that the buyer asks for; `kind` None: none is asked for."""

    kind: InvoiceKind | None = None
    issued: bool | None = None
    reissue: bool | None = None
    other_content: bool | None = None


@dataclass(frozen=True, slots=True)
class BuyerFacts:
    """The buyer's history in this shop. No rule of entitlement may name it; it may only better an offer."""

    orders: int | None = None
    paid_total_fen: int | None = None
    cases: int | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One case. `demand` is what the buyer asks for; `as_of` how fresh the facts are."""

    platform: Platform
    demand: Demand = Demand.UNKNOWN
    offered_fen: int | None = None
    as_of: datetime | None = None
    order: OrderFacts = field(default_factory=OrderFacts)
    goods: GoodsFacts = field(default_factory=GoodsFacts)
    after_sale: AfterSaleFacts = field(default_factory=AfterSaleFacts)
    evidence: EvidenceFacts = field(default_factory=EvidenceFacts)
    talk: TalkFacts = field(default_factory=TalkFacts)
    buyer: BuyerFacts = field(default_factory=BuyerFacts)
    price_change: PriceChangeFacts = field(default_factory=PriceChangeFacts)
    invoice: InvoiceFacts = field(default_factory=InvoiceFacts)
    act: ActFacts = field(default_factory=ActFacts)
