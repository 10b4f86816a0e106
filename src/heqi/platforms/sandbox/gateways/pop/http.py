"""POP over HTTP: the gateway, and the older address for tokens."""

from typing import Any
from uuid import UUID

import orjson

from heqi.platforms.sandbox.gateways.access import Denied
from heqi.platforms.sandbox.gateways.http import Reply, Request
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.gateways.pop import gateway
from heqi.platforms.sandbox.gateways.pop.calls.tokens import token_fields
from heqi.platforms.sandbox.gateways.pop.errors import PopError
from heqi.platforms.sandbox.gateways.xml import write_xml


class PopHttp:
    """Answers of one market. Request ids count up, so that two runs of a test give the same."""

    def __init__(self, market: Market) -> None:
        self._market = market
        self._served = 0

    def route(self, request: Request) -> Reply:
        """One call of the gateway."""
        self._served += 1
        request_id = UUID(int=self._served).hex
        try:
            root, body = gateway.answer(self._market, request.fields)
        except PopError as error:
            return _reply(request, None, error.body(request_id))
        return _reply(request, root, {**body, "request_id": request_id} if root else body)

    def token(self, request: Request) -> Reply:
        """The older address, `/oauth/token`: JSON in, the bare fields out."""
        market, fields = self._market, request.fields
        app = market.access.apps.get(fields.get("client_id", ""))
        now = market.now()
        if app is None or fields.get("client_secret") != app.secret:
            return _json(PopError(10016).body("0"))
        try:
            if fields.get("grant_type") == "refresh_token":
                grant = market.access.refresh(app.key, fields.get("refresh_token", ""), now)
            else:
                grant = market.access.redeem(app.key, fields.get("code", ""), now)
        except Denied:
            return _json(PopError(20032).body("0"))
        return _json(token_fields(grant, now))


def _reply(request: Request, root: str | None, body: dict[str, Any]) -> Reply:
    whole = body if root is None else {root: body}
    if request.fields.get("data_type", "JSON").upper() == "XML":
        name, inside = next(iter(whole.items())) if len(whole) == 1 else ("response", whole)
        return Reply(write_xml(name, inside), kind="application/xml;charset=UTF-8")
    return _json(whole)


def _json(body: dict[str, Any]) -> Reply:
    return Reply(orjson.dumps(body))
