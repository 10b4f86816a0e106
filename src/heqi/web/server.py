"""The embedded server: one uvicorn process with a socket that was bound before anything else started."""

import asyncio
import socket
import threading

import uvicorn

from heqi.core.errors import HeqiError
from heqi.web.asgi import Application


class Server(uvicorn.Server):
    """uvicorn that ends the live streams before it waits for connections to close: they would never."""

    def __init__(self, app: Application, *, host: str, port: int, told: threading.Event | None = None) -> None:
        """`told`: set by a signal to stop that came before uvicorn hears them."""
        config = uvicorn.Config(
            app,
            host=host,
            port=port,
            http="h11",
            ws="none",
            lifespan="on",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=5,
        )
        super().__init__(config)
        self._app = app
        self._told = told

    async def main_loop(self) -> None:
        """See uvicorn."""
        if self._told is None or not self._told.is_set():
            await super().main_loop()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """See uvicorn."""
        await self._app.end_streams()
        await asyncio.sleep(0)
        await super().shutdown(sockets)


def bind_port(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one. Raises serve.port_taken, serve.bad_address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once (TCP_NODELAY) only on sockets that name TCP; else each waits 40 ms for an ACK.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(256)
    except OSError as error:
        listener.close()
        raise _unable_to_bind(host, port, error) from error
    listener.set_inheritable(False)
    return listener


def _unable_to_bind(host: str, port: int, error: OSError) -> HeqiError:
    if isinstance(error, PermissionError):
        return HeqiError(
            "serve.port_forbidden",
            f"没有权限使用端口 {port}，请用 1024 以上的端口：--port 8000。",
            f"Port {port} needs privileges; take one above 1024: --port 8000",
        )
    if isinstance(error, socket.gaierror):
        return HeqiError("serve.bad_address", f"地址无效：{host}。", f"There is no such address: {host}")
    return HeqiError(
        "serve.port_taken",
        f"端口 {port} 已被占用，可能 Heqi 已经在运行。换一个端口：--port {port + 1}。",
        f"Port {port} is taken; Heqi may be running already. Take another: --port {port + 1}",
        detail={"host": host, "port": port},
    )
