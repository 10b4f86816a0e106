"""What the market does when nobody acts in time."""

import pytest

from heqi.core.words import AfterSaleState as A
from heqi.core.words import Demand, Platform
from heqi.platforms.sandbox.world.couriers import COURIERS
from heqi.platforms.sandbox.world.life.grieving import apply
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.refund import Why
from heqi.platforms.sandbox.world.verbs.agree_return import agree_return
from heqi.platforms.sandbox.world.verbs.exchange import refill_return
from tests.platforms.sandbox.markets import DAY, make_market

HOUR = 3600


def complain_about(world, platform, mishap, *, shipped=True):
    """A new after-sale of an order of that platform's shop that nothing is wrong with."""
    fits = is_received if shipped else is_unshipped
    order = next(
        order
        for order in reversed(world.orders)
        if order.shop.platform is platform
        and order.lines[0].refund is None
        and order.mishap is Mishap.NONE
        and fits(order)
    )
    return apply(world, order, order.lines[0], mishap, world.now)


def is_received(order):
    return order.signed_at and not order.completed_at


def is_unshipped(order):
    return order.confirmed_at and not order.shipped_at


@pytest.fixture
def world():
    """Nothing is sent by itself, and nobody answers."""
    return make_market(20, orders=500, live_days=2)


@pytest.mark.parametrize(
    ("platform", "hours"), [(Platform.PINDUODUO, 48), (Platform.TAOBAO, 120), (Platform.TMALL, 120)]
)
def test_a_silent_merchant_pays_when_the_time_is_over(world, platform, hours):
    refund = complain_about(world, platform, Mishap.ROTTEN)
    assert refund.demand is Demand.REFUND_ONLY

    world.advance(refund.created_at + hours * HOUR - 1)
    assert refund.state is A.AWAITING_MERCHANT
    world.advance(refund.created_at + hours * HOUR)

    assert world.ledger.has(f"refund:{refund.no}")
    assert Why.MERCHANT_LATE in [step.why for step in refund.history]
    paid = [m.fen for m in world.ledger.movements if m.cause == refund.no and m.action == "refund"]
    assert paid == [refund.fen]


def test_a_silent_merchant_has_agreed_to_a_return(world):
    refund = complain_about(world, Platform.TAOBAO, Mishap.DISLIKED)

    world.advance(refund.created_at + 5 * DAY)

    assert [step.new for step in refund.history] == [A.AWAITING_MERCHANT, A.AWAITING_BUYER_RETURN]
    assert refund.expires_at == world.now + 7 * DAY
    assert not world.ledger.has(f"refund:{refund.no}")


def test_goods_that_came_back_are_paid_for_after_ten_days(world):
    refund = complain_about(world, Platform.TMALL, Mishap.DISLIKED)
    agree_return(world, refund, address_id=None)
    refill_return(world, refund, courier=COURIERS[0], tracking_no="YT0000000000001")
    assert refund.expires_at == world.now + 10 * DAY

    world.advance(refund.expires_at)

    assert refund.state is A.SUCCEEDED
    assert refund.history[-2].why is Why.MERCHANT_LATE


def test_the_times_of_an_unshipped_refund_are_the_platforms_own(world):
    by_platform = {
        platform: complain_about(world, platform, Mishap.CHANGED_MIND, shipped=False)
        for platform in (Platform.PINDUODUO, Platform.TAOBAO)
    }

    left = {platform: refund.expires_at - refund.created_at for platform, refund in by_platform.items()}
    assert left == {Platform.PINDUODUO: 36 * HOUR, Platform.TAOBAO: 48 * HOUR}
