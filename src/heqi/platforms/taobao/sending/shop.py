"""What the handlers of all kinds share: the shop that they act for, and the fresh look at a refund before each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from heqi.core.sending import Answer, SendOrder
from heqi.core.words import Platform
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.sending import DONE, DOUBTFUL, refused
from heqi.platforms.taobao import fields, methods
from heqi.platforms.taobao.client import TopClient

NO_SUCH = refused("none", "平台上没有这个售后单。", "The platform knows no such request.")
ON_WEB_ONLY = refused(
    "refund_onweb", "平台要求到千牛网页上操作这笔退款。", "The platform wants this refund handled on its own page."
)


class Shop(Protocol):
    """What a handler may lean on: the connector of its shop."""

    @property
    def client(self) -> TopClient:
        """The shop's calls."""

    @property
    def platform(self) -> Platform:
        """Taobao or Tmall: their limits and duties differ."""


@dataclass(frozen=True, slots=True)
class Refund:
    """A refund as it stands now. `version` is what every call about it must name; it changes with each change."""

    number: str
    status: str
    fen: int
    version: str
    phase: str
    constraint: str
    returning: bool

    @property
    def named(self) -> dict[str, Any]:
        """The refund, its phase and version, as most methods want them."""
        return {"refund_id": self.number, "refund_phase": self.phase, "refund_version": self.version}


def look_up(shop: Shop, order: SendOrder) -> Refund | None:
    """The refund of an order to send, fresh from the platform; None when it cannot be read."""
    number = str(order.payload["after_sale_no"])
    answer = shop.client.call(methods.REFUND, refund_id=number, fields=fields.REFUND_SHOWN)
    read = Reading(answer).part("refund")
    status, fen = read.text("status"), read.yuan("refund_fee")
    if status is None or fen is None:
        return None
    phase, version = read.text("refund_phase") or "", read.text("refund_version") or ""
    constraint = read.text("operation_contraint") or ""
    return Refund(number, status, fen, version, phase, constraint, bool(read.numbers("sid")))


def cannot_ask(_shop: Shop, _order: SendOrder) -> Answer:
    """TOP has no question that would tell."""
    return DOUBTFUL


def yes_or_no(answer: Mapping[str, Any]) -> Answer:
    """TOP says whether it worked by `is_success`, `success` or a bare `result`; a silent answer means that it did."""
    inner = answer.get("result")
    depths = [answer, inner] if isinstance(inner, dict) else [answer]
    said = [depth.get(name) for depth in depths for name in ("is_success", "success", "succ", "result")]
    if any(part is False or part == "false" for part in said):
        words = next((str(depth[name]) for depth in depths for name in _WHY if depth.get(name)), "没有说明")[:200]
        return refused("business", f"平台没有接受：{words}。", f"The platform did not accept it: {words}.")
    return DONE


_WHY = ("message", "error_info", "error_msg", "exception", "msg_code", "error_code")
