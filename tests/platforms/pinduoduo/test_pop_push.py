"""POP's message line over a real WebSocket: signed, acknowledged, and no password in what it says when it breaks."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from websockets.sync.server import ServerConnection, serve

from heqi.core.connecting import Endpoint, PlatformError, Push, Thing
from heqi.platforms.net.client import Surroundings
from heqi.platforms.net.reading import Reading
from heqi.platforms.pinduoduo import push
from heqi.platforms.pinduoduo.connector import PinduoduoConnector
from tests.support.gateway import Gateway

from .conftest import CREDENTIALS, NOW

CREATED = {"mall_id": 580011, "refund_fee": 1990, "bill_type": 1, "modified": 1781571600000, "refund_id": 1111}
CREATED |= {"operation": 1000, "tid": "260615-337872186892754"}


def frame(number: int, topic: str, content: object) -> str:
    message = {"type": topic, "mallID": 580011, "content": json.dumps(content)}
    return json.dumps({"id": number, "commandType": "Common", "sendTime": 1781571600000, "message": message})


class Pmc:
    """The platform's side: sends what it is given, keeps what comes back."""

    def __init__(self, frames: list[str], *, hang_up: bool = False) -> None:
        self.frames = frames
        self.hang_up = hang_up
        self.heard: list[dict[str, object]] = []
        self.paths: list[str] = []

    def talk(self, line: ServerConnection) -> None:
        assert line.request is not None
        self.paths.append(line.request.path)
        for each in self.frames:
            line.send(each)
        if self.hang_up:
            return
        for text in line:
            self.heard.append(json.loads(text))


@contextmanager
def open_pmc(pmc: Pmc) -> Iterator[str]:
    with serve(pmc.talk, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        server.shutdown()


def shop_at(gateway: Gateway, url: str | None) -> PinduoduoConnector:
    gateway.say("pdd.pmc.user.permit", {"pmc_user_permit_response": {"is_success": True}})
    return PinduoduoConnector(CREDENTIALS, Endpoint(gateway.url, url), Surroundings(lambda: NOW))


def test_messages_name_things_and_are_acknowledged_when_they_are_kept(gateway: Gateway) -> None:
    pmc = Pmc(
        [frame(7, "pdd_refund_RefundCreated", CREATED), "not json", frame(8, "pdd_trade_TradeConfirmed", {"tid": "2"})]
    )
    stop, got = threading.Event(), list[Push]()
    with open_pmc(pmc) as url:
        for message in shop_at(gateway, url).listen(stop):
            got.append(message)
            if len(got) == 1:
                message.ack()
            else:
                stop.set()
        wait_for(pmc.heard, 1)
    assert pmc.paths[0].startswith(f"/message/guoranxian-app/{int(NOW.timestamp() * 1000)}/")
    assert [each["commandType"] for each in pmc.heard] == ["Ack"]
    assert (pmc.heard[0]["id"], pmc.heard[0]["type"], pmc.heard[0]["mallID"]) == (7, "pdd_refund_RefundCreated", 580011)
    assert got[0].things == (
        Thing("after_sale", "1111", "260615-337872186892754"),
        Thing("order", "260615-337872186892754", "260615-337872186892754"),
    )
    assert (got[0].owner, got[0].at) == ("580011", datetime(2026, 6, 16, 1, tzinfo=UTC))
    assert got[1].things == (Thing("order", "2", "2"),)


def test_a_line_that_breaks_says_so_without_its_address(gateway: Gateway) -> None:
    with open_pmc(Pmc([], hang_up=True)) as url, pytest.raises(PlatformError) as raised:
        list(shop_at(gateway, url).listen(threading.Event()))
    assert raised.value.kind == "temporary"
    assert "/message/" not in f"{raised.value} {raised.value.message} {raised.value.detail}"


def test_nobody_behind_the_line(gateway: Gateway) -> None:
    with open_pmc(Pmc([])) as url:
        gone = url
    with pytest.raises(PlatformError, match=r"platform\.temporary"):
        list(shop_at(gateway, gone).listen(threading.Event()))


def test_a_heartbeat_goes_out_and_silence_is_a_broken_line(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(push, "HEARTBEAT", 0.02)
    monkeypatch.setattr(push, "DEAD_AFTER", 0.3)
    monkeypatch.setattr(push, "LOOK", 0.02)
    pmc = Pmc([])
    with open_pmc(pmc) as url:
        with pytest.raises(PlatformError) as raised:
            list(shop_at(gateway, url).listen(threading.Event()))
        wait_for(pmc.heard, 1)
    assert raised.value.platform_code == "silent"
    assert pmc.heard[0]["commandType"] == "HeartBeat"


def test_an_endpoint_without_a_line_has_no_messages(gateway: Gateway) -> None:
    assert list(shop_at(gateway, None).listen(threading.Event())) == []


@pytest.mark.parametrize(
    ("topic", "content", "things"),
    [
        ("pdd_chat_OrderPromise", {"promise_id": 5, "tid": "1"}, ("platform_promise/5", "order/1")),
        ("pdd_goods_GoodsUpdate", {"goods_id": 58}, ("listing/58",)),
        ("pdd_refund_RefundClosed", {"refund_id": 9}, ("after_sale/9",)),
        ("pdd_trade_TradeMemoModified", {"tid": "1"}, ("order/1",)),
        ("pdd_new_Topic", {"anything": 1}, ()),
        ("pdd_refund_RefundClosed", {"refund_id": {"odd": 1}}, ()),
    ],
)
def test_a_topic_tells_what_to_look_at(topic: str, content: dict[str, object], things: tuple[str, ...]) -> None:
    found = push.things_of(topic, Reading(content))
    assert tuple(f"{thing.entity}/{thing.key}" for thing in found) == things


def wait_for(heard: list[dict[str, object]], count: int) -> None:
    waited = threading.Event()
    for _ in range(200):
        if len(heard) >= count:
            return
        waited.wait(0.01)
