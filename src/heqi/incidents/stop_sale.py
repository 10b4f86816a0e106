"""Taking the goods off sale: a thing to be done by hand in the platform's back office, one per listing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from heqi.core.cases.flows.actions import OFFICE
from heqi.core.words import Platform

STOP_SALE = "stop_sale"
"""How the outbox kind ends, on every platform."""


@dataclass(frozen=True, slots=True)
class Sold:
    """A listing that is among the orders. `goods_id` is empty where the exports do not name it."""

    goods_id: str
    goods: str
    sku: str
    orders: int


def stop_sale_payload(sold: Sold, title: str, platform: Platform) -> Mapping[str, Any]:
    """What has to be done: the text to copy, the page to open, and what it is about."""
    place, link = OFFICE[platform]
    named = f"{sold.goods}（商品 ID {sold.goods_id}）" if sold.goods_id else sold.goods
    sku = f"，规格：{sold.sku}" if sold.sku else ""
    text = f"【{title}】请立即下架或停售：{named}{sku}。恢复前请先确认库存已核查。"
    return {"goods_id": sold.goods_id, "goods": sold.goods, "sku": sold.sku, "text": text, "place": place, "link": link}


def most_sold(lines: Iterable[tuple[str, str, str]]) -> list[Sold]:
    """Listings by (goods number, name, SKU), the most ordered first."""
    counted: dict[tuple[str, str, str], int] = {}
    for line in lines:
        counted[line] = counted.get(line, 0) + 1
    ranked = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return [Sold(goods_id, goods, sku, orders) for (goods_id, goods, sku), orders in ranked]
