"""What a POP method is: its root key, its limit, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from heqi.platforms.sandbox.gateways.access import App, Grant
from heqi.platforms.sandbox.gateways.limits import Limit
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.pop.errors import PopError
from heqi.platforms.sandbox.world.order import Order, Refund
from heqi.platforms.sandbox.world.shops import Shop
from heqi.platforms.sandbox.world.world import World


@dataclass(frozen=True, slots=True)
class Context:
    """Who calls, and when. `grant` is None for methods that need no token."""

    market: Market
    app: App
    grant: Grant | None
    now: int

    @property
    def world(self) -> World:
        """The market's world."""
        return self.market.world

    @property
    def shop(self) -> Shop:
        """Whose token it is."""
        assert self.grant is not None
        return self.grant.shop

    def order(self, no: str) -> Order:
        """One of the shop's own. Raises PopError."""
        order = self.world.order_by_no.get(no)
        if order is None or order.shop is not self.shop:
            raise PopError(50001, "订单不存在")
        return order

    def refund(self, no: str, order_no: str) -> Refund:
        """One of the shop's own, and of that order. Raises PopError."""
        refund = self.world.refund_by_no.get(no)
        if refund is None or refund.order.shop is not self.shop or refund.order.no != order_no:
            raise PopError(50001, "售后单不存在")
        return refund


Answer = dict[str, Any]


UNDOCUMENTED = Limit(600, 10)
"""For methods whose limit the reference does not tell."""


@dataclass(frozen=True, slots=True)
class Call:
    """`root`: the key around the answer, None for the one method that has none; `limit`: per shop, reference 2.0."""

    root: str | None
    does: Callable[[Context, Params], Answer]
    limit: Limit = UNDOCUMENTED
    needs_token: bool = True
