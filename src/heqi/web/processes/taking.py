"""The server of a part: uvicorn whose connections were accepted by the front."""

import asyncio
import socket
from typing import Any

from heqi.web.asgi import Application
from heqi.web.processes.part import READY
from heqi.web.server import Server

AT_ONCE = 16


class TakingServer(Server):
    """Takes connections from `line` until the front closes it; then it finishes what it has and ends."""

    def __init__(self, app: Application, *, line: socket.socket) -> None:
        super().__init__(app, host="127.0.0.1", port=0)
        self._line = line
        self._taken: set[asyncio.Task[Any]] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """See uvicorn. Nothing is listened on; the front is told that connections may come."""
        await self.lifespan.startup()
        self.servers = []
        self._line.setblocking(False)
        asyncio.get_running_loop().add_reader(self._line, self._take)
        self._line.send(READY)
        self.started = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """See uvicorn."""
        asyncio.get_running_loop().remove_reader(self._line)
        await asyncio.gather(*self._taken, return_exceptions=True)
        await super().shutdown(sockets)

    def _take(self) -> None:
        try:
            said, numbers, _, _ = socket.recv_fds(self._line, AT_ONCE, AT_ONCE)
        except BlockingIOError:
            return
        except ConnectionError:
            said, numbers = b"", []
        for number in numbers:
            task = asyncio.get_running_loop().create_task(self._serve_connection(socket.socket(fileno=number)))
            self._taken.add(task)
            task.add_done_callback(self._taken.discard)
        if not said:
            asyncio.get_running_loop().remove_reader(self._line)
            self.should_exit = True

    async def _serve_connection(self, connection: socket.socket) -> None:
        await asyncio.get_running_loop().connect_accepted_socket(self._make_protocol, connection)

    def _make_protocol(self) -> asyncio.Protocol:
        make: Any = self.config.http_protocol_class
        protocol: asyncio.Protocol = make(
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
        return protocol
