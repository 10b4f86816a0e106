"""From what the platform states and what the desk has recorded to core's facts of the case."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from heqi.cases.known_places import replacement
from heqi.cases.models import Case
from heqi.cases.statements import Statements
from heqi.core.cases.facts import AfterSaleFacts, CaseFacts, EvidenceFacts, GoodsFacts, OrderFacts, TalkFacts
from heqi.core.cases.recorded import fill_facts
from heqi.core.words import AfterSaleState, Demand, FirstChannel, OrderState, Platform, ReasonFamily
from heqi.trade.contracts import AfterSaleView, ListingView

RECEIVED = frozenset({AfterSaleState.REFUNDING, AfterSaleState.SUCCEEDED})


def facts_of_case(
    case: Case,
    stated: Statements,
    *,
    platform: Platform,
    goods: Mapping[str, Any],
    offered_fen: int | None = None,
    refunded_fen: int | None = None,
) -> CaseFacts:
    """The facts as of the newest statement, and under them what the desk has recorded.

    `goods`: what the shop has set for its goods (see ShopParameters); `refunded_fen`: what was paid back before.
    """
    as_of = [view.as_of for view in (stated.order, stated.after_sale) if view is not None]
    facts = CaseFacts(
        platform=platform,
        demand=Demand(case.demand),
        offered_fen=offered_fen,
        as_of=max(as_of, default=None),
        order=replace(_order_facts(stated, category=_category(stated.listing, goods)), refunded_fen=refunded_fen),
        goods=_goods_facts(case, stated.listing, goods),
        after_sale=_after_sale_facts(case, stated),
        evidence=EvidenceFacts(),
        talk=TalkFacts(
            first_channel=FirstChannel(case.first_channel),
            contact_attempts=case.contacts,
            first_wish_recorded=case.wished,
            complaint_at=_unanswered_since(case),
        ),
    )
    return fill_facts(facts, case.recorded)


def _unanswered_since(case: Case) -> datetime | None:
    """When a complaint came that nobody has answered yet, so that it is answered the same day (T6b).

    A request by the platform's form has the platform's own deadline, and often comes to us with a day's export. Where
    the shop went to the buyer, nobody has complained.
    """
    complained = not case.after_sale_no and case.first_channel != FirstChannel.SHOP
    return case.opened_at if complained and case.contacts == 0 and not case.outcome else None


def _goods_facts(case: Case, listing: ListingView | None, goods: Mapping[str, Any]) -> GoodsFacts:
    """What the listing says of these goods, and where it says nothing what the shop has set for all of its goods."""
    return GoodsFacts(
        name=case.goods,
        no_return_listed=_first(listing.no_return if listing else None, goods.get("no_return_listed")),
        no_return_confirmed=_first(listing.no_return_confirmed if listing else None, goods.get("no_return_confirmed")),
        price_guard_days=goods.get("price_guard_days"),
        unit_cost_fen=_first(listing.unit_cost_fen if listing else None, goods.get("unit_cost_fen")),
        promised_quality_days=_first(listing.quality_days if listing else None, goods.get("promised_quality_days")),
    )


def _category(listing: ListingView | None, goods: Mapping[str, Any]) -> str:
    return (listing.category if listing is not None else "") or goods.get("category", "")


def _first(said: Any, default: Any) -> Any:
    return default if said is None else said


def _order_facts(stated: Statements, *, category: str) -> OrderFacts:
    order, request = stated.order, stated.after_sale
    if order is None:
        return OrderFacts(
            state=_state_by_request(stated),
            paid_fen=request.paid_fen if request else None,
            category=category,
            quantity=request.quantity if request else None,
        )
    return OrderFacts(
        state=order.state if order.state is not OrderState.UNKNOWN else _state_by_request(stated),
        paid_fen=order.paid_fen if order.paid_fen is not None else request.paid_fen if request else None,
        goods_fen=order.goods_fen,
        postage_fen=order.postage_fen,
        quantity=order.quantity,
        created_at=order.created_at,
        paid_at=order.paid_at,
        grouped_at=order.grouped_at,
        promised_ship_at=order.promised_ship_at,
        shipped_at=order.shipped_at,
        signed_at=order.signed_at,
        completed_at=order.completed_at,
        category=category,
        free_shipping=None if order.postage_fen is None else order.postage_fen == 0,
    )


def _state_by_request(stated: Statements) -> OrderState:
    """The after-sales export says only whether the order had been shipped."""
    if stated.after_sale is None or stated.after_sale.shipped is None:
        return OrderState.UNKNOWN
    return OrderState.SHIPPED if stated.after_sale.shipped else OrderState.UNSHIPPED


def _after_sale_facts(case: Case, stated: Statements) -> AfterSaleFacts:
    request = stated.after_sale
    if request is None:
        return AfterSaleFacts(
            state=AfterSaleState.NONE,
            reason=case.reason,
            family=ReasonFamily(case.family),
            applied_at=case.opened_at,
        )
    received = request.received
    if (
        received is None
        and stated.order is not None
        and stated.order.state in (OrderState.SIGNED, OrderState.COMPLETED)
    ):
        received = None if request.family is ReasonFamily.NOT_RECEIVED else True
    return AfterSaleFacts(
        state=request.state,
        reason=request.reason,
        family=request.family,
        requested_fen=request.requested_fen,
        applied_at=request.applied_at,
        expires_at=request.expires_at,
        received=received,
        intervened=bool(request.intervened) or request.state is AfterSaleState.PLATFORM_HANDLING,
        return_accepted=_accepted(case, request),
        return_shipped_at=_return_shipped_at(stated),
        replacement_shipped_at=_replacement_shipped_at(case, stated),
    )


def _replacement_shipped_at(case: Case, stated: Statements) -> datetime | None:
    parcel = replacement(case, stated.parcels)
    return parcel.shipped_at if parcel else None


def _return_shipped_at(stated: Statements) -> datetime | None:
    sent = [each.shipped_at for each in stated.parcels if each.direction == "return" and each.shipped_at is not None]
    return min(sent, default=None)


def _accepted(case: Case, request: AfterSaleView) -> bool | None:
    """A refund after a return says that the goods were taken, unless the desk has opened the parcel itself."""
    if "after_sale.return_accepted" in case.recorded:
        return None
    return True if request.return_tracking_no and request.state in RECEIVED else None
