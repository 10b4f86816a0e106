"""Django in threads below the event loop, with one way there and one back for what is short.

a2wsgi lets the thread wait for the event loop five times in a request: for its body, for the head of the answer and
for each part of it. Here a short body is read before a thread is taken, so that a slow sender holds none, and a short
answer is sent when the thread is done with it. Long bodies go a2wsgi's way.
"""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import closing
from contextvars import copy_context
from io import BytesIO
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi import build_environ

from heqi.web.live.app import Receive, Scope, Send

SHORT_BODY = 64 * 1024
PART = 256 * 1024
"""An answer up to this length is sent in one piece, a longer one in pieces of it."""


class Bridge:
    """The ASGI application around a WSGI one, on `threads` threads."""

    def __init__(self, application: Any, *, threads: int) -> None:
        self._application = application
        self._for_long = WSGIMiddleware(application, workers=threads)
        self.executor = self._for_long.executor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if not _is_short(scope):
            await self._for_long(cast(Any, scope), cast(Any, receive), cast(Any, send))
            return
        body = await _read(receive)
        if body is not None:
            loop = asyncio.get_running_loop()
            answer = _Answer(build_environ(cast(Any, scope), cast(Any, BytesIO(body))), send, loop)
            await loop.run_in_executor(self.executor, copy_context().run, answer.make, self._application)
            await answer.send_rest()


class _Answer:
    """One answer: made in a thread, which sends what is over a part itself; the rest is sent in the event loop."""

    def __init__(self, environ: Any, send: Send, loop: asyncio.AbstractEventLoop) -> None:
        self._environ, self._send, self._loop = environ, send, loop
        self._head: dict[str, Any] | None = None
        self._rest = b""

    def make(self, application: Any) -> None:
        """Ask the application; in a thread."""
        with closing(application(self._environ, self._start)) as content:  # Django's answers all want to be closed
            for part in _parts(content):
                if self._rest:
                    asyncio.run_coroutine_threadsafe(self._send_part(self._rest, more=True), self._loop).result()
                self._rest = part

    async def send_rest(self) -> None:
        """The last part, which for most answers is all of it."""
        await self._send_part(self._rest, more=False)

    def _start(self, status: str, headers: Iterable[tuple[str, str]], _exc_info: Any = None) -> None:
        # Django writes a cookie's value with a blank before it, which h11 refuses.
        told = [(name.lower().encode("latin-1"), value.strip().encode("latin-1")) for name, value in headers]
        self._head = {"type": "http.response.start", "status": int(status[:3]), "headers": told}

    async def _send_part(self, part: bytes, *, more: bool) -> None:
        if self._head is not None:
            await self._send(self._head)
            self._head = None
        await self._send({"type": "http.response.body", "body": part, "more_body": more})


def _is_short(scope: Scope) -> bool:
    """Whether the body is announced to be short; one without an announced length may be any."""
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"0")
    return b"transfer-encoding" not in headers and length.isdigit() and int(length) <= SHORT_BODY


async def _read(receive: Receive) -> bytes | None:
    """The whole body, or None when its sender has gone."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if not message.get("more_body", False):
            return bytes(body)


def _parts(content: Iterable[bytes]) -> Iterator[bytes]:
    gathered: list[bytes] = []
    length = 0
    for chunk in content:
        gathered.append(chunk)
        length += len(chunk)
        if length >= PART:
            yield b"".join(gathered)
            gathered, length = [], 0
    if gathered:
        yield b"".join(gathered)
