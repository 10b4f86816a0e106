"""What can be steered."""

from typing import Any

from heqi.core.words import OrderState
from heqi.platforms.sandbox.control.refusal import Refusal, read_number, read_object
from heqi.platforms.sandbox.faults.plan import Shares, with_share
from heqi.platforms.sandbox.gateways.holds import When
from heqi.platforms.sandbox.gateways.http import Request
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.world.life.grieving import apply
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.truth import refund_truth


def set_clock(market: Market, request: Request) -> dict[str, Any]:
    """`advance_seconds` pushes it, `speed` sets its pace."""
    if "speed" in request.fields:
        speed = read_number(request, "speed")
        if speed < 0:
            raise Refusal("time does not go back")
        market.clock.set_speed(speed)
    seconds = int(read_number(request, "advance_seconds", 0))
    if seconds < 0:
        raise Refusal("time does not go back")
    market.clock.push(seconds)
    return {"now": market.now(), "speed": market.clock.speed}


def set_faults(market: Market, request: Request) -> dict[str, Any]:
    """A chance per fault; `all` for every one; what is not named is switched off."""
    shares = Shares()
    try:
        for name, value in read_object(request).items():
            shares = with_share(shares, name, float(value))
    except (ValueError, TypeError) as error:
        raise Refusal(f"no such fault or chance: {error}") from error
    market.faults.shares = shares
    return {name: getattr(shares, name) for name in Shares.__slots__}


def set_limits(market: Market, request: Request) -> dict[str, Any]:
    """`factor` of the documented limits: 0.01 lets one call in a hundred through."""
    market.limiter.factor = read_number(request, "factor")
    return {"factor": market.limiter.factor}


def set_permissions(market: Market, request: Request) -> dict[str, Any]:
    """`forbid`: the methods that the app's permission packages no longer hold."""
    body = read_object(request)
    app = market.access.apps.get(str(body.get("app_key")))
    if app is None:
        raise Refusal("no such app_key")
    app.forbidden = set(body.get("forbid", ()))
    return {"forbidden": sorted(app.forbidden)}


def expire_tokens(market: Market, request: Request) -> dict[str, Any]:
    """All access tokens end now; with `shop`, those of one shop. Refresh tokens stay good."""
    now, wanted = market.now(), request.fields.get("shop")
    ended = [grant for grant in market.access.grants.values() if wanted in (None, str(grant.shop.shop_id))]
    for grant in ended:
        grant.expires_at = now
    return {"expired": len(ended)}


def set_hold(market: Market, request: Request) -> dict[str, Any]:
    """`method` (or *), `when` before | after its effect, `times`."""
    try:
        when = When(request.fields.get("when", "after"))
    except ValueError as error:
        raise Refusal("when is before or after") from error
    market.holds.set(request.fields.get("method", "*"), when, int(read_number(request, "times", 1)))
    return {"holds": len(market.holds.all)}


def release_holds(market: Market, request: Request) -> dict[str, Any]:
    """Let all go; with `drop` true they are cut off where they stand."""
    return {"released": market.holds.release(drop=request.fields.get("drop") == "true")}


def make_refund(market: Market, request: Request) -> dict[str, Any]:
    """A buyer applies now: `order` names it, `mishap` what went wrong."""
    market.now()
    order = market.world.order_by_no.get(request.fields.get("order", ""))
    if order is None or order.state in (OrderState.UNPAID, OrderState.CANCELLED, OrderState.GROUPING):
        raise Refusal("no such order, or nothing was paid for it")
    if order.lines[0].refund is not None:
        raise Refusal("it has an after-sale")
    try:
        mishap = Mishap(request.fields.get("mishap", "changed_mind"))
    except ValueError as error:
        raise Refusal("no such mishap") from error
    if mishap is Mishap.NONE:
        raise Refusal("nothing went wrong, so nobody complains")
    return refund_truth(apply(market.world, order, order.lines[0], mishap, market.world.now), market.world)
