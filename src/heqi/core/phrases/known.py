"""What the desk knows of an order, as the values of a phrase's variables."""

from dataclasses import dataclass
from datetime import datetime

from heqi.core.money import yuan
from heqi.core.time import SHANGHAI


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """One order, as far as it is known; empty and None: not known. Money in fen, times aware.

    `state`: a word of heqi.core.words.OrderState; `buyer`: the name on the platform, masked or not.
    """

    order_no: str = ""
    state: str = ""
    shop: str = ""
    agent: str = ""
    buyer: str = ""
    goods: str = ""
    sku: str = ""
    quantity: int | None = None
    paid_fen: int | None = None
    carrier: str = ""
    tracking_no: str = ""
    created_at: datetime | None = None
    shipped_at: datetime | None = None
    promised_ship_at: datetime | None = None
    group_ends_at: datetime | None = None
    goods_id: str = ""
    category: str = ""


NO_ORDER = OrderFacts()


def known_values(facts: OrderFacts) -> dict[str, str]:
    """Variable → value, of what is known. A name that the platform masks is not known: nobody is called 果***果."""
    values = {
        "买家昵称": "" if "*" in facts.buyer else facts.buyer,
        "订单号": facts.order_no,
        "商品": facts.goods,
        "规格": facts.sku,
        "数量": "" if facts.quantity is None else str(facts.quantity),
        "金额": "" if facts.paid_fen is None else yuan(facts.paid_fen),
        "快递": facts.carrier,
        "运单号": facts.tracking_no,
        "下单时间": _minute(facts.created_at),
        "发货时间": _minute(facts.shipped_at),
        "承诺发货时间": _minute(facts.promised_ship_at),
        "成团截止时间": _minute(facts.group_ends_at),
        "店铺": facts.shop,
        "客服": facts.agent,
    }
    return {name: value for name, value in values.items() if value.strip()}


def _minute(at: datetime | None) -> str:
    if at is None:
        return ""
    there = at.astimezone(SHANGHAI)
    return f"{there.month}月{there.day}日 {there:%H:%M}"
