"""What can be looked at. Lists take `after` (a serial number) and `limit`."""

from dataclasses import asdict
from typing import Any

from heqi.core.words import AfterSaleState, Platform
from heqi.platforms.sandbox.control.refusal import read_number
from heqi.platforms.sandbox.gateways.access import describe_grants
from heqi.platforms.sandbox.gateways.http import Request
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.gateways.pop.fields.codes import shown_alike as shown_by_pop
from heqi.platforms.sandbox.gateways.top.fields.states import shown_alike as shown_by_top
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.truth import order_truth, refund_truth

MOST = 10_000


def show_state(market: Market, _: Request) -> dict[str, Any]:
    """Time, sizes, and what the wire does."""
    now = market.now()
    world = market.world
    return {
        "now": now,
        "speed": market.clock.speed,
        "seed": world.seed,
        "live_from": world.plan.live_from,
        "orders": len(world.orders),
        "refunds": len(world.refunds),
        "movements": len(world.ledger.movements),
        "balance": sum(world.ledger.balances.values()),
        "talks": len(world.talks),
        "reviews": len(world.reviews),
        "faults": asdict(market.faults.shares),
        "struck": market.faults.counts,
    }


def list_connections(market: Market, _: Request) -> list[dict[str, Any]]:
    """What to connect each shop with."""
    return describe_grants(market.access)


def list_movements(market: Market, request: Request) -> dict[str, Any]:
    """The ledger, oldest first."""
    market.now()
    start, end, total = _slice(request, len(market.world.ledger.movements))
    rows = [movement._asdict() for movement in market.world.ledger.movements[start:end]]
    return {"rows": rows, "next": end if end < total else None}


def list_orders(market: Market, request: Request) -> dict[str, Any]:
    """What is so of each order; `shop` keeps those of one."""
    market.now()
    start, end, total = _slice(request, len(market.world.orders))
    wanted = request.fields.get("shop")
    rows = [
        order_truth(order)
        for order in market.world.orders[start:end]
        if wanted is None or str(order.shop.shop_id) == wanted
    ]
    return {"rows": rows, "next": end if end < total else None}


def list_refunds(market: Market, request: Request) -> dict[str, Any]:
    """What is so of each after-sale; `shop`, `state` keep some. `shown_alike`: what its platform shows as this."""
    market.now()
    start, end, total = _slice(request, len(market.world.refunds))
    wanted, state = request.fields.get("shop"), request.fields.get("state")
    rows = [
        refund_truth(refund, market.world) | {"shown_alike": sorted(_shown_alike(refund))}
        for refund in market.world.refunds[start:end]
        if (wanted is None or str(refund.order.shop.shop_id) == wanted) and state in (None, refund.state.value)
    ]
    return {"rows": rows, "next": end if end < total else None}


def _shown_alike(refund: Refund) -> frozenset[AfterSaleState]:
    on_pop = refund.order.shop.platform is Platform.PINDUODUO
    return frozenset({refund.state}) | (shown_by_pop(refund) if on_pop else shown_by_top(refund))


def list_codes(market: Market, _: Request) -> dict[str, str]:
    """Text messages that merchants got: shop → code."""
    return {str(shop): code for shop, code in market.sms.codes.items()}


def list_holds(market: Market, _: Request) -> list[dict[str, Any]]:
    """Kill points, and how many calls stand at each."""
    return [
        {"method": hold.method, "when": hold.when.value, "times": hold.times, "waiting": hold.waiting}
        for hold in market.holds.all
    ]


def _slice(request: Request, total: int) -> tuple[int, int, int]:
    start = int(read_number(request, "after", 0))
    size = int(min(read_number(request, "limit", 1000), MOST))
    return start, min(start + size, total), total
