"""The ASGI application of `heqi serve`: `/api/live` and the calls of channels that wait are served in the event loop,
all else by Django in threads.

Django as native ASGI would open a database connection per request and run at half the speed (docs/adr).
"""

from collections.abc import MutableMapping
from typing import Any

from heqi.web.bridge import Bridge
from heqi.web.channel.waiting import OUTBOX, OutboxDesk, WaitingRoom
from heqi.web.chat.desk import LINES, LinesDesk
from heqi.web.live.app import Live, Receive, Scope, Send
from heqi.web.marks.ether import Ear
from heqi.web.wsgi import application as django_application

LIVE_PATH = "/api/live"
THREADS = 16


class Application:
    """Routes one request to the live feed, to the waiting room or to Django."""

    def __init__(self, *, threads: int = THREADS) -> None:
        self.ear = Ear()
        self.live = Live(self.ear)
        self.waiting = WaitingRoom({OUTBOX: OutboxDesk, LINES: LinesDesk}, self.ear)
        self._django = Bridge(django_application, threads=threads)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the ASGI specification. Other types than http and lifespan are turned away."""
        if scope["type"] == "lifespan":
            await self._live_through(receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})
        elif scope["path"] == LIVE_PATH and scope["method"] == "GET":
            await self.live(scope, receive, send)
        elif self.waiting.serves(scope):
            await self.waiting(_without_lookalikes(scope), receive, send)
        else:
            await self._django(_without_lookalikes(scope), receive, send)

    async def end_streams(self) -> None:
        """End the live streams and the waiting calls, which would keep the server from stopping."""
        self.ear.close()
        await self.live.close()
        await self.waiting.close()

    async def _live_through(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await self.end_streams()
                self._django.executor.shutdown(wait=False, cancel_futures=True)
                await send({"type": "lifespan.shutdown.complete"})
                return
            await send({"type": "lifespan.startup.complete"})


def _without_lookalikes(scope: MutableMapping[str, Any]) -> dict[str, Any]:
    # In WSGI `X_Forwarded_Proto` and `X-Forwarded-Proto` become one name, so the former could pose as the latter.
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if b"_" not in name]}


application = Application()
