"""When a refund stops a shipment: exact edges of the rule, without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from heqi.core.stopping import JUST_REFUNDED, STALE, Goods, Request, find_goods, goes_on, stops
from heqi.core.words import AfterSaleState, Demand, OrderState

NOW = datetime(2026, 5, 25, 3, 0, tzinfo=UTC)
TICK = timedelta(seconds=1)


def request(**said) -> Request:
    plain = {
        "state": AfterSaleState.AWAITING_MERCHANT,
        "demand": Demand.REFUND_ONLY,
        "order": OrderState.UNSHIPPED,
        "shipped": None,
        "said_at": NOW,
    }
    return Request(**{**plain, **said})


@pytest.mark.parametrize(
    ("order", "shipped", "goods"),
    [
        (OrderState.UNSHIPPED, True, Goods.HERE),
        (OrderState.GROUPING, None, Goods.HERE),
        (OrderState.SHIPPED, False, Goods.GONE),
        (OrderState.UNKNOWN, False, Goods.HERE),
        (OrderState.UNKNOWN, True, Goods.GONE),
        (OrderState.UNKNOWN, None, Goods.UNKNOWN),
        (OrderState.CANCELLED, None, Goods.UNKNOWN),
        (OrderState.CANCELLED, False, Goods.HERE),
    ],
)
def test_W5_the_orders_own_state_comes_before_what_the_request_says_of_it(order, shipped, goods):
    assert find_goods(request(order=order, shipped=shipped)) is goods


@pytest.mark.parametrize("demand", [Demand.REFUND_ONLY, Demand.RETURN_REFUND, Demand.UNKNOWN])
def test_W5_whoever_asks_for_the_money_back_before_dispatch_stops_it(demand):
    assert stops(request(demand=demand), NOW)


@pytest.mark.parametrize("demand", [Demand.EXCHANGE, Demand.RESHIP, Demand.REPAIR, Demand.COMPENSATION])
def test_W5_whoever_wants_goods_or_a_little_money_stops_nothing(demand):
    assert not stops(request(demand=demand), NOW)


def test_W5_a_refund_granted_at_once_stops_the_label_too_but_an_old_one_is_history():
    refunded = {"state": AfterSaleState.SUCCEEDED, "order": OrderState.CANCELLED, "shipped": False}
    assert stops(request(**refunded, said_at=NOW - JUST_REFUNDED), NOW)
    assert not stops(request(**refunded, said_at=NOW - JUST_REFUNDED - TICK), NOW)


def test_W5_an_old_export_stops_nothing():
    assert stops(request(said_at=NOW - STALE), NOW)
    assert not stops(request(said_at=NOW - STALE - TICK), NOW)


def test_W5_only_a_closed_request_lets_it_go_and_money_paid_back_never_does():
    assert goes_on(request(state=AfterSaleState.CLOSED))
    assert not any(goes_on(request(state=state)) for state in AfterSaleState if state is not AfterSaleState.CLOSED)
    assert not stops(request(state=AfterSaleState.CLOSED), NOW)
