"""What somebody wants to do about an order, and whether what they typed makes sense by itself."""

from dataclasses import dataclass
from enum import StrEnum

from heqi.core.errors import HeqiError
from heqi.core.money import MOST_FEN
from heqi.core.words import Demand, OrderActKind

MOST_WORDS = 300
REQUESTS = (Demand.REFUND_ONLY, Demand.RETURN_REFUND, Demand.EXCHANGE, Demand.RESHIP)
"""What a request for the buyer may ask for."""
_WITH_MONEY = (Demand.REFUND_ONLY, Demand.RETURN_REFUND)


class ChargePurpose(StrEnum):
    """What a small charge is for. It is never for an ordinary invoice: that is free."""

    COURIER = "courier"
    GOODS = "goods"
    INVOICE_POSTAGE = "invoice_postage"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ActWish:
    """Sums in fen, None: not asked for. `words`: why, or what exactly; `address`: where to, personal data.

    `goods_fen`, `postage_fen`: the new sums of a change of price; `amount_fen`: what is charged or asked back.
    """

    kind: OrderActKind
    amount_fen: int | None = None
    goods_fen: int | None = None
    postage_fen: int | None = None
    demand: Demand | None = None
    purpose: ChargePurpose | None = None
    words: str = ""
    address: str = ""


def require_sense(wish: ActWish, *, paid_fen: int | None) -> None:
    """Whether a wish is complete and possible. `paid_fen`: what the buyer paid, None where it is not known.

    Raises act.amount, act.price, act.demand, act.too_much, act.purpose, act.words, act.address.
    """
    for fen in (wish.amount_fen, wish.goods_fen, wish.postage_fen):
        if fen is not None and not 0 <= fen <= MOST_FEN:
            raise _wrong("act.amount", "金额不对。", "The amount is not one.")
    if len(wish.words) > MOST_WORDS:
        raise _wrong("act.words", f"说明不超过 {MOST_WORDS} 字。", f"No more than {MOST_WORDS} signs.")
    if wish.kind in _CHECKS:
        _CHECKS[wish.kind](wish)
    if wish.kind is OrderActKind.APPLY_FOR_BUYER and paid_fen is not None and (wish.amount_fen or 0) > paid_fen:
        raise _wrong("act.too_much", "申请的金额超过买家实付。", "More is asked for than the buyer paid.")


def _request(wish: ActWish) -> None:
    if wish.demand not in REQUESTS:
        raise _wrong("act.demand", "请选要帮买家申请哪一种售后。", "Say which kind of request is filed.")
    if not wish.words.strip():
        raise _wrong("act.words", "请写明申请原因，要和买家说的一致。", "Give the reason as the buyer gave it.")
    if wish.demand in _WITH_MONEY and not wish.amount_fen:
        raise _wrong("act.amount", "请填写退款金额。", "Give the amount to refund.")


def _charge(wish: ActWish) -> None:
    if not wish.amount_fen:
        raise _wrong("act.amount", "请填写收款金额。", "Give the amount to charge.")
    if wish.purpose is None:
        raise _wrong("act.purpose", "请选收款用途，买家会看到。", "Say what it is for; the buyer sees it.")
    if wish.purpose is ChargePurpose.OTHER and not wish.words.strip():
        raise _wrong("act.words", "请写明这笔钱收来做什么。", "Say what the money is for.")


def _price(wish: ActWish) -> None:
    if wish.goods_fen is None and wish.postage_fen is None:
        raise _wrong("act.price", "请填写新的商品价或运费。", "Give a new price of the goods or a new postage.")


def _address(wish: ActWish) -> None:
    if not 8 <= len(wish.address.strip()) <= MOST_WORDS:
        raise _wrong(
            "act.address",
            "请填写完整的新地址：收件人、电话、省市区和详细地址。",
            "Give the whole new address: name, phone, province, city, district and street.",
        )


_CHECKS = {
    OrderActKind.APPLY_FOR_BUYER: _request,
    OrderActKind.SMALL_CHARGE: _charge,
    OrderActKind.CHANGE_PRICE: _price,
    OrderActKind.CHANGE_ADDRESS: _address,
}


def _wrong(code: str, zh: str, en: str) -> HeqiError:
    return HeqiError(code, zh, en, 422)
