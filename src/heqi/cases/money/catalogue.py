"""The remedies that a shop may give beside what is owed (T6b): priced, worded and budgeted by its owner."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from heqi.core.errors import HeqiError
from heqi.shops.contracts import ShopView

GROUP = "remedies"
TOTAL = "budget_fen"
"""Group of the shop's settings, and the name in it of the budget for all kinds together."""


class RemedyKind(StrEnum):
    """What may be given. Money goes by the platform's own kinds only (M9)."""

    COUPON = "coupon"
    FREE_POST = "free_post"
    VIP = "vip"
    GIFT = "gift"
    RED_PACKET = "red_packet"
    SMALL_PAYMENT = "small_payment"


MONEY = frozenset({RemedyKind.RED_PACKET, RemedyKind.SMALL_PAYMENT})
"""Kinds that pay the buyer: they count into what went out on the order."""
NAMES: dict[RemedyKind, tuple[str, str]] = {
    RemedyKind.COUPON: ("优惠券", "coupon"),
    RemedyKind.FREE_POST: ("包邮卡", "free-post card"),
    RemedyKind.VIP: ("会员权益", "VIP"),
    RemedyKind.GIFT: ("赠品", "gift"),
    RemedyKind.RED_PACKET: ("平台红包", "red packet of the platform"),
    RemedyKind.SMALL_PAYMENT: ("小额打款", "small payment"),
}
WORDS: dict[RemedyKind, str] = {
    RemedyKind.COUPON: "亲，这次给您添麻烦了，给您发一张优惠券表示歉意，下次下单可用。",
    RemedyKind.FREE_POST: "亲，这次给您添麻烦了，给您发一张包邮卡，下次下单免运费。",
    RemedyKind.VIP: "亲，这次给您添麻烦了，给您开通了会员权益，以后下单按会员价。",
    RemedyKind.GIFT: "亲，这次给您添麻烦了，我们给您补一份小礼物，随包裹寄出。",
    RemedyKind.RED_PACKET: "亲，这次给您添麻烦了，给您发了平台红包，请在订单页查收。",
    RemedyKind.SMALL_PAYMENT: "亲，这次给您添麻烦了，给您打了一笔小额补偿，请在平台钱包查收。",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind as a shop has set it. `face_fen`: worth to the buyer; `cost_fen`: cost to the shop; fen.

    What pays the buyer costs at least what it pays. `budget_fen`: of one month of China's calendar, None: no budget of
    its own.
    """

    kind: RemedyKind
    on: bool
    face_fen: int
    cost_fen: int
    words: str
    budget_fen: int | None


def entry_of(shop: ShopView, kind: RemedyKind) -> Entry:
    """One kind; what the shop has not set is off and free."""
    held: Mapping[str, Any] = shop.settings.get(GROUP, {}).get(kind, {})
    face, cost = held.get("face_fen", 0), held.get("cost_fen", 0)
    return Entry(
        kind=kind,
        on=bool(held.get("on", False)),
        face_fen=face,
        cost_fen=max(cost, face) if kind in MONEY else cost,
        words=held.get("words") or WORDS[kind],
        budget_fen=held.get("budget_fen"),
    )


def catalogue_of(shop: ShopView) -> list[Entry]:
    """Every kind, in the order of RemedyKind."""
    return [entry_of(shop, kind) for kind in RemedyKind]


def total_budget(shop: ShopView) -> int | None:
    """The budget of a month for all kinds together, or None."""
    total: int | None = shop.settings.get(GROUP, {}).get(TOTAL)
    return total


def require_offered(shop: ShopView, kind: RemedyKind) -> Entry:
    """The entry when the shop gives this kind. Raises remedy.off."""
    entry = entry_of(shop, kind)
    if not entry.on:
        zh, en = NAMES[kind]
        raise HeqiError("remedy.off", f"本店没有开放“{zh}”。", f"This shop does not give: {en}.", 409, {"kind": kind})
    return entry
