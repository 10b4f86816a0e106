"""快递查询: parcels are watched, subscribed or asked about within pace and allowance, and their tracks become facts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.core.facts import Fact
from heqi.couriers.base import CourierError, Stage, Step, Track, Trouble
from heqi.inbox.actions.apply_batch import apply_batch
from heqi.journal.access import entries_in
from heqi.journal.queue import run_pending
from heqi.tracking.access import account_of, accounts_in, watched_in
from heqi.tracking.actions.enter_keys import Entered, change_account, open_account
from heqi.tracking.actions.switch import end_account, pause_account
from heqi.tracking.secrets import open_keys
from heqi.trade.access import parcels_in
from heqi.workers.tracking import Couriers, track_due
from tests.support.connections import connect
from tests.support.story import ORDER_NO

KEYS = Entered("CUST100", "very-secret")


class FakeService:
    """A `heqi.couriers.base.Service` that says what a test lets it say."""

    def __init__(self) -> None:
        self.tracks: dict[str, Track] = {}
        self.failing: list[CourierError] = []
        self.did: list[tuple] = []

    def check(self):
        self._fail()

    def query(self, parcel):
        self.did.append(("query", parcel))
        self._fail()
        return self.tracks.get(parcel.number, Track(parcel.number, Stage.NONE, ()))

    def subscribe(self, parcel, hook):
        self.did.append(("subscribe", parcel, hook))
        self._fail()

    def close(self):
        pass

    def _fail(self):
        if self.failing:
            raise self.failing.pop(0)


def trouble(kind):
    return CourierError(kind, "E1", "快递服务出错。", "The service failed.")


@pytest.fixture
def service():
    return FakeService()


@pytest.fixture
def hands(service):
    return Couriers(lambda account: service)


@pytest.fixture
def clock(monkeypatch):
    """The workers' clock, which a test may move on."""
    moments = [timezone.now()]
    monkeypatch.setattr("heqi.workers.tracking.read_clock", lambda: moments[-1])
    return moments


def go_on(clock, **by):
    clock.append(clock[-1] + timedelta(**by))


def work(hands, clock):
    """Until nothing is due, a second between two questions."""
    done = 0
    while track_due(hands):
        go_on(clock, seconds=1)
        done += 1
    return done


def state_parcel(shop, at, number="YT123", direction="return", carrier="圆通速递"):
    said = {"order_no": ORDER_NO, "direction": direction, "tracking_no": number, "carrier": carrier}
    facts = [Fact("parcel", f"{ORDER_NO}/{direction}/{number}", at, said)]
    apply_batch(shop_id=shop.id, facts=[facts], import_id=None, now=at)
    while run_pending(now=at):
        pass


@pytest.fixture
def account(shop, owner, hands, clock):
    open_account(staff=owner, shop_id=shop.id, way="kuaidi100", entered=KEYS, now=clock[0])
    assert work(hands, clock) == 1


def watched(shop):
    return watched_in([shop.id]).get()


def test_P6_keys_are_tried_by_a_worker_and_kept_sealed(shop, account):
    row = account_of(shop.id)
    assert row.state == "ok"
    assert b"very-secret" not in bytes(row.key)
    assert open_keys(row).key == "very-secret"
    assert "very-secret" not in repr(open_keys(row))
    entries = entries_in([shop.id]).filter(kind__startswith="courier.").order_by("id")
    assert [entry.kind for entry in entries] == ["courier.made", "courier.checked"]


def test_P6_keys_that_are_refused_are_told_in_words(shop, owner, service, hands, clock):
    service.failing = [trouble(Trouble.KEYS)]
    open_account(staff=owner, shop_id=shop.id, way="kuaidi100", entered=KEYS, now=clock[0])
    work(hands, clock)
    row = account_of(shop.id)
    assert (row.state, row.error["message"]) == ("failing", "快递服务出错。")


def test_P6_a_service_out_of_reach_is_tried_again(shop, owner, service, hands, clock):
    service.failing = [trouble(Trouble.TEMPORARY)]
    open_account(staff=owner, shop_id=shop.id, way="kuaidi100", entered=KEYS, now=clock[0])
    work(hands, clock)
    assert account_of(shop.id).state == "unchecked"
    go_on(clock, minutes=2)
    work(hands, clock)
    assert account_of(shop.id).state == "ok"


def test_P6_a_return_is_asked_about_and_its_track_merges_with_the_platforms_fact(shop, platform, account, service,
                                                                                  hands, clock):  # fmt: skip
    at = clock[-1]
    platform.state_order(at, receiver_phone="138****5678")
    state_parcel(shop, at)
    service.tracks["YT123"] = Track("YT123", Stage.TRANSIT, (Step(at + timedelta(minutes=1), "已揽收"),))
    go_on(clock, minutes=2)
    assert work(hands, clock) == 1
    ((_, asked),) = service.did
    assert (asked.number, asked.carrier, asked.phone_tail) == ("YT123", "圆通速递", "5678")
    parcel = parcels_in([shop.id]).get()
    assert (parcel.carrier, parcel.track_text, parcel.more["track_stage"]) == ("圆通速递", "已揽收", "transit")
    assert watched(shop).unseen is False


def test_P6_an_arrived_parcel_is_not_asked_about_again(shop, platform, account, service, hands, clock):
    state_parcel(shop, clock[-1])
    service.tracks["YT123"] = Track("YT123", Stage.SIGNED, (Step(clock[-1], "已签收"),))
    work(hands, clock)
    assert watched(shop).state == "over"
    go_on(clock, days=1)
    assert work(hands, clock) == 0


def test_P6_one_parcel_is_asked_about_every_four_hours_and_until_ten_days_unseen(shop, account, service, hands, clock):
    state_parcel(shop, clock[-1])
    work(hands, clock)
    go_on(clock, hours=3, minutes=59)
    assert work(hands, clock) == 0
    go_on(clock, minutes=1)
    assert work(hands, clock) == 1
    go_on(clock, days=10)
    work(hands, clock)
    assert (watched(shop).state, watched(shop).unseen) == ("over", True)


def test_P6_outbound_parcels_are_left_to_a_connected_platform(shop, owner, platform, account, service, hands, clock):
    platform.state_order(clock[-1], state="shipped", signed_at=None)
    connect(shop, owner, handles=[])
    state_parcel(shop, clock[-1], direction="outbound")
    assert not watched_in([shop.id]).exists()
    state_parcel(shop, clock[-1], number="YT7")
    assert watched(shop).tracking_no == "YT7"


def test_P6_without_a_platform_outbound_parcels_on_their_way_are_watched_too(shop, platform, account, clock):
    platform.state_order(clock[-1], state="shipped", signed_at=None)
    state_parcel(shop, clock[-1], direction="outbound")
    assert watched(shop).direction == "outbound"


def test_P6_an_order_that_has_arrived_costs_no_question(shop, platform, account, clock):
    platform.state_order(clock[-1])
    state_parcel(shop, clock[-1], direction="outbound")
    assert not watched_in([shop.id]).exists()


def test_P6_what_is_on_its_way_when_the_account_is_set_up_is_watched_and_old_parcels_are_not(shop, owner, hands, clock):
    state_parcel(shop, clock[0] - timedelta(days=16), number="OLD")
    state_parcel(shop, clock[0] - timedelta(days=14), number="NEW")
    open_account(staff=owner, shop_id=shop.id, way="kuaidi100", entered=KEYS, now=clock[0])
    track_due(hands)
    assert watched(shop).tracking_no == "NEW"


def test_P6_the_day_has_an_allowance(shop, owner, hands, service, clock):
    few = Entered("CUST100", "very-secret", daily_limit=2)
    open_account(staff=owner, shop_id=shop.id, way="kuaidi100", entered=few, now=clock[0])
    work(hands, clock)
    for number in ("YT1", "YT2", "YT3"):
        state_parcel(shop, clock[-1], number=number)
    assert work(hands, clock) == 2
    go_on(clock, days=1)
    assert work(hands, clock) >= 1
    assert {parcel.number for _, parcel in service.did} == {"YT1", "YT2", "YT3"}


def test_P6_two_questions_of_one_account_are_a_second_apart(shop, account, service, hands, clock):
    state_parcel(shop, clock[-1], number="YT1")
    state_parcel(shop, clock[-1], number="YT2")
    assert track_due(hands) == 1
    assert track_due(hands) == 0
    go_on(clock, seconds=1)
    assert track_due(hands) == 1


def test_P6_a_used_up_allowance_rests_until_tomorrow(shop, account, service, hands, clock):
    state_parcel(shop, clock[-1])
    service.failing = [trouble(Trouble.LIMIT)]
    work(hands, clock)
    row = account_of(shop.id)
    assert row.state == "ok"
    assert row.next_at > clock[-1]
    assert (row.next_at - clock[-1]) <= timedelta(days=1, minutes=2)


def test_P6_a_number_that_is_not_to_be_had_is_given_up_with_its_reason(shop, account, service, hands, clock):
    state_parcel(shop, clock[-1])
    service.failing = [trouble(Trouble.PARCEL)]
    work(hands, clock)
    assert (watched(shop).state, watched(shop).error["code"]) == ("refused", "courier.parcel")


def test_P6_passing_trouble_is_tried_again_a_little_later(shop, account, service, hands, clock):
    state_parcel(shop, clock[-1])
    service.failing = [trouble(Trouble.TEMPORARY)]
    work(hands, clock)
    assert (watched(shop).state, watched(shop).failures) == ("asked", 1)
    go_on(clock, minutes=1)
    assert work(hands, clock) == 1
    assert watched(shop).failures == 0


@pytest.fixture
def calling(shop, owner, hands, clock, settings):
    settings.PUBLIC_URL = "https://heqi.example"
    calls = Entered("CUST100", "very-secret", calls=True)
    open_account(staff=owner, shop_id=shop.id, way="kuaidi100", entered=calls, now=clock[0])
    work(hands, clock)


def test_P6_where_the_service_calls_us_a_parcel_is_subscribed_once(shop, calling, service, hands, clock):
    state_parcel(shop, clock[-1])
    work(hands, clock)
    go_on(clock, hours=35)
    assert work(hands, clock) == 0
    ((verb, parcel, hook),) = service.did
    assert (verb, parcel.number) == ("subscribe", "YT123")
    assert hook.url == f"https://heqi.example/api/couriers/heard/{account_of(shop.id).hook}"
    assert hook.salt == open_keys(account_of(shop.id)).salt
    assert watched(shop).state == "called"


def test_P6_after_a_day_and_a_half_of_silence_we_ask_ourselves(shop, calling, service, hands, clock):
    state_parcel(shop, clock[-1])
    work(hands, clock)
    go_on(clock, hours=36)
    work(hands, clock)
    assert [each[0] for each in service.did] == ["subscribe", "query"]


def test_P6_a_refused_subscription_becomes_a_question(shop, calling, service, hands, clock):
    state_parcel(shop, clock[-1])
    service.failing = [trouble(Trouble.PARCEL)]
    work(hands, clock)
    assert [each[0] for each in service.did] == ["subscribe", "query"]
    assert watched(shop).state == "asked"


def test_P6_another_account_subscribes_anew(shop, owner, calling, service, hands, clock):
    state_parcel(shop, clock[-1])
    work(hands, clock)
    other = Entered("CUST200", "another", calls=True)
    version = account_of(shop.id).version
    change_account(staff=owner, shop_id=shop.id, version=version, way="kuaidi100", entered=other, now=clock[-1])
    work(hands, clock)
    assert [each[0] for each in service.did] == ["subscribe", "subscribe"]


def test_P6_a_paused_account_asks_nothing_and_an_ended_one_forgets(shop, owner, account, service, hands, clock):
    state_parcel(shop, clock[-1])
    row = pause_account(staff=owner, shop_id=shop.id, version=account_of(shop.id).version, now=clock[-1])
    assert work(hands, clock) == 0
    end_account(staff=owner, shop_id=shop.id, version=row.version, now=clock[-1])
    assert not accounts_in([shop.id]).exists()
    assert not watched_in([shop.id]).exists()


def test_P6_of_two_workers_one_asks(shop, account, service, hands, clock):
    from heqi.tracking.actions.claim_parcel import claim_parcel
    from heqi.workers.tracking import PACES

    state_parcel(shop, clock[-1])
    first = claim_parcel(paces=PACES, now=clock[-1])
    go_on(clock, seconds=5)
    assert first is not None
    assert claim_parcel(paces=PACES, now=clock[-1]) is None
    go_on(clock, seconds=60)
    assert claim_parcel(paces=PACES, now=clock[-1]) is not None
