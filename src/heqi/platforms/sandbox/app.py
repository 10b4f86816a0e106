"""All of the sandbox as one ASGI application: /pop, /top, /control."""

from collections.abc import Callable

from heqi.platforms.sandbox.control.routes import Control
from heqi.platforms.sandbox.gateways.authorising import authorise
from heqi.platforms.sandbox.gateways.http import (
    BadRequest,
    Receive,
    Reply,
    Request,
    Scope,
    Send,
    read_request,
    send_reply,
)
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.gateways.pop.http import PopHttp
from heqi.platforms.sandbox.gateways.pop.push import serve_push
from heqi.platforms.sandbox.gateways.top.http import TopHttp
from heqi.platforms.sandbox.gateways.wire import answer_over_wire

NOT_FOUND = Reply(b"not found", 404, "text/plain")
UNREADABLE = Reply(b"the body cannot be read", 400, "text/plain")


class Application:
    """Calls of the gateways pass the wire and its faults; pages, tokens and the control API do not."""

    def __init__(self, market: Market, *, control_token: str) -> None:
        self._market = market
        self._control = Control(market, control_token)
        pop, top = PopHttp(market), TopHttp(market)
        self._gateways: dict[str, tuple[str, Callable[[Request], Reply]]] = {
            "/pop": ("type", pop.route),
            "/pop/api/router": ("type", pop.route),
            "/top": ("method", top.route),
            "/top/router/rest": ("method", top.route),
        }
        self._pages: dict[str, Callable[[Request], Reply]] = {
            "/pop/authorize": lambda request: authorise(market, request),
            "/top/authorize": lambda request: authorise(market, request),
            "/pop/oauth/token": pop.token,
            "/top/token": top.token,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "websocket":
            await serve_push(self._market, scope, receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            request = await read_request(scope, receive)
        except BadRequest:
            await send_reply(send, UNREADABLE)
            return
        path = request.path.rstrip("/")
        if path in self._gateways:
            name, route = self._gateways[path]
            method = request.fields.get(name, "")
            await answer_over_wire(self._market, scope, send, method, lambda: route(request))
        elif path in self._pages:
            await send_reply(send, self._pages[path](request))
        elif path.startswith("/control"):
            await send_reply(send, self._control.serve(scope, request))
        else:
            await send_reply(send, NOT_FOUND)
