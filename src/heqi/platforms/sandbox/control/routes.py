"""The control API: one line a route."""

from collections.abc import Callable
from hmac import compare_digest
from typing import Any

import orjson

from heqi.platforms.sandbox.control import looking, steering, talks
from heqi.platforms.sandbox.control.refusal import Refusal
from heqi.platforms.sandbox.gateways.http import Reply, Request, Scope
from heqi.platforms.sandbox.gateways.market import Market

LOOPBACK = frozenset({"127.0.0.1", "::1"})
Route = Callable[[Market, Request], Any]

ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "/control"): looking.show_state,
    ("GET", "/control/connections"): looking.list_connections,
    ("GET", "/control/ledger"): looking.list_movements,
    ("GET", "/control/truth/orders"): looking.list_orders,
    ("GET", "/control/truth/refunds"): looking.list_refunds,
    ("GET", "/control/sms"): looking.list_codes,
    ("GET", "/control/holds"): looking.list_holds,
    ("GET", "/control/chats"): talks.list_talks,
    ("POST", "/control/chats/say"): talks.say,
    ("POST", "/control/clock"): steering.set_clock,
    ("POST", "/control/faults"): steering.set_faults,
    ("POST", "/control/limits"): steering.set_limits,
    ("POST", "/control/permissions"): steering.set_permissions,
    ("POST", "/control/tokens/expire"): steering.expire_tokens,
    ("POST", "/control/holds"): steering.set_hold,
    ("POST", "/control/holds/release"): steering.release_holds,
    ("POST", "/control/refunds"): steering.make_refund,
}


class Control:
    """Refuses everybody who is not on this machine or does not know the token."""

    def __init__(self, market: Market, token: str) -> None:
        self._market = market
        self._token = token

    def serve(self, scope: Scope, request: Request) -> Reply:
        """JSON in, JSON out."""
        client = (scope.get("client") or ("",))[0]
        if client not in LOOPBACK:
            return _json({"error": "only from this machine"}, 403)
        if not compare_digest(request.headers.get("authorization", ""), f"Bearer {self._token}"):
            return _json({"error": "wrong token"}, 401)
        route = ROUTES.get((request.method, request.path.rstrip("/")))
        if route is None:
            return _json({"error": "no such route"}, 404)
        try:
            return _json(route(self._market, request), 200)
        except Refusal as refusal:
            return _json({"error": str(refusal)}, 400)


def _json(value: Any, status: int) -> Reply:
    return Reply(orjson.dumps(value), status)
