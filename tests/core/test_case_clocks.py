"""The platform states one deadline for a request; the state says whose it is and what for."""

from datetime import UTC, datetime, timedelta

import pytest

from heqi.assets.loader import load_parameters, load_rulebook
from heqi.core.cases.decide import decide
from heqi.core.cases.facts import AfterSaleFacts, CaseFacts, OrderFacts
from heqi.core.words import AfterSaleState, Demand, OrderState, Platform, ReasonFamily

NOW = datetime(2026, 6, 17, 2, 0, tzinfo=UTC)
DUE = NOW + timedelta(hours=20)


def platform_clocks(state: AfterSaleState, order: OrderState = OrderState.SIGNED) -> list[tuple[str, str]]:
    facts = CaseFacts(
        platform=Platform.PINDUODUO,
        demand=Demand.RETURN_REFUND,
        order=OrderFacts(state=order, paid_fen=39_90, promised_ship_at=DUE),
        after_sale=AfterSaleFacts(state=state, family=ReasonFamily.QUALITY, expires_at=DUE),
    )
    decision = decide(facts, at=NOW, rulebook=load_rulebook(), parameters=load_parameters())
    return [(clock.name, clock.on_whom) for clock in decision.clocks if clock.origin == "platform"]


@pytest.mark.parametrize(
    ("state", "clock"),
    [
        (AfterSaleState.AWAITING_MERCHANT, ("answer_after_sale", "merchant")),
        (AfterSaleState.AWAITING_BUYER_RETURN, ("buyer_return", "buyer")),
        (AfterSaleState.AWAITING_MERCHANT_RECEIPT, ("confirm_return", "merchant")),
        (AfterSaleState.AWAITING_MERCHANT_SHIPMENT, ("ship_replacement", "merchant")),
        (AfterSaleState.PLATFORM_HANDLING, ("hand_in_evidence", "merchant")),
        (AfterSaleState.UNKNOWN, ("answer_after_sale", "merchant")),
    ],
)
def test_the_deadline_of_a_request_is_whose_turn_it_is(state: AfterSaleState, clock: tuple[str, str]) -> None:
    assert platform_clocks(state) == [clock]


@pytest.mark.parametrize("state", [AfterSaleState.SUCCEEDED, AfterSaleState.CLOSED, AfterSaleState.REFUNDING])
def test_a_request_that_is_through_has_no_deadline(state: AfterSaleState) -> None:
    assert platform_clocks(state) == []


def test_M4_the_promised_ship_time_runs_until_the_parcel_is_out() -> None:
    assert ("ship_order", "merchant") in platform_clocks(AfterSaleState.AWAITING_MERCHANT, OrderState.UNSHIPPED)
    assert ("ship_order", "merchant") not in platform_clocks(AfterSaleState.AWAITING_MERCHANT, OrderState.SHIPPED)
