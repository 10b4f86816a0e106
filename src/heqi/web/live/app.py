"""The ASGI application of `/api/live`."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from functools import partial
from typing import Any
from urllib.parse import parse_qs

import orjson

from heqi.journal.queries import last_pos
from heqi.web.csp import POLICY
from heqi.web.errors import LOG_IN
from heqi.web.live.guard import find_listeners, session_key_of
from heqi.web.live.hub import Hub
from heqi.web.live.news import read_news, write_event
from heqi.web.live.stream import Stream, StreamEnded
from heqi.web.marks.ether import Ear

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PING_EVERY = 15.0
FARTHEST_BACK = 5_000
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", POLICY.encode()),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
]


class Live:
    """Serves any number of screens in one event loop."""

    def __init__(self, ear: Ear) -> None:
        self._ear = ear
        self._hub: Hub | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request: 401 for whoever is not logged in, else events until one side ends it."""
        hub = self._hub = self._hub or Hub(self._ear)
        headers = dict(scope["headers"])
        key = session_key_of(headers)
        listener = (await hub.ask(partial(find_listeners, [key]))).get(key)
        if listener is None:
            await _refuse(send)
            return
        stream = Stream(key, listener)
        told = await hub.join(stream)
        since = await _start_from(hub, _last_seen(scope, headers), told)
        talk = asyncio.create_task(_talk(hub, stream, send, since=since, told=told))
        gone = asyncio.create_task(_wait_for_disconnect(receive))
        try:
            await asyncio.wait({talk, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            hub.leave(stream)
            for task in (talk, gone):
                task.cancel()
            await asyncio.gather(talk, gone, return_exceptions=True)

    async def close(self) -> None:
        """End every stream, when the server stops."""
        if self._hub is not None:
            await self._hub.close()


def _last_seen(scope: Scope, headers: dict[bytes, bytes]) -> int | None:
    """The pos after which the screen wants to hear: Last-Event-ID, else ?last=, else (None) from now on."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("last", [""])[0]
    said = headers.get(b"last-event-id", b"").decode("latin-1") or asked
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None


async def _start_from(hub: Hub, seen: int | None, told: int) -> int:
    """Where to begin. A replay may have run ahead of the hub; a place that the journal lacks is of another database."""
    if seen is None or (seen > told and seen > await hub.ask(last_pos)):
        return told
    return seen


async def _talk(hub: Hub, stream: Stream, send: Send, *, since: int, told: int) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    # Too far behind for a replay: start from now, and the screen asks anew for what it shows.
    gap = told - since > FARTHEST_BACK
    start = told if gap else since
    hello = write_event("hello", {"pos": told, "gap": gap}, start)
    await _say(send, b"retry: 2000\n" + hello)
    while start < told:
        news = await hub.ask(partial(read_news, after=start, shop_ids=stream.listener.shop_ids))
        for item in news.items:
            await _say(send, item.text)
        start = news.pos
    await _follow(stream, send, start)


async def _follow(stream: Stream, send: Send, start: int) -> None:
    try:
        while True:
            items = await stream.take(PING_EVERY)
            text = b"".join(item.text for item in items if item.pos > start)
            if text or not items:
                await _say(send, text or b": ping\n\n")
    except StreamEnded:
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _say(send: Send, text: bytes) -> None:
    await send({"type": "http.response.body", "body": text, "more_body": True})


async def _wait_for_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"application/json"), *HEADERS[1:]]
    await send({"type": "http.response.start", "status": 401, "headers": headers})
    await send({"type": "http.response.body", "body": orjson.dumps(LOG_IN)})
