"""TMC by polling: messages name what changed, are confirmed one by one, and come again otherwise."""

import json
import threading
from datetime import UTC, datetime
from typing import Any

import pytest

from heqi.core.connecting import ErrorKind, PlatformError, Push, Thing
from heqi.platforms.net.reading import Reading
from heqi.platforms.taobao.connector import TaobaoConnector
from heqi.platforms.taobao.push import things_of
from tests.support.gateway import Call, Gateway

CREATED = {"tid": 1, "oid": 2, "refund_id": 7700112233, "refund_fee": "20.00", "buyer_nick": "果果爱吃芒果"}


class Impatient(threading.Event):
    """A stop that is set by the first wait, so that a test does not."""

    def wait(self, timeout: float | None = None) -> bool:
        self.set()
        return True


def message(number: int, topic: str, content: Any) -> dict[str, Any]:
    said = json.dumps(content) if not isinstance(content, str) else content
    return {
        "id": number,
        "topic": topic,
        "content": said,
        "pub_time": "2026-06-17 12:00:00",
        "user_nick": "果然鲜旗舰店",
    }


def test_what_is_confirmed_does_not_come_again(tmall: TaobaoConnector, gateway: Gateway) -> None:
    waiting = [message(1, "taobao_refund_RefundCreated", CREATED), message(2, "taobao_trade_TradeChanged", {"tid": 9})]
    confirmed: list[str] = []

    def consume(_call: Call) -> Any:
        left = [each for each in waiting if str(each["id"]) not in confirmed]
        return {"tmc_messages_consume_response": {"messages": {"tmc_message": left}} if left else {}}

    def confirm(call: Call) -> Any:
        confirmed.append(call.fields["s_message_ids"])
        return {"tmc_messages_confirm_response": {"is_success": True}}

    gateway.say("taobao.tmc.user.permit", {"tmc_user_permit_response": {"is_success": True}})
    gateway.say("taobao.tmc.messages.consume", consume)
    gateway.say("taobao.tmc.messages.confirm", confirm)
    got: list[Push] = []
    for push in tmall.listen(Impatient()):
        got.append(push)
        if len(got) != 2:  # the second is not confirmed the first time
            push.ack()
    assert [push.topic.rpartition("_")[2] for push in got] == ["RefundCreated", "TradeChanged", "TradeChanged"]
    assert confirmed == ["1", "2"]
    assert got[0].things == (Thing("after_sale", "7700112233", "1"), Thing("order", "1", "1"))
    assert (got[0].owner, got[0].at) == ("果然鲜旗舰店", datetime(2026, 6, 17, 4, tzinfo=UTC))
    assert "果果爱吃芒果" not in str(got[0].raw)
    assert gateway.asked("taobao.tmc.messages.consume")[0].fields["quantity"] == "100"


def test_an_error_ends_the_listening(tmall: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.tmc.user.permit", {"error_response": {"code": 11, "msg": "Insufficient ISV Permissions"}})
    with pytest.raises(PlatformError) as raised:
        list(tmall.listen(Impatient()))
    assert raised.value.kind is ErrorKind.PERMISSION


@pytest.mark.parametrize(
    ("topic", "content", "things"),
    [
        ("taobao_trade_TradeRated", {"tid": 1, "oid": 2, "rater": "buyer"}, ("review/2", "order/1")),
        ("taobao_logistics_LogsticDetailTrace", {"tid": 1}, ("order/1",)),
        ("taobao_refund_RefundClosed", {"refund_id": 5}, ("after_sale/5",)),
        ("taobao_other_Topic", {"item": 5}, ()),
        ("taobao_trade_TradeChanged", {"tid": {"odd": 1}}, ()),
    ],
)
def test_a_topic_tells_what_to_look_at(topic: str, content: dict[str, Any], things: tuple[str, ...]) -> None:
    assert tuple(f"{thing.entity}/{thing.key}" for thing in things_of(topic, Reading(content))) == things


@pytest.mark.parametrize("content", ["<xml/>", "", "[1]", "null"])
def test_content_of_another_form_names_nothing(content: str, tmall: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.tmc.user.permit", {"tmc_user_permit_response": {"is_success": True}})
    gateway.say(
        "taobao.tmc.messages.consume",
        {"tmc_messages_consume_response": {"messages": {"tmc_message": [message(1, "taobao_trade_X", content)]}}},
        {"tmc_messages_consume_response": {}},
    )
    assert [push.things for push in tmall.listen(Impatient())] == [()]
