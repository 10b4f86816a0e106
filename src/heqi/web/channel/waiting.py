"""Calls that may be kept waiting, served in the event loop: a bridge's outbox and the lines of a buyer page.

A waiting call holds no thread. Without this ASGI application, under a plain WSGI server, the same addresses answer at
once (`heqi.web.channel.api`, `heqi.web.chat.views`) and the other side simply asks again.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from urllib.parse import parse_qs

import orjson
import structlog
from django.utils import timezone

from heqi.channels.keys import prefix_of
from heqi.core.errors import HeqiError
from heqi.platforms.channel.limits import LONGEST_POLL
from heqi.platforms.channel.signing import Letter
from heqi.web.channel.api import refusal_body
from heqi.web.channel.bell import Bell, ForChannel, Waiter, Wish
from heqi.web.channel.door import Knock, let_in
from heqi.web.channel.outbox import look_outbox
from heqi.web.csp import POLICY
from heqi.web.live.app import Receive, Scope, Send
from heqi.web.marks.ether import Ear
from heqi.web.marks.mark import RECENT, Mark, fresh_since

MOST = 5_000
"""Calls that one process keeps waiting."""
FAILED = HeqiError("server.failed", "服务器出错了，请稍后再试。", "Something went wrong on the server; try again.", 500)
log = structlog.get_logger(__name__)
OUTBOX = re.compile(r"/channel/v1/([0-9a-f]{16})/outbox")
OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS
HEADERS = [
    (b"content-type", b"application/json; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"same-origin"),
]


@dataclass(frozen=True, slots=True)
class Call:
    """A request whose caller may wait. `query`: the last value of each parameter."""

    knock: Knock
    query: dict[str, str]


class Desk(Protocol):
    """What a caller waits for."""

    wish: Wish

    def look(self) -> dict[str, Any] | None:
        """The answer, or None while there is nothing to tell. In a database thread."""

    def empty(self) -> dict[str, Any]:
        """The answer when there was nothing for as long as the caller wants to wait."""


Admit = Callable[[Call, str], Desk]


class OutboxDesk:
    """A bridge at its outbox."""

    def __init__(self, call: Call, public_id: str) -> None:
        self._channel = let_in(public_id, call.knock, now=timezone.now(), polls=True)
        self._after = read_number(call.query, "after")
        self._heard = read_number(call.query, "heard")
        self._prefix = prefix_of(self._channel.pk)
        told = self._prefix if self._heard is not None else None
        self.wish: Wish = ForChannel(self._channel.shop_id, self._channel.pk, told)

    def look(self) -> dict[str, Any] | None:
        """See Desk."""
        found = look_outbox(self._channel, after=self._after, now=timezone.now())
        marks = self._marks()
        if not marks and not found["items"] and found["cursor"] == (self._after or 0):
            return None
        return {**found, **self._told(marks)}

    def empty(self) -> dict[str, Any]:
        """See Desk."""
        return {"items": [], "cursor": self._after or 0, **self._told([])}

    def _told(self, marks: list[Mark]) -> dict[str, Any]:
        """In which talks somebody of us writes, for a bridge that asks for it."""
        if self._heard is None:
            return {}
        typing = [mark.conversation.removeprefix(self._prefix) for mark in marks]
        return {"typing": typing, "heard": max([self._heard, *(mark.at for mark in marks)])}

    def _marks(self) -> list[Mark]:
        if self._heard is None:
            return []
        return RECENT.by_shop(self._channel.shop_id, self._prefix, after=max(self._heard, fresh_since()))


class WaitingRoom:
    """Serves any number of waiting calls in one event loop. `desks`: which paths, and who answers there."""

    def __init__(self, desks: dict[re.Pattern[str], Admit], ear: Ear) -> None:
        self._desks = desks
        self._ear = ear
        self._bell: Bell | None = None

    def serves(self, scope: Scope) -> bool:
        """Whether this request is one for here."""
        return scope["method"] == "GET" and any(path.fullmatch(scope["path"]) for path in self._desks)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        bell = self._bell = self._bell or Bell(self._ear)
        call = _read_call(scope)
        try:
            _require_room(bell)
            wait = min(read_number(call.query, "wait", LONGEST_POLL), LONGEST_POLL)
            path, admit = next(
                (found, admit) for path, admit in self._desks.items() if (found := path.fullmatch(scope["path"]))
            )
            desk = await bell.ask(partial(admit, call, path[1]))
            body = await _until_gone(self._answer(bell, desk, wait), receive)
        except HeqiError as error:
            await _send(send, error.status, refusal_body(error), error.detail.get("retry_after"))
            return
        except Exception as error:
            # Its own words may quote a buyer's data.
            log.error("waiting call failed", error=type(error).__name__)
            await _send(send, 500, refusal_body(FAILED))
            return
        if body is not None:
            await _send(send, 200, orjson.dumps(body, option=OPTIONS))

    async def close(self) -> None:
        """Let every waiting call go, when the server stops."""
        if self._bell is not None:
            await self._bell.close()

    async def _answer(self, bell: Bell, desk: Desk, wait: float) -> dict[str, Any]:
        end = asyncio.get_running_loop().time() + wait
        while True:
            with bell.wait_for(desk.wish) as waiter:
                found = await bell.ask(desk.look)
                left = end - asyncio.get_running_loop().time()
                if found is not None:
                    return found
                if left <= 0 or bell.closed or not await _rung(waiter, left):
                    return desk.empty()


def _require_room(bell: Bell) -> None:
    if bell.crowd >= MOST:
        message, message_en = "现在太忙，请稍后再试。", "Too many wait here already; try again in a while."
        raise HeqiError("channel.busy", message, message_en, 429, {"retry_after": 10})


async def _rung(waiter: Waiter, seconds: float) -> bool:
    try:
        await asyncio.wait_for(waiter.rung.wait(), seconds)
    except TimeoutError:
        return False
    return True


async def _until_gone(answer: Any, receive: Receive) -> dict[str, Any] | None:
    """The answer, or None when the caller has gone before it came."""
    working = asyncio.ensure_future(answer)
    gone = asyncio.ensure_future(_wait_for_disconnect(receive))
    try:
        await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for task in (working, gone):
            task.cancel()
        await asyncio.gather(working, gone, return_exceptions=True)


async def _wait_for_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def read_number(query: dict[str, str], name: str, default: Any = None) -> Any:
    """A whole number of the query. Raises request.invalid."""
    said = query.get(name, "")
    if not said:
        return default
    if not (said.isascii() and said.isdigit() and len(said) < 19):
        message, message_en = f"{name} 要是整数。", f"{name} is a whole number."
        raise HeqiError("request.invalid", message, message_en, 422, {"fields": [{"at": name, "why": message_en}]})
    return int(said)


def _read_call(scope: Scope) -> Call:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    query = scope["query_string"].decode("latin-1")
    path = scope["path"] + (f"?{query}" if query else "")
    client = scope.get("client") or ("", 0)
    knock = Knock(Letter("GET", path), headers, str(client[0]))
    return Call(knock, {name: values[-1] for name, values in parse_qs(query).items()})


async def _send(send: Send, status: int, body: bytes, retry_after: Any = None) -> None:
    more = [(b"retry-after", str(retry_after).encode())] if retry_after else []
    length = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*HEADERS, *length, *more]})
    await send({"type": "http.response.body", "body": body})
