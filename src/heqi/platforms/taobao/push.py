"""TOP's message service (TMC), polled: take what is there, and confirm each message once it is kept."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from heqi.core.connecting import Push, Stop, Thing
from heqi.platforms.net.body import read_json
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.taobao import methods
from heqi.platforms.taobao.client import TopClient

AT_ONCE = 100
PAUSE = 3.0
"""Seconds between questions while nothing comes; the documentation asks for a tenth of one at least."""


def listen(client: TopClient, stop: Stop) -> Iterator[Push]:
    """Messages as they come, until `stop`. One that is not confirmed comes again."""
    while not stop.is_set():
        answer = Reading(client.call(methods.PUSH_CONSUME, quantity=AT_ONCE))
        messages = answer.parts("messages")
        for message in messages:
            yield _push(client, message)
        if not messages:
            stop.wait(PAUSE)


def _push(client: TopClient, message: Reading) -> Push:
    topic, number = message.text("topic") or "", message.id("id") or ""
    content = Reading(_content(message.data.get("content")))
    ack = partial(_confirm, client, number)
    owner = message.text("user_nick") or content.text("seller_nick") or ""
    at = message.moment("pub_time") or client.now()
    return Push(topic, things_of(topic, content), at, ack, owner, scrub(dict(content.data)))


def _confirm(client: TopClient, number: str) -> None:
    client.call(methods.PUSH_CONFIRM, s_message_ids=[number])


def things_of(topic: str, content: Reading) -> tuple[Thing, ...]:
    """What to look at after a message; nothing for topics that name none of our things."""
    order_no = content.id("tid") or ""
    found: list[Thing] = []
    if topic.startswith("taobao_refund_") and (number := content.id("refund_id")):
        found.append(Thing("after_sale", number, order_no))
    if topic == "taobao_trade_TradeRated" and (line_no := content.id("oid") or order_no):
        found.append(Thing("review", line_no, order_no))
    if order_no:
        found.append(Thing("order", order_no, order_no))
    return tuple(found)


def _content(text: Any) -> Any:
    """JSON, as every topic that Heqi reads has it; other forms say nothing to us."""
    try:
        return read_json(text.encode()) if isinstance(text, str) else text
    except ValueError:
        return {}
