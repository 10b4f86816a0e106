"""TOP over HTTP: the gateway, and the address for tokens."""

from uuid import UUID

import orjson

from heqi.platforms.sandbox.gateways.access import Denied
from heqi.platforms.sandbox.gateways.http import Reply, Request
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.gateways.top import gateway
from heqi.platforms.sandbox.gateways.top.call import Answer, root_of, unwrap
from heqi.platforms.sandbox.gateways.top.calls.people import token_text
from heqi.platforms.sandbox.gateways.top.errors import TopError
from heqi.platforms.sandbox.gateways.xml import write_xml


class TopHttp:
    """Answers of one market. Request ids count up, so that two runs of a test give the same."""

    def __init__(self, market: Market) -> None:
        self._market = market
        self._served = 0

    def route(self, request: Request) -> Reply:
        """One call of the gateway. XML unless `format=json`, as on the platform."""
        self._served += 1
        request_id = UUID(int=self._served).hex
        fields = request.fields
        try:
            body, root = gateway.answer(self._market, fields, request.files), root_of(fields["method"])
        except TopError as error:
            return _write("error_response", error.body(request_id), fields, simplify=False)
        return _write(root, {**body, "request_id": request_id}, fields, simplify=fields.get("simplify") == "true")

    def token(self, request: Request) -> Reply:
        """`/token`: form in, JSON out."""
        market, fields = self._market, request.fields
        app, now = market.access.apps.get(fields.get("client_id", "")), market.now()
        if app is None or fields.get("client_secret") != app.secret:
            return _refused("invalid_client")
        try:
            if fields.get("grant_type") == "refresh_token":
                grant = market.access.refresh(app.key, fields.get("refresh_token", ""), now)
            else:
                grant = market.access.redeem(app.key, fields.get("code", ""), now)
        except Denied:
            return _refused("invalid_grant")
        return Reply(token_text(grant, now).encode())


def _refused(error: str) -> Reply:
    return Reply(orjson.dumps({"error": error, "error_description": error}), 400)


def _write(root: str, body: Answer, fields: dict[str, str], *, simplify: bool) -> Reply:
    plain = unwrap(body, simplify=simplify)
    if fields.get("format", "xml") != "json":
        return Reply(write_xml(root, plain), kind="text/xml;charset=UTF-8")
    return Reply(orjson.dumps(plain if simplify else {root: plain}))
