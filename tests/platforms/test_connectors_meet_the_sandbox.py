"""The connectors against the sandbox: neither knows the other's code, both know the reference. A small world, whole."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from heqi.core.connecting import Connector, Credentials, PlatformError, Thing
from heqi.core.facts import Merged, merge
from heqi.core.sending import AnswerState, SendOrder
from heqi.core.words import Platform
from tests.support.market_process import MarketProcess, open_market_process

PLATFORMS = [Platform.PINDUODUO, Platform.TAOBAO, Platform.TMALL]
DAYS = 1
PREFIX = {Platform.PINDUODUO: "pdd", Platform.TAOBAO: "taobao", Platform.TMALL: "tmall"}
Known = dict[tuple[str, str], Merged]


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MarketProcess]:
    home: Path = tmp_path_factory.mktemp("sandbox")
    with open_market_process(home, "--seed", "7", "--orders", "240", "--days", str(DAYS)) as opened:
        for platform in PLATFORMS:
            make_refund(opened, platform)
        opened.control("POST", "/clock", {"advance_seconds": 600})  # past the minutes that no pull asks for
        yield opened


@pytest.fixture(autouse=True)
def sound(market: MarketProcess) -> Iterator[None]:
    """Whatever a test breaks is whole again after it."""
    yield
    market.control("POST", "/faults", {})


def pull_window(shop: Connector, stream: str, since: datetime, until: datetime, now: datetime) -> list[Any]:
    """As a worker does: a window that breaks is pulled again whole."""
    for _ in range(20):
        try:
            pages = list(shop.pull(stream, since, until, now=now))
        except PlatformError:
            continue
        assert [bad for page in pages for bad in page.bad] == []
        return [fact for page in pages for row in page.rows for fact in row]
    raise AssertionError("twenty times broken")


def sync(shop: Connector, now: datetime, *names: str) -> Known:
    """All windows of these streams, as what their facts amount to."""
    known: Known = {}
    for stream in shop.streams:
        if stream.name in names:
            for since, until in stream.windows(until=now - timedelta(days=DAYS, hours=1), now=now):
                for fact in pull_window(shop, stream.name, since, until, now):
                    key = (fact.entity, fact.key)
                    known[key] = merge(known.get(key), fact) or known[key]
    return known


def moment(seconds: int) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def compare_orders(market: MarketProcess, platform: Platform, known: Known, now: datetime) -> int:
    """Every order that has settled is known as it is; how many there were."""
    settled = [each for each in market.truth("orders", platform) if each["modified_at"] < now.timestamp() - 240]
    if platform is Platform.PINDUODUO:  # which lists an order once its group is complete
        settled = [each for each in settled if each["confirmed_at"]]
    for true in settled:
        values = known["order", true["no"]].values
        state = "shipped" if platform is not Platform.PINDUODUO and true["state"] == "signed" else true["state"]
        assert (values["state"], values["paid_fen"]) == (state, true["paid_fen"]), true
        assert values.get("shipped_at") == moment(true["shipped_at"]), true
        assert (values.get("note") or "") == true["note"], true
        if true["tracking_no"]:
            assert ("parcel", f"{true['no']}/outbound/{true['tracking_no']}") in known
        lines = [key for entity, key in known if entity == "order_line" and key.startswith(f"{true['no']}/")]
        pieces = sum(known["order_line", key].values["quantity"] for key in lines)
        assert (len(lines), pieces) == (len(true["lines"]), sum(line[2] for line in true["lines"])), true
    return len(settled)


def compare_refunds(market: MarketProcess, platform: Platform, known: Known, now: datetime) -> int:
    settled = [each for each in market.truth("refunds", platform) if each["modified_at"] < now.timestamp() - 240]
    for true in settled:
        values = known["after_sale", true["no"]].values
        assert (values["order_no"], values["state"], values["demand"]) == (
            true["order"],
            true["state"],
            true["demand"],
        ), true
        if true["demand"] not in ("exchange", "reship"):
            assert values["requested_fen"] == true["fen"], true
        if true["state"] == "awaiting_merchant":
            assert values["expires_at"] == moment(true["expires_at"]), true
    return len(settled)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_small_world_is_pulled_whole_and_as_it_is(platform: Platform, market: MarketProcess) -> None:
    now = market.now()
    known = sync(market.connector(platform), now, "orders", "refunds", "exchanges", "disputes")
    assert compare_orders(market, platform, known, now) > 10
    assert compare_refunds(market, platform, known, now) > 0


@pytest.mark.parametrize("platform", [Platform.PINDUODUO, Platform.TMALL])
def test_with_faults_of_every_kind_it_is_pulled_all_the_same(platform: Platform, market: MarketProcess) -> None:
    now = market.now()
    market.control("POST", "/faults", {"all": 0.05, "delay": 0})
    known = sync(market.connector(platform), now, "orders", "refunds", "exchanges", "disputes")
    market.control("POST", "/faults", {})
    assert compare_orders(market, platform, known, now) > 10
    assert compare_refunds(market, platform, known, now) > 0


@pytest.mark.parametrize("platform", PLATFORMS)
def test_money_moves_once_however_often_it_is_sent(platform: Platform, market: MarketProcess) -> None:
    waiting = [
        each
        for each in market.truth("refunds", platform)
        if (each["state"], each["demand"]) == ("awaiting_merchant", "refund_only") and each["fen"] < 600_000
    ]
    true = waiting[0] if waiting else make_refund(market, platform)
    shop = market.connector(platform)
    payload = {"order_no": true["order"], "after_sale_no": true["no"], "amount_fen": true["fen"]}
    order = SendOrder(f"{PREFIX[platform]}.agree_refund", payload, "key-1")
    wrong = SendOrder(order.kind, payload | {"amount_fen": true["fen"] + 1}, "key-2")
    assert shop.send(wrong).state is AnswerState.PERMANENT
    assert shop.ask(order).state is AnswerState.NOT_DONE
    first = shop.send(order)
    if first.state is AnswerState.NEEDS_CODE:
        code = market.control("GET", "/sms")[str(true["shop"])]
        first = shop.send(SendOrder(order.kind, payload | {"code": code}, "key-1"))
    assert first.state is AnswerState.DONE, first
    assert shop.send(order).state is AnswerState.DONE
    after = next(each for each in market.truth("refunds", platform) if each["no"] == true["no"])
    assert after["state"] in ("refunding", "succeeded")
    assert after["paid"] <= 1
    fresh = shop.fetch(Thing("after_sale", true["no"], true["order"]))
    assert fresh[0].values["state"] in ("refunding", "succeeded")


def make_refund(market: MarketProcess, platform: Platform) -> dict[str, Any]:
    unshipped = next(
        each for each in market.truth("orders", platform) if each["state"] == "unshipped" and not each["refund"]
    )
    made: dict[str, Any] = market.control("POST", "/refunds", {"order": unshipped["no"]})
    return made


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_note_is_written_and_read_back(platform: Platform, market: MarketProcess) -> None:
    true = market.truth("orders", platform)[0]
    shop = market.connector(platform)
    order = SendOrder(
        f"{PREFIX[platform]}.write_note", {"order_no": true["no"], "note": "易碎，加泡沫", "flag": 1}, "k"
    )
    assert shop.send(order).state is AnswerState.DONE
    assert shop.ask(order).state is AnswerState.DONE
    changed = next(each for each in market.truth("orders", platform) if each["no"] == true["no"])
    assert (changed["note"], changed["flag"]) == ("易碎，加泡沫", 1)


@pytest.mark.parametrize("platform", [Platform.PINDUODUO, Platform.TMALL])
def test_a_token_that_ends_is_renewed_in_the_middle_of_work(platform: Platform, market: MarketProcess) -> None:
    kept: list[Credentials] = []
    shop = market.connector(platform, kept.append)
    no = market.truth("orders", platform)[0]["no"]
    assert shop.fetch(Thing("order", no))[0].key == no
    market.control("POST", "/tokens/expire", {"shop": market.keys(platform)["shop_id"]})
    assert shop.fetch(Thing("order", no))[0].key == no
    assert len(kept) == 1
    for each in market.said["connections"]:  # later tests come with what is good now
        if each is market.keys(platform):
            each["access_token"], each["refresh_token"] = kept[0].token, kept[0].refresh_token


@pytest.mark.parametrize("platform", [Platform.PINDUODUO, Platform.TMALL])
def test_the_platform_tells_of_a_new_request(platform: Platform, market: MarketProcess) -> None:
    shop, stop, found = market.connector(platform), threading.Event(), list[str]()

    def listen() -> None:
        for push in shop.listen(stop):
            found.extend(thing.key for thing in push.things)
            push.ack()
            if any(key in wanted for key in found):
                return

    wanted: list[str] = []
    at_once = threading.Event()
    at_once.set()
    assert list(shop.listen(at_once)) == []  # from here on the shop's messages are kept for us
    made = make_refund(market, platform)
    wanted.append(made["no"])
    market.control("POST", "/clock", {"advance_seconds": 5})
    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    listener.join(timeout=30)
    stop.set()
    assert made["no"] in found
