"""What follows from the facts without any rule: where the goods are, how long things took, whether a fault is shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from heqi.core.cases.categories import is_digital, is_listed, is_perishable
from heqi.core.cases.fact_words import ReturnFlaw
from heqi.core.cases.facts import AfterSaleFacts, CaseFacts, EvidenceFacts, OrderFacts
from heqi.core.cases.refunds import refund_fen, refundable_fen
from heqi.core.time import shanghai_date
from heqi.core.words import AfterSaleState, OrderState, ReasonFamily


class Where(StrEnum):
    """Where the goods are, as far as the facts tell."""

    UNPAID = "unpaid"
    GROUPING = "grouping"
    UNSHIPPED = "unshipped"
    TRANSIT = "transit"
    RECEIVED = "received"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


FAULT_FAMILIES = frozenset({
    ReasonFamily.QUALITY,
    ReasonFamily.DAMAGED,
    ReasonFamily.SHORT,
    ReasonFamily.WRONG_ITEM,
    ReasonFamily.MISDESCRIBED,
    ReasonFamily.COUNTERFEIT,
    ReasonFamily.FOOD_SAFETY,
})  # fmt: skip
_NOT_THE_GOODS = (ReturnFlaw.SWAPPED, ReturnFlaw.EMPTY)
_MONEY_GONE = (AfterSaleState.SUCCEEDED, AfterSaleState.REFUNDING)


@dataclass(frozen=True, slots=True)
class Derived:
    """Names under `derived.` that rules may use. Hours and days are whole and rounded down; fen as everywhere."""

    where: Where
    claim_at: datetime
    claim_known: bool
    no_return_listed: bool
    perishable: bool | None
    fault_family: bool
    fault_shown: bool | None
    non_receipt: bool
    ship_start_at: datetime | None
    ship_late: bool | None
    ship_hours: int | None
    track_hours: int | None
    return_days: int | None
    refundable_fen: int | None
    refund_fen: int | None
    over_asked: bool | None
    settled: bool
    digital: bool | None
    shipped_after_claim: bool | None
    price_percent: int | None
    replacement_from: datetime | None
    other_goods_back: bool


def derive(facts: CaseFacts, at: datetime) -> Derived:
    """All of them for one case, as seen at `at`."""
    order, after_sale = facts.order, facts.after_sale
    where = find_goods(facts)
    claimed = after_sale.applied_at or facts.talk.complaint_at
    ship_start = order.grouped_at or order.paid_at
    left = order.collected_at or order.shipped_at
    refundable = refundable_fen(order)
    asked = after_sale.requested_fen
    listed = facts.goods.no_return_listed
    return Derived(
        where=where,
        claim_at=claimed or at,
        claim_known=claimed is not None,
        no_return_listed=is_listed(order.category, facts.goods.opened) if listed is None else listed,
        perishable=is_perishable(order.category),
        fault_family=after_sale.family in FAULT_FAMILIES,
        fault_shown=is_fault_shown(facts.evidence),
        non_receipt=says_not_received(facts, where),
        ship_start_at=ship_start,
        ship_late=_is_late(order, where, at),
        ship_hours=_hours(ship_start, left or (at if where is Where.UNSHIPPED else None)),
        track_hours=_hours(left, order.first_track_at or (at if where is Where.TRANSIT else None)),
        return_days=_days(after_sale.return_received_at, at),
        refundable_fen=refundable,
        refund_fen=refund_fen(facts),
        over_asked=None if refundable is None or asked is None else asked > refundable,
        settled=after_sale.state in _MONEY_GONE,
        digital=is_digital(order.category),
        shipped_after_claim=_is_after(order.shipped_at, claimed),
        price_percent=_percent(facts.price_change.goods_fen, order.goods_fen),
        replacement_from=after_sale.return_received_at or claimed,
        other_goods_back=after_sale.return_flaw in _NOT_THE_GOODS and not after_sale.return_accepted,
    )


def find_goods(facts: CaseFacts) -> Where:
    """The buyer's word that the goods came counts; without a state of the order its times speak."""
    order = facts.order
    plain = {
        OrderState.UNPAID: Where.UNPAID,
        OrderState.GROUPING: Where.GROUPING,
        OrderState.UNSHIPPED: Where.UNSHIPPED,
        OrderState.SHIPPED: Where.TRANSIT,
        OrderState.SIGNED: Where.RECEIVED,
        OrderState.COMPLETED: Where.RECEIVED,
        OrderState.CANCELLED: Where.CANCELLED,
    }
    found = plain.get(order.state) or _by_times(order)
    if found is Where.UNSHIPPED and order.collected_at is not None:
        found = Where.TRANSIT  # the courier has it, whatever the platform was told
    if has_goods(facts.after_sale) and found in (Where.TRANSIT, Where.UNKNOWN):
        return Where.RECEIVED
    if found is Where.TRANSIT and order.signed_at is not None:
        return Where.RECEIVED
    return found


def _by_times(order: OrderFacts) -> Where:
    if order.signed_at or order.completed_at:
        return Where.RECEIVED
    if order.shipped_at or order.collected_at:
        return Where.TRANSIT
    return Where.UNSHIPPED if order.paid_at or order.grouped_at else Where.UNKNOWN


def has_goods(after_sale: AfterSaleFacts) -> bool:
    """Whether the buyer has the goods in hand, by what was ticked or by the claim itself.

    Platforms call an order shipped until the buyer confirms; who says what is wrong with the goods has opened them,
    unless the parcel was refused at the door.
    """
    if after_sale.refused_parcel:
        return False
    if after_sale.received is None:
        return after_sale.family in FAULT_FAMILIES
    return after_sale.received


def says_not_received(facts: CaseFacts, where: Where) -> bool:
    """The parcel counts as delivered, or its delivery was looked into, and the buyer says that it never came."""
    disputed = where is Where.RECEIVED or (where is Where.TRANSIT and facts.evidence.delivery_proven is not None)
    said = facts.after_sale.family is ReasonFamily.NOT_RECEIVED and facts.after_sale.received is not True
    return disputed and (said or facts.after_sale.received is False)


def is_fault_shown(evidence: EvidenceFacts) -> bool | None:
    """Whether the fault is the shop's as far as shown: proof either way first, then who had to show what and did.

    A visible defect: the buyer's photos carry it until answered. An invisible one: the shop's papers come first.
    Once the shop has answered, a test report decides.
    """
    if evidence.fault_proven is not None:
        return evidence.fault_proven
    if evidence.buyer_report:
        return True
    if evidence.seller_explained:
        return evidence.buyer_report
    if evidence.defect_visible is False:
        return True if evidence.seller_papers is False else None
    if evidence.contradicts_reason:
        return None
    return True if evidence.buyer_photos else None


def _is_late(order: OrderFacts, where: Where, at: datetime) -> bool | None:
    """Whether the promised hour of dispatch passed before the parcel left; None without a promise."""
    if order.promised_ship_at is None:
        return None
    left = order.collected_at or order.shipped_at or (at if where is Where.UNSHIPPED else None)
    return None if left is None else left > order.promised_ship_at


def _is_after(later: datetime | None, earlier: datetime | None) -> bool | None:
    return None if later is None or earlier is None else later > earlier


def _percent(part: int | None, whole: int | None) -> int | None:
    """Whole percent, rounded down, so that 69.99 % does not pass for 70."""
    return None if part is None or not whole else part * 100 // whole


def _hours(start: datetime | None, end: datetime | None) -> int | None:
    return None if start is None or end is None else int((end - start).total_seconds() // 3600)


def _days(start: datetime | None, at: datetime) -> int | None:
    return None if start is None else (shanghai_date(at) - shanghai_date(start)).days
