"""What a TOP method is, and how lists are wrapped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from heqi.core.words import Platform
from heqi.platforms.sandbox.gateways.access import App, Grant
from heqi.platforms.sandbox.gateways.limits import Limit
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.top.errors import TopError
from heqi.platforms.sandbox.world.order import Order, Refund
from heqi.platforms.sandbox.world.shops import Shop
from heqi.platforms.sandbox.world.world import World

Answer = dict[str, Any]
UNDOCUMENTED = Limit(2000, 10)
"""The reference names no limits of TOP; the sandbox needs one that can bite."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A list of JSON, which stands under one more key of its members' kind unless `simplify=true`."""

    kind: str
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class Context:
    """Who calls, and when. `grant` is None for methods that need no session."""

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
        """Whose session it is."""
        assert self.grant is not None
        return self.grant.shop

    @property
    def is_tmall(self) -> bool:
        """Some methods are for Tmall alone, some want more there."""
        return self.shop.platform is Platform.TMALL

    def order(self, params: Params, name: str = "tid") -> Order:
        """One of the shop's own. Raises TopError."""
        order = self.world.order_by_no.get(params.text(name))
        if order is None or order.shop is not self.shop:
            raise TopError(15, "isv.trade-not-exist", "交易订单不存在")
        return order

    def refund(self, params: Params, name: str = "refund_id") -> Refund:
        """One of the shop's own. Raises TopError."""
        refund = self.world.refund_by_no.get(params.text(name))
        if refund is None or refund.order.shop is not self.shop:
            raise TopError(15, "isv.refund-not-exist", "退款单不存在")
        return refund

    def need_tmall(self) -> None:
        """Raises TopError for a Taobao shop."""
        if not self.is_tmall:
            raise TopError(15, "isv.operation-not-allowed", "该接口仅支持天猫商家")


@dataclass(frozen=True, slots=True)
class Call:
    """What it does, and how often."""

    does: Callable[[Context, Params], Answer]
    limit: Limit = UNDOCUMENTED
    needs_session: bool = True


def root_of(method: str) -> str:
    """`taobao.refund.get` → `refund_get_response`; other prefixes stay."""
    return method.removeprefix("taobao.").replace(".", "_") + "_response"


def unwrap(value: Any, *, simplify: bool) -> Any:
    """Lists as TOP writes them: under their kind, or bare."""
    if isinstance(value, Wrapped):
        rows = [unwrap(row, simplify=simplify) for row in value.rows]
        return rows if simplify else {value.kind: rows}
    if isinstance(value, dict):
        return {name: unwrap(inside, simplify=simplify) for name, inside in value.items() if inside is not None}
    return value
