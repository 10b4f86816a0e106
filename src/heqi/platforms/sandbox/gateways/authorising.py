"""The page on which a merchant says yes. Here nobody clicks: it sends the browser straight back with a code."""

from urllib.parse import urlencode

from heqi.platforms.sandbox.gateways.http import Reply, Request
from heqi.platforms.sandbox.gateways.market import Market


def authorise(market: Market, request: Request) -> Reply:
    """Back to `redirect_uri` with `code` and `state`. `shop` and `sub_nick` say who authorises; else the first shop."""
    fields = request.fields
    shops = [shop for shop in market.world.shops if market.access.app_of(shop).key == fields.get("client_id")]
    shop = next((shop for shop in shops if str(shop.shop_id) == fields.get("shop")), shops[0] if shops else None)
    if shop is None or not fields.get("redirect_uri"):
        return Reply(b"unknown client_id or no redirect_uri", 400, "text/plain")
    code = market.access.make_code(fields["client_id"], shop, fields.get("sub_nick", ""), market.now())
    query = urlencode({"code": code, "state": fields.get("state", "")})
    return Reply(b"", 302, headers=(("location", f"{fields['redirect_uri']}?{query}"),))
