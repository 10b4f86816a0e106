"""What the handlers of all kinds share: the shop that they act for, and how POP says yes or no."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from heqi.core.connecting import Thing
from heqi.core.facts import Fact
from heqi.core.sending import Answer, SendOrder
from heqi.platforms.net.sending import DONE, DOUBTFUL, refused
from heqi.platforms.pinduoduo.client import PopClient
from heqi.platforms.pinduoduo.orders import Carrier

UNKNOWN_CARRIER = refused("carrier", "平台不认识这家快递公司。", "The platform does not know this courier.")
_SUCCESS = ("succ", "success", "is_success", "result")
_WHY = ("message", "msg", "error_msg", "errorMsg")


class Shop(Protocol):
    """What a handler may lean on: the connector of its shop."""

    @property
    def client(self) -> PopClient:
        """The shop's calls."""

    def fetch(self, thing: Thing) -> Sequence[Fact]:
        """One thing as it stands now."""

    def find_carrier(self, words: str) -> Carrier | None:
        """A courier by number, code or name."""

    def default_address(self) -> str | None:
        """The return address to use when none is named."""


def cannot_ask(_shop: Shop, _order: SendOrder) -> Answer:
    """POP has no question that would tell."""
    return DOUBTFUL


def yes_or_no(answer: Mapping[str, Any]) -> Answer:
    """POP says whether it worked in one of four words, at one of two depths, and why not beside it."""
    inner = answer.get("result")
    depths = [answer, inner] if isinstance(inner, dict) else [answer]
    if any(depth.get(name) is False for depth in depths for name in _SUCCESS):
        words = _why(depths)
        return refused("business", f"平台没有接受：{words}。", f"The platform did not accept it: {words}.")
    return DONE


def name_request(order: SendOrder) -> dict[str, Any]:
    """The request and its order, as POP wants them named."""
    return {"after_sales_id": int(order.payload["after_sale_no"]), "order_sn": order.payload["order_no"]}


def request_of(order: SendOrder) -> Thing:
    """The request that an order is about."""
    return Thing("after_sale", str(order.payload["after_sale_no"]), str(order.payload["order_no"]))


def order_of(order: SendOrder) -> Thing:
    """The platform's order that an order to send is about."""
    return Thing("order", str(order.payload["order_no"]))


def find_first(shop: Shop, thing: Thing) -> Fact | None:
    """The thing itself, without its parts; None when the platform does not know it."""
    return next(iter(shop.fetch(thing)), None)


def _why(depths: Sequence[Mapping[str, Any]]) -> str:
    words = [str(depth[name]) for depth in depths for name in _WHY if depth.get(name)]
    return words[0][:200] if words else "没有说明"
