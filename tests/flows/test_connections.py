"""A shop is connected: keys are tried, streams pulled window by window, and nothing is lost whatever breaks."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from heqi.connections.access import connection_of, streams_in, unread_in
from heqi.connections.actions.claim_stream import claim_stream
from heqi.connections.actions.claims import free_streams
from heqi.connections.actions.connect_shop import Keys, change_keys, connect_shop
from heqi.connections.actions.hold_line import leave_line, take_free_line
from heqi.connections.actions.resync import pull_again
from heqi.connections.actions.switch import check_connection, disconnect_shop, let_act, pause_connection
from heqi.connections.queries import connection_views, sends_itself
from heqi.connections.secrets import open_keys
from heqi.connections.states import ConnectionState, Gateway
from heqi.core.connecting import BadItem, ErrorKind
from heqi.core.errors import HeqiError
from heqi.core.sending import Answer, AnswerState
from heqi.core.tables import BadCell
from heqi.journal.contracts import Subject
from heqi.outbox.queries import actions_of
from heqi.outbox.states import ActionState
from heqi.trade.models import Order
from heqi.workers.connectors import Connectors
from heqi.workers.listening import take_message
from heqi.workers.pulling import pull_due
from heqi.workers.sending import send_due
from tests.support.connectors import DAY, FakePlatform, order_fact, trouble
from tests.support.sending import release_one

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
KEYS = Keys("app-key-1234", "app-secret", "token", "refresh")


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def world() -> FakePlatform:
    return FakePlatform()


@pytest.fixture
def hands(world: FakePlatform) -> Connectors:
    return Connectors(world.connect)


def connect(owner: Any, shop: Any, keys: Keys = KEYS) -> None:
    connect_shop(staff=owner, shop_id=shop.id, gateway=Gateway.REAL, keys=keys, now=NOW)


def state_of(shop: Any) -> ConnectionState:
    return connection_views([shop.id])[shop.id].state


def orders_of(shop: Any) -> list[str]:
    return sorted(Order.objects.in_shop(shop.id).values_list("order_no", flat=True))


def pull_all(hands: Connectors) -> None:
    for _ in range(50):
        if not pull_due(hands):
            return
    raise AssertionError("the lane does not come to rest")


def test_W2_a_connected_shop_reads_its_orders_window_by_window(shop, owner, world, hands, clock):
    world.orders = [order_fact(f"260520-{n:015}", NOW - n * timedelta(hours=5)) for n in range(1, 8)]
    connect(owner, shop)
    assert state_of(shop) is ConnectionState.UNCHECKED
    pull_all(hands)
    view = connection_views([shop.id])[shop.id]
    assert (view.state, view.owner_name, view.skew_ms) == (ConnectionState.OK, "果然鲜旗舰店", 120)
    assert orders_of(shop) == sorted(fact.key for fact in world.orders)
    assert view.streams[0].until == NOW
    assert view.streams[0].rows == 7
    assert [until - since for since, until in world.windows] == [timedelta(hours=6)] * 8


def test_W2_a_pull_that_breaks_off_goes_on_from_the_last_window_that_was_whole(shop, owner, world, hands, clock):
    world.orders = [order_fact(f"260520-{n:015}", NOW - n * timedelta(hours=5)) for n in range(1, 8)]
    connect(owner, shop)
    assert pull_due(hands)  # the keys
    world.failing = [trouble(ErrorKind.TEMPORARY)]
    assert pull_due(hands)
    stream = streams_in([shop.id]).get()
    assert (stream.failures, stream.error["message"]) == (1, "平台出错了。")
    assert not pull_due(hands), "not before the wait is over"
    clock.shift(MINUTE)
    pull_all(hands)
    assert orders_of(shop) == sorted(fact.key for fact in world.orders)
    assert streams_in([shop.id]).get().failures == 0


def test_W2_of_two_workers_one_pulls_and_an_heir_takes_over_from_the_dead(shop, owner, world, hands, clock):
    from heqi.connections.actions.keep_window import ClaimLost, end_window

    connect(owner, shop)
    assert pull_due(hands)
    dead = claim_stream(now=NOW)
    assert dead is not None
    assert claim_stream(now=NOW) is None
    heir = claim_stream(now=NOW + 6 * MINUTE)
    assert heir is not None
    with pytest.raises(ClaimLost):
        end_window(dead, rows=[[order_fact("X1", NOW)]], bad=[], mark={"until": NOW}, now=NOW + 6 * MINUTE)
    assert orders_of(shop) == []


def test_W2_what_a_dead_worker_pulled_and_listened_to_is_free_at_once(shop, owner, world, hands, clock):
    connect(owner, shop)
    assert pull_due(hands)
    assert claim_stream(now=NOW, worker="here/7/dead") is not None
    assert take_free_line(now=NOW, worker="here/7/dead") is not None
    assert free_streams(names=["here/8/other"]) == 0
    assert (claim_stream(now=NOW), take_free_line(now=NOW)) == (None, None)
    assert free_streams(names=["here/7/dead"]) == 2
    assert claim_stream(now=NOW, worker="here/9/heir") is not None
    assert take_free_line(now=NOW, worker="here/9/heir") is not None


def test_W2_what_cannot_be_understood_is_kept_beside_and_the_rest_goes_on(shop, owner, world, hands, clock):
    world.orders = [order_fact("260520-000000000000001", NOW - MINUTE)]
    fault = BadCell("pay_amount", "paid_fen", "x", "金额看不懂。", "Not an amount.")
    world.bad = [BadItem("order", "260520-9", (fault,), {"order_sn": "260520-9"})]
    connect(owner, shop)
    pull_all(hands)
    assert orders_of(shop) == ["260520-000000000000001"]
    unread = unread_in([shop.id]).get()
    assert (unread.key, unread.faults[0]["reason"]) == ("260520-9", "金额看不懂。")


def test_W2_a_token_that_has_ended_is_renewed_and_kept_sealed(shop, owner, world, hands, clock):
    world.alive = set()
    connect(owner, shop)
    assert pull_due(hands)
    row = connection_of(shop.id)
    assert open_keys(row).token == "token2"
    assert b"token2" not in bytes(row.token)
    pull_all(hands)
    clock.shift(2 * MINUTE)
    pull_all(hands)
    assert state_of(shop) is ConnectionState.OK


def test_W2_without_a_way_to_renew_the_owner_is_asked_and_nothing_is_pulled(shop, owner, world, hands, clock):
    world.alive = set()
    connect(owner, shop, Keys("app-key-1234", "app-secret", "token"))
    pull_all(hands)
    assert state_of(shop) is ConnectionState.REAUTHORISE
    world.alive = {"fresh"}
    change_keys(
        staff=owner,
        shop_id=shop.id,
        version=connection_of(shop.id).version,
        keys=Keys("app-key-1234", "", "fresh"),
        now=NOW,
    )
    pull_all(hands)
    assert state_of(shop) is ConnectionState.OK
    assert open_keys(connection_of(shop.id)).app_secret == "app-secret"


def test_W2_a_platform_out_of_reach_leaves_a_working_connection_as_it_is(shop, owner, world, hands, clock):
    connect(owner, shop)
    pull_all(hands)
    check_again = connection_of(shop.id)
    clock.shift(7 * timedelta(hours=1))
    world.failing = [trouble(ErrorKind.TEMPORARY)]
    assert pull_due(hands)
    assert state_of(shop) is ConnectionState.OK
    assert connection_of(shop.id).error["message"] == "平台出错了。"
    assert check_again.keys == connection_of(shop.id).keys


def test_W2_a_paused_shop_neither_pulls_nor_sends_until_it_goes_on(shop, owner, world, hands, clock):
    connect(owner, shop)
    pull_all(hands)
    let_act(staff=owner, shop_id=shop.id, version=connection_of(shop.id).version, acts=True, now=NOW)
    pause_connection(staff=owner, shop_id=shop.id, version=connection_of(shop.id).version, now=NOW)
    release_one(shop.id, NOW)
    clock.shift(DAY)
    assert not pull_due(hands)
    assert not send_due(hands)
    check_connection(staff=owner, shop_id=shop.id, version=connection_of(shop.id).version, now=NOW + DAY)
    pull_all(hands)
    assert send_due(hands)
    assert world.sent == ["sent"]


def test_W2_a_period_is_pulled_again_beside_what_is_new(shop, owner, world, hands, clock):
    connect(owner, shop)
    pull_all(hands)
    world.windows.clear()
    world.orders = [order_fact("260520-000000000000001", NOW - 30 * timedelta(hours=1))]
    pull_again(
        staff=owner,
        shop_id=shop.id,
        version=connection_of(shop.id).version,
        since=NOW - 32 * timedelta(hours=1),
        until=NOW - 28 * timedelta(hours=1),
        now=NOW,
    )
    pull_all(hands)
    assert orders_of(shop) == ["260520-000000000000001"]
    assert connection_views([shop.id])[shop.id].streams[0].again is None


def test_W2_nobody_but_the_owner_changes_a_connection_and_nobody_overwrites_unseen(shop, owner, supervisor, clock):
    with pytest.raises(HeqiError, match=r"role\.connections"):
        connect(supervisor, shop)
    connect(owner, shop)
    with pytest.raises(HeqiError, match=r"connection\.exists"):
        connect(owner, shop)
    with pytest.raises(HeqiError, match=r"connection\.stale"):
        disconnect_shop(staff=owner, shop_id=shop.id, version=9, now=NOW)
    with pytest.raises(HeqiError, match=r"connection\.unchecked"):
        let_act(staff=owner, shop_id=shop.id, version=1, acts=True, now=NOW)
    disconnect_shop(staff=owner, shop_id=shop.id, version=1, now=NOW)
    assert connection_of(shop.id) is None


def test_P4_the_desk_acts_only_where_the_owner_lets_it_and_the_platform_takes_it(shop, owner, world, hands, clock):
    connect(owner, shop)
    pull_all(hands)
    release_one(shop.id, NOW)
    assert not send_due(hands)
    assert not sends_itself(shop.id, "pdd.agree_refund")
    let_act(staff=owner, shop_id=shop.id, version=connection_of(shop.id).version, acts=True, now=NOW)
    assert sends_itself(shop.id, "pdd.agree_refund")
    assert not sends_itself(shop.id, "pdd.small_payment")
    assert send_due(hands)
    action = actions_of(subject=Subject("case", f"{shop.id}999"), shop_ids=[shop.id])[0]
    assert (action.state, action.reference) == (ActionState.SENT, "R1")


def test_P4_a_connector_that_breaks_while_sending_leaves_a_question_and_not_a_second_payment(
    shop, owner, world, hands, clock
):
    connect(owner, shop)
    pull_all(hands)
    let_act(staff=owner, shop_id=shop.id, version=connection_of(shop.id).version, acts=True, now=NOW)
    world.answers = [RuntimeError("cut"), Answer(AnswerState.DONE)]
    release_one(shop.id, NOW)
    assert send_due(hands)
    clock.shift(MINUTE)
    assert send_due(hands)
    assert world.sent == ["sent"]
    action = actions_of(subject=Subject("case", f"{shop.id}999"), shop_ids=[shop.id])[0]
    assert action.state is ActionState.SENT


def test_W2_a_message_of_the_platform_brings_what_it_names(shop, owner, world, hands, clock):
    connect(owner, shop)
    pull_all(hands)
    world.orders = [order_fact("260520-000000000000007", NOW + MINUTE)]
    world.told = ["260520-000000000000007", "260520-000000000000008"]
    held = take_free_line(now=NOW)
    assert held is not None
    assert take_free_line(now=NOW) is None, "one worker listens"
    stop = threading.Event()
    stop.set()
    connector = hands.of(shop.id)
    for push in connector.listen(stop):
        take_message(connector, push, shop_id=shop.id)
    assert orders_of(shop) == ["260520-000000000000007"]
    assert world.told == [], "the platform is told that both are kept"
    assert take_free_line(now=NOW + MINUTE) is not None, "a worker that died holds no line for long"


def test_W2_a_line_that_breaks_is_taken_up_again_and_tells_why(shop, owner, world, hands, clock):
    connect(owner, shop)
    pull_all(hands)
    shop_id, token = take_free_line(now=NOW)
    told = {"code": "platform.temporary", "message": "断线", "message_en": "cut"}
    leave_line(shop_id=shop_id, token=token, due_at=NOW + MINUTE, error=told)
    assert take_free_line(now=NOW) is None
    line = next(each for each in connection_views([shop.id])[shop.id].streams if each.stream == "push")
    assert (line.failures, line.error) == (1, told)
    assert take_free_line(now=NOW + MINUTE) is not None
