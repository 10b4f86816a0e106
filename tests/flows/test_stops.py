"""停发单: an unshipped refund stops the shipment, once, and says so to everybody who has to know."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.alerts.access import deliveries_in
from heqi.alerts.actions.destinations import add_destination
from heqi.alerts.actions.queue import follow_journal
from heqi.core.facts import Fact
from heqi.core.words import Outcome
from heqi.inbox.actions.apply_batch import apply_batch
from heqi.journal.access import all_reactions, entries_in
from heqi.journal.queue import run_pending
from heqi.journal.sequencer import assign_positions
from heqi.notify.webhook import make_secret
from heqi.stops.access import stops_in
from heqi.stops.actions.follow_requests import follow_requests
from heqi.stops.actions.tick_stop import tick_stop
from heqi.stops.states import StopState
from tests.support.story import ORDER_NO, REQUEST_NO

UNSHIPPED = {"state": "unshipped", "state_text": "待发货", "shipped_at": None, "signed_at": None}
HOOK = "https://erp.example/hook"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def erp(shop, owner, now):
    """The merchant's ERP wants to hear of stops."""
    follow_journal()
    add_destination(
        staff=owner, shop_id=shop.id, way="webhook", name="ERP", url=HOOK, secret=make_secret(),
        events=["shipping.stop", "shipping.go_on"], now=now,
    )  # fmt: skip
    return lambda: _told(shop)


def _told(shop):
    while assign_positions():
        pass
    while follow_journal():
        pass
    return [(row.event, row.body["order_no"]) for row in deliveries_in([shop.id]).order_by("id")]


def stop_of(shop):
    return stops_in([shop.id]).get()


def kinds(shop):
    return list(entries_in([shop.id]).filter(kind__startswith="stop.").order_by("id").values_list("kind", flat=True))


@pytest.fixture
def asked(shop, platform, now):
    """A buyer asks for the money back before anything was shipped."""
    platform.state_order(now - timedelta(hours=3), **UNSHIPPED)
    return platform.state_request(now - timedelta(minutes=1), reason="不想要了")


def test_W5_an_unshipped_refund_is_on_the_list_and_told_to_the_erp_at_once(shop, erp, asked, now):
    stop = stop_of(shop)
    assert (stop.order_no, stop.after_sale_no, stop.state, stop.amount_fen) == (ORDER_NO, REQUEST_NO, "asked", 39_90)
    assert kinds(shop) == ["stop.asked"]
    assert erp() == [("shipping.stop", ORDER_NO)]
    told = deliveries_in([shop.id]).get()
    assert told.text == f"【停止发货】订单 {ORDER_NO} 未发货，买家申请退款，请停止打单发货"
    assert told.body["after_sale_no"] == REQUEST_NO


def test_W5_a_long_import_keeps_no_stop_waiting(shop, erp, now):
    order = {"order_no": ORDER_NO, "paid_fen": 39_90, **UNSHIPPED}
    request = {"order_no": ORDER_NO, "state": "awaiting_merchant", "demand": "refund_only", "requested_fen": 39_90}
    for number in range(30):
        other = f"260525-{number:015d}"
        facts = [[Fact("order", other, now, order | {"order_no": other})]]
        apply_batch(shop_id=shop.id, facts=facts, import_id=None, now=now - timedelta(seconds=30))
    facts = [[Fact("order", ORDER_NO, now, order)], [Fact("after_sale", REQUEST_NO, now, request)]]
    apply_batch(shop_id=shop.id, facts=facts, import_id=None, now=now)
    while run_pending(now=now, bulk=False):
        pass
    assert erp() == [("shipping.stop", ORDER_NO)]
    left = all_reactions(why="a test looks at what waits").filter(state="queued", bulk=True)
    assert left.filter(reaction="heqi.cases.actions.follow_batch.follow_batch").count() == 31


@pytest.mark.parametrize("left", [True, False])
def test_W5_a_tick_from_before_there_was_a_case_is_heard_when_it_opens(shop, agent, platform, now, left):
    from heqi.cases.access import cases_in

    platform.state_order(now - timedelta(hours=3), **UNSHIPPED)
    request = {"order_no": ORDER_NO, "state": "awaiting_merchant", "demand": "refund_only", "requested_fen": 39_90}
    apply_batch(shop_id=shop.id, facts=[[Fact("after_sale", REQUEST_NO, now, request)]], import_id=None, now=now)
    while run_pending(now=now, bulk=False):
        pass
    assert not cases_in([shop.id]).exists()
    stop = stop_of(shop)
    tick_stop(staff=agent, stop_id=stop.pk, version=stop.version, left=left, now=now)
    for _ in range(3):
        run_pending(now=now, limit=1_000)
    assert platform.case().recorded.get("order.collected_at") == (now.isoformat() if left else None)


def test_W5_the_same_refund_delivered_twenty_times_stops_once(shop, erp, platform, now):
    platform.state_order(now - timedelta(hours=3), **UNSHIPPED)
    for _ in range(20):
        platform.state_request(now - timedelta(minutes=1))
    entry = entries_in([shop.id]).filter(kind="inbox.batch_applied").order_by("-id").first().view()
    for _ in range(20):
        follow_requests(entry=entry, now=now)
    assert kinds(shop) == ["stop.asked"]
    assert erp() == [("shipping.stop", ORDER_NO)]


def test_W5_the_request_may_come_before_its_order(shop, platform, now):
    platform.state_request(now - timedelta(minutes=2))
    assert not stops_in([shop.id]).exists()
    platform.state_order(now - timedelta(minutes=1), **UNSHIPPED)
    assert stop_of(shop).state == StopState.ASKED


def test_W5_a_refund_of_a_shipped_order_stops_nothing(shop, damaged_request):
    assert not stops_in([shop.id]).exists()


@pytest.fixture
def damaged_request(platform, now):
    platform.state_order(now - timedelta(minutes=5))
    return platform.state_request(now - timedelta(minutes=5))


def test_W5_a_refund_taken_back_lifts_the_stop_and_the_next_one_stops_again(shop, erp, asked, platform, now):
    platform.state_request(now, state="closed", state_text="售后关闭")
    assert stop_of(shop).state == StopState.LIFTED
    platform.state_request(now + timedelta(minutes=1))
    assert (stop_of(shop).state, stop_of(shop).rounds) == (StopState.ASKED, 2)
    assert kinds(shop) == ["stop.asked", "stop.lifted", "stop.asked"]
    assert [event for event, _ in erp()] == ["shipping.stop", "shipping.go_on", "shipping.stop"]


def test_W5_money_paid_back_never_lets_the_parcel_go(shop, asked, platform, now):
    platform.state_request(now, state="succeeded", state_text="退款成功")
    assert stop_of(shop).state == StopState.ASKED
    assert kinds(shop) == ["stop.asked"]


def test_W5_an_order_that_the_platform_says_has_left_needs_no_tick(shop, asked, platform, now):
    left = now + timedelta(minutes=3)
    platform.state_order(left, state="shipped", state_text="已发货", shipped_at=left, signed_at=None)
    stop = stop_of(shop)
    assert (stop.state, stop.done_by, stop.left_at) == (StopState.LEFT, None, left)


def test_W5_a_parcel_that_had_left_turns_the_case_to_the_shipped_way(shop, agent, asked, platform, now):
    from heqi.cases.access import steps_of
    from heqi.cases.actions.choose_outcome import choose_outcome

    chosen = choose_outcome(
        staff=agent, case_id=asked.id, version=asked.version, outcome=Outcome.REFUND_ONLY, looked=True, now=now
    )
    assert "stop_shipping" in [step.key for step in steps_of(chosen)]
    stop = stop_of(shop)
    tick_stop(staff=agent, stop_id=stop.pk, version=stop.version, left=True, now=now)
    while run_pending(now=now):
        pass
    case = platform.case()
    assert case.recorded["order.collected_at"] == now.isoformat()
    keys = [step.key for step in steps_of(case)]
    assert "stop_shipping" not in keys
    assert keys[:2] == ["intercept", "ask_refusal"]
    assert kinds(shop) == ["stop.asked", "stop.left"]


def test_W5_stopping_it_does_the_step_of_the_flow_that_waited(shop, agent, asked, platform, now):
    from heqi.cases.access import steps_of
    from heqi.cases.actions.choose_outcome import choose_outcome

    choose_outcome(
        staff=agent, case_id=asked.id, version=asked.version, outcome=Outcome.REFUND_ONLY, looked=True, now=now
    )
    stop = stop_of(shop)
    tick_stop(staff=agent, stop_id=stop.pk, version=stop.version, left=False, now=now)
    while run_pending(now=now):
        pass
    steps = {step.key: (step.state, step.done_by) for step in steps_of(platform.case())}
    assert steps["stop_shipping"] == ("done", agent.id)


def test_W5_a_parcel_caught_at_the_gate_counts_as_here_again(shop, agent, asked, platform, now):
    stop = stop_of(shop)
    gone = tick_stop(staff=agent, stop_id=stop.pk, version=stop.version, left=True, now=now)
    while run_pending(now=now):
        pass
    assert "order.collected_at" in platform.case().recorded
    tick_stop(staff=agent, stop_id=stop.pk, version=gone.version, left=False, now=now + timedelta(minutes=5))
    while run_pending(now=now + timedelta(minutes=5)):
        pass
    assert "order.collected_at" not in platform.case().recorded


def test_W5_the_list_warns_after_an_hour_and_is_due_after_two(shop, asked, now):
    from heqi.clocks.actions import fire_clocks

    asked_at = stop_of(shop).asked_at
    fire_clocks(asked_at + timedelta(minutes=59, seconds=59))
    clocks = entries_in([shop.id]).filter(subject_type="stop", kind__startswith="clock.")
    assert not clocks.exists()
    fire_clocks(asked_at + timedelta(hours=1))
    fire_clocks(asked_at + timedelta(hours=2))
    assert list(clocks.order_by("id").values_list("kind", flat=True)) == ["clock.warned", "clock.due"]


def test_W5_many_requests_of_one_file_are_looked_at_together(shop, now, django_assert_max_num_queries):
    rows = []
    for number in range(200):
        order_no = f"260525-{number:015d}"
        order = {"order_no": order_no, "state": "unshipped", "state_text": "待发货", "paid_fen": 1000}
        rows.append([Fact("order", order_no, now, order)])
    apply_batch(shop_id=shop.id, facts=rows, import_id=None, now=now)
    entry = entries_in([shop.id]).filter(kind="inbox.batch_applied").order_by("-id").first().view()
    with django_assert_max_num_queries(4):
        follow_requests(entry=entry, now=now)
