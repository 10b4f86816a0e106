"""商品资料: what the shop says of its goods, and what they cost it; a table that the shop makes itself."""

import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson

from heqi.core.facts import Fact
from heqi.platforms.files.kinds.base import ANYWHERE, Column, Kind
from heqi.platforms.files.readers import read_count, read_id, read_long_text, read_price, read_text, read_yes


def read_attributes(text: str) -> dict[str, str]:
    """`品牌:果然鲜;产地:云南` or a JSON object. A part without a colon is kept under an empty value."""
    if text.startswith("{"):
        try:
            return {str(name): str(value) for name, value in orjson.loads(text).items()}
        except orjson.JSONDecodeError:
            pass
    parts = [part.strip() for part in re.split(r"[;；\n|]+", text) if part.strip()]
    pairs = (re.split(r"[:：]", part, maxsplit=1) for part in parts)
    return {pair[0].strip(): pair[1].strip() if len(pair) > 1 else "" for pair in pairs}


def read_refusal(text: str) -> bool:
    """Whether the goods are outside the seven days, from a column that asks whether they are inside."""
    return not read_yes(text)


COLUMNS = (
    Column("goods_id", ("商品ID", "商品编号", "宝贝ID", "num_iid", "goods_id"), read_id),
    Column("sku_id", ("SKUID", "样式ID", "规格ID", "sku_id"), read_id),
    Column(
        "title",
        ("商品标题", "标题", "商品名称", "宝贝标题", "商品", "title"),
        read_text,
        required=True,
        filled=True,
    ),
    Column("category", ("类目", "商品类目", "分类", "category"), read_text),
    Column("brand", ("品牌", "brand"), read_text),
    Column("sku", ("规格", "商品规格", "sku"), read_text),
    Column("code", ("商家编码", "货号", "code"), read_text),
    Column("price_fen", ("价格", "售价", "一口价", "拼单价", "price"), read_price),
    Column(
        "unit_cost_fen", ("成本", "成本价", "单位成本", "单件成本", "采购价", "进货价", "cost"), read_price, mark=True
    ),
    Column("attributes", ("属性", "商品属性", "商品参数", "参数", "attributes"), read_attributes, mark=True),
    Column(
        "detail",
        ("详情", "商品详情", "详情页文字", "详情文案", "详情页", "商品描述", "detail"),
        read_long_text,
        mark=True,
    ),
    Column("no_return", ("不支持七天无理由", "不支持7天无理由", "no_return"), read_yes, mark=True),
    Column("seven_days", ("七天无理由", "7天无理由", "支持七天无理由", "支持7天无理由"), read_refusal, mark=True),
    Column("no_return_confirmed", ("不退已经买家确认", "下单时确认不退", "no_return_confirmed"), read_yes, mark=True),
    Column("quality_days", ("品质保证天数", "坏果包赔天数", "质保天数", "quality_days"), read_count, mark=True),
    Column("stock", ("库存", "stock"), read_count, mark=True),
)


def build_facts(values: Mapping[str, Any], version: datetime, raw: Any) -> tuple[Fact, ...]:
    """The listing. Its key is its goods number, with the SKU's where costs differ by SKU, else its title."""
    said = {name: value for name, value in values.items() if name != "seven_days"}
    if "no_return" not in said and "seven_days" in values:
        said["no_return"] = values["seven_days"]
    goods = values.get("goods_id") or f"title-{sha256(values['title'].encode()).hexdigest()[:16]}"
    key = f"{goods}/{values['sku_id']}" if "sku_id" in values else goods
    return (Fact("listing", key, version, said, raw),)


KIND = Kind("listings", "商品资料", "Listings", ANYWHERE, COLUMNS, build_facts)
