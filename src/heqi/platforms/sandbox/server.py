"""The sandbox as a process: a market brought up to the present, served until it is stopped."""

import asyncio
import socket
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from heqi.platforms.sandbox.app import Application
from heqi.platforms.sandbox.gateways.http import Receive, Scope, Send
from heqi.platforms.sandbox.gateways.market import Market

BACKLOG = 256


class Protocol(H11Protocol):
    """HTTP whose application can end the connection without a byte: faults need that."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        serve = self.app

        async def with_knife(scope: Scope, receive: Receive, send: Send) -> None:
            await serve({**scope, "sandbox.cut": self._cut}, receive, send)

        self.app = with_knife

    def _cut(self) -> None:
        self.transport.abort()


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one. Raises OSError."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def serve(market: Market, listener: socket.socket, *, control_token: str) -> None:
    """Until interrupted."""
    asyncio.run(make_server(market, control_token=control_token).serve(sockets=[listener]))


def make_server(market: Market, *, control_token: str) -> uvicorn.Server:
    """Not started; `should_exit` ends it."""
    config = uvicorn.Config(
        Application(market, control_token=control_token),
        http=Protocol,
        ws="websockets-sansio",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    return uvicorn.Server(config)
