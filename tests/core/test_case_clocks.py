"""The platform states one deadline for a request; the state says whose it is and what for."""

from datetime import UTC, datetime, timedelta

import pytest

from heqi.assets.loader import load_parameters, load_rulebook
from heqi.core.cases.decide import decide
from heqi.core.cases.facts import AfterSaleFacts, CaseFacts, OrderFacts
from heqi.core.time import shanghai_date
from heqi.core.words import AfterSaleState, Demand, OrderState, Outcome, Platform, ReasonFamily

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


def test_H2_a_return_warns_on_the_third_and_fifth_day_and_is_red_on_the_seventh() -> None:
    arrived = datetime(2026, 6, 10, 2, tzinfo=UTC)
    facts = CaseFacts(
        platform=Platform.TMALL,
        demand=Demand.RETURN_REFUND,
        order=OrderFacts(state=OrderState.SIGNED, paid_fen=39_90, signed_at=arrived - timedelta(days=6)),
        after_sale=AfterSaleFacts(family=ReasonFamily.NO_REASON, return_received_at=arrived),
    )
    decision = decide(facts, at=NOW, rulebook=load_rulebook(), parameters=load_parameters({"refund_hours": 24}))
    clocks = {clock.name: clock for clock in decision.clocks}
    refund = clocks["refund_return"]
    assert [shanghai_date(moment).day for moment in refund.alarms] == [13, 15]
    assert shanghai_date(refund.due_at).day == 17
    promised = clocks["refund_promised"]
    assert (promised.due_at, promised.origin) == (arrived + timedelta(hours=24), "shop")
    assert promised in next(each.clocks for each in decision.options if each.outcome is Outcome.RETURN_REFUND)
