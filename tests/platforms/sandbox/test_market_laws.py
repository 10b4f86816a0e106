"""What holds in every market, whatever its seed and whatever merchants do: money is kept, states go by the table."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heqi.core.words import AfterSaleState, Demand, OrderState
from heqi.platforms.sandbox.world.couriers import COURIERS
from heqi.platforms.sandbox.world.ledger import MovedAlready
from heqi.platforms.sandbox.world.money import held_account, pay_refund
from heqi.platforms.sandbox.world.refund import By
from heqi.platforms.sandbox.world.states import ORDER_STEPS, REFUND_STEPS
from heqi.platforms.sandbox.world.truth import order_truth, refund_truth
from heqi.platforms.sandbox.world.verbs.agree_refund import agree_refund
from heqi.platforms.sandbox.world.verbs.agree_return import agree_return
from heqi.platforms.sandbox.world.verbs.exchange import agree_reship, confirm_receipt, refill_return, send_replacement
from heqi.platforms.sandbox.world.verbs.negotiate import call_parcel_back, propose_return
from heqi.platforms.sandbox.world.verbs.refuse import refuse
from heqi.platforms.sandbox.world.verbs.ship_order import ship_order, stop_shipping
from heqi.platforms.sandbox.world.verbs.unable import UnableTo
from tests.platforms.sandbox.markets import DAY, make_market

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VERBS = (
    lambda world, refund, number: agree_refund(world, refund),
    lambda world, refund, number: agree_return(world, refund, address_id=None),
    lambda world, refund, number: refuse(world, refund, reason_id=None, text="请补充凭证", proof=True, strict=True),
    lambda world, refund, number: agree_reship(world, refund),
    lambda world, refund, number: confirm_receipt(world, refund),
    lambda world, refund, number: send_replacement(world, refund, courier=COURIERS[0], tracking_no=number),
    lambda world, refund, number: refill_return(world, refund, courier=COURIERS[1], tracking_no=number),
    lambda world, refund, number: ship_order(world, refund.order, courier=COURIERS[2], tracking_no=number),
    lambda world, refund, number: stop_shipping(world, refund, stopped=True),
    lambda world, refund, number: propose_return(world, refund, fen=1, address_id=7101),
    lambda world, refund, number: call_parcel_back(world, refund),
)


def check_laws(world):
    """Raises AssertionError where a law of the market is broken."""
    assert sum(world.ledger.balances.values()) == 0
    assert len({movement.key for movement in world.ledger.movements}) == len(world.ledger.movements)
    paid = Counter(movement.cause for movement in world.ledger.movements if movement.action == "refund")
    assert all(count == 1 for count in paid.values())
    for order in world.orders:
        assert 0 <= order.refunded_fen <= order.paid_fen
        assert world.ledger.balance(held_account(order)) >= 0
        if order.state is OrderState.COMPLETED:
            assert world.ledger.balance(held_account(order)) == 0
    for refund in world.refunds:
        assert all(step.new in REFUND_STEPS[step.old] for step in refund.history)
        assert [step.old for step in refund.history[1:]] == [step.new for step in refund.history[:-1]]
        was_paid = any(step.new is AfterSaleState.REFUNDING for step in refund.history)
        assert world.ledger.has(f"refund:{refund.no}") is was_paid


@SLOW
@given(seed=st.integers(0, 2**32))
def test_money_is_kept_and_states_go_by_the_table(seed):
    world = make_market(seed, orders=60)
    check_laws(world)
    world.advance(world.now + 60 * DAY)
    check_laws(world)


@SLOW
@given(seed=st.integers(0, 1000), deeds=st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10**6)), max_size=60))
def test_no_order_of_deeds_moves_money_twice_or_out_of_the_table(seed, deeds):
    world = make_market(seed, orders=60, live_days=20, automatic=False)
    for place, (verb, choice) in enumerate(deeds):
        if not world.refunds:
            return
        refund = world.refunds[choice % len(world.refunds)]
        before = (refund_truth(refund, world), len(world.ledger.movements))
        try:
            VERBS[verb](world, refund, f"YT{place:013d}")
        except UnableTo:
            assert (refund_truth(refund, world), len(world.ledger.movements)) == before
        world.advance(world.now + choice % (2 * DAY))
        check_laws(world)


def test_the_same_seed_makes_the_same_market_and_another_does_not():
    first, second, other = make_market(7), make_market(7), make_market(8)

    assert [order_truth(order) for order in first.orders] == [order_truth(order) for order in second.orders]
    assert first.ledger.movements == second.ledger.movements
    assert [order.no for order in first.orders] != [order.no for order in other.orders]


def test_a_market_that_is_advanced_in_small_steps_is_the_same():
    whole, stepped = make_market(3, orders=40, days=6), make_market(3, orders=40, days=6)
    whole.advance(whole.now + 5 * DAY)
    for _ in range(50):
        stepped.advance(stepped.now + DAY // 10)

    assert [order_truth(order) for order in whole.orders] == [order_truth(order) for order in stepped.orders]


def test_what_is_done_to_one_order_alters_the_fate_of_no_other():
    left_alone, touched = make_market(5, live_days=20), make_market(5, live_days=20)
    waiting = [refund for refund in touched.refunds if refund.state is AfterSaleState.AWAITING_MERCHANT]
    chosen = next(refund for refund in waiting if refund.demand is Demand.REFUND_ONLY)
    agree_refund(touched, chosen)
    for world in (left_alone, touched):
        world.advance(world.now + 9 * DAY)

    differing = [
        order.no
        for order, other in zip(left_alone.orders, touched.orders, strict=True)
        if {**order_truth(order), "refund": None} != {**order_truth(other), "refund": None}
    ]
    assert differing in ([], [chosen.order.no])


def test_a_payment_of_one_key_is_made_once():
    world = make_market(5, live_days=20)
    refund = next(refund for refund in world.refunds if world.ledger.has(f"refund:{refund.no}"))
    count = len(world.ledger.movements)

    try:
        pay_refund(world.ledger, refund, world.now, By.MERCHANT)
    except MovedAlready:
        pass
    else:
        raise AssertionError("it was paid twice")
    assert len(world.ledger.movements) == count


def test_history_shows_every_state_and_every_kind_of_after_sale():
    world = make_market(20, orders=4000, days=40)

    seen = {step.new for refund in world.refunds for step in refund.history}
    assert set(REFUND_STEPS) - {AfterSaleState.NONE} == seen
    assert {refund.demand for refund in world.refunds} == {
        *(Demand.REFUND_ONLY, Demand.RETURN_REFUND, Demand.EXCHANGE, Demand.RESHIP, Demand.REPAIR)
    }
    passing = {OrderState.UNPAID, OrderState.GROUPING}  # minutes long, so that a given moment may show none
    assert {order.state for order in world.orders} | passing == set(ORDER_STEPS)


def test_M3_a_group_that_fails_gives_everybody_their_money_back_after_24_hours():
    world = make_market(20, orders=2000)
    failed = [order for order in world.orders if order.in_group and order.closed_at and not order.confirmed_at]

    assert failed
    for order in failed:
        assert order.closed_at == order.paid_at + 24 * 3600
        assert order.refunded_fen == order.paid_fen
        assert world.ledger.has(f"group_failed:{order.no}")
        assert order.parcel is None
