"""POP's message service (pmc): a WebSocket that names what changed; each message is acknowledged once it is kept.

What is not acknowledged comes again, after minutes at first and then hours, fourteen times at most.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from heqi.core.connecting import Credentials, Push, Stop, Thing
from heqi.platforms.net.body import read_json
from heqi.platforms.net.line import unreachable
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.pinduoduo.signing import push_digest

HEARTBEAT = 10.0
DEAD_AFTER = 180.0
LOOK = 1.0
"""Seconds to wait for a message before looking whether to stop."""


def listen(url: str, credentials: Credentials, stop: Stop, now: Callable[[], datetime]) -> Iterator[Push]:
    """Messages as they come, until `stop`. Raises PlatformError (temporary) when the line breaks or falls silent."""
    millis = int(now().timestamp() * 1000)
    digest = push_digest(credentials.app_key, millis, credentials.app_secret)
    address = f"{url.rstrip('/')}/message/{credentials.app_key}/{millis}/{digest}"
    try:
        with connect(address, open_timeout=10, close_timeout=2, max_size=2**20) as line:
            yield from _messages(line, stop, now)
    except (WebSocketException, OSError) as error:  # without its text: the address is as good as a password
        raise unreachable(type(error).__name__, sent=False) from None


def _messages(line: ClientConnection, stop: Stop, now: Callable[[], datetime]) -> Iterator[Push]:
    heard = beaten = time.monotonic()
    while not stop.is_set():
        moment = time.monotonic()
        if moment - heard > DEAD_AFTER:
            raise unreachable("silent", sent=False)
        if moment - beaten >= HEARTBEAT:
            line.send(_frame("HeartBeat", now()))
            beaten = moment
        try:
            frame = _read(line.recv(timeout=LOOK))
        except TimeoutError:
            continue
        heard = time.monotonic()
        if frame.get("commandType") == "Common":
            yield _push(line, frame, now)


def _push(line: ClientConnection, frame: Mapping[str, Any], now: Callable[[], datetime]) -> Push:
    message = Reading(frame.get("message") or {})
    content = Reading(_content(message.text("content")))
    topic = message.text("type") or ""
    owner = message.text("mallID") or content.text("mall_id") or ""

    def ack() -> None:
        line.send(_frame("Ack", now(), id=frame.get("id"), type=topic, mallID=message.data.get("mallID")))

    at = Reading(frame).moment("sendTime") or now()
    return Push(topic, things_of(topic, content), at, ack, owner, scrub(dict(content.data)))


def things_of(topic: str, content: Reading) -> tuple[Thing, ...]:
    """What to look at after a message; nothing for topics that name none of our things."""
    order_no = content.id("tid") or content.id("order_sn") or ""
    found: list[Thing] = []
    if topic.startswith("pdd_refund_") and (number := content.id("refund_id")):
        found.append(Thing("after_sale", number, order_no))
    if topic == "pdd_chat_OrderPromise" and (number := content.id("promise_id")):
        found.append(Thing("platform_promise", number, order_no))
    if topic.startswith("pdd_goods_") and (number := content.id("goods_id")):
        found.append(Thing("listing", number))
    if order_no:
        found.append(Thing("order", order_no, order_no))
    return tuple(found)


def _content(text: str | None) -> Any:
    try:
        return read_json((text or "{}").encode())
    except ValueError:
        return {}


def _read(frame: str | bytes) -> Mapping[str, Any]:
    try:
        said = read_json(frame.encode() if isinstance(frame, str) else frame)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _frame(command: str, at: datetime, **said: Any) -> str:
    millis = int(at.astimezone(UTC).timestamp() * 1000)
    return orjson.dumps({"commandType": command, "time": millis, "sendTime": millis, **said}).decode()
