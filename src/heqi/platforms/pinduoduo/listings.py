"""Goods of POP as listings. POP tells no time of their last change, so a listing speaks as of when it was asked for."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from heqi.core.facts import Fact
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.rows import Row

SHOWN_GOODS_ONLY = 1


def build_listing(read: Reading, asked_at: datetime) -> Row:
    """The goods as pdd.goods.detail.get shows them, then each SKU. Raises Unreadable without a number."""
    goods_id = read.need(read.id("goods_id"), "goods_id")
    refundable = read.yes("is_refundable")
    said = {
        "goods_id": goods_id,
        "title": read.text("goods_name"),
        "category": read.id("cat_id"),
        "code": read.text("outer_goods_id"),
        "detail": read.text("goods_desc"),
        "no_return": None if refundable is None else not refundable,
        "bad_fruit_claim": read.yes("bad_fruit_claim"),
        "short_weight_claim": read.yes("lack_of_weight_claim"),
        "ships_within_seconds": read.code("shipment_limit_second"),
        "status": read.code("status"),
    }
    skus = list(_skus(read, said, asked_at))
    return (Fact("listing", goods_id, asked_at, _stated(said), scrub(dict(read.data))), *skus)


def _skus(read: Reading, goods: dict[str, Any], asked_at: datetime) -> Iterator[Fact]:
    for sku in read.parts("sku_list"):
        sku_id = sku.id("sku_id")
        if sku_id is None:
            continue
        names = [spec.text("spec_name") for spec in sku.parts("spec")]
        said = {
            "goods_id": goods["goods_id"],
            "sku_id": sku_id,
            "title": goods["title"],
            "sku": ",".join(filter(None, names)),
            "code": sku.text("out_sku_sn"),
            "price_fen": sku.fen("multi_price"),
            "stock": sku.count("quantity"),
            "no_return": goods["no_return"],
        }
        yield Fact("listing", f"{goods['goods_id']}/{sku_id}", asked_at, _stated(said))


def _stated(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in (None, "")}
