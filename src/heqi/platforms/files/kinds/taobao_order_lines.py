"""淘宝 ExportOrderDetailList: the goods of the orders of ExportOrderList, one row a line."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.core.facts import Fact
from heqi.platforms.files.kinds import taobao_columns as shared
from heqi.platforms.files.kinds.base import TAOBAO, Column, Kind
from heqi.platforms.files.kinds.taobao_facts import line_key
from heqi.platforms.files.readers import read_count, read_price, read_text

COLUMNS = (
    shared.ORDER_NO,
    Column("goods", ("标题", "宝贝标题", "商品标题"), read_text, required=True, filled=True, mark=True),
    Column("price_fen", ("价格", "商品价格"), read_price, mark=True),
    Column("quantity", ("购买数量",), read_count, required=True, mark=True),
    Column("outer_no", ("外部系统编号",), read_text, mark=True),
    Column("sku", ("商品属性",), read_text),
    Column("bundle", ("套餐信息",), read_text, mark=True),
    Column("note", ("备注",), read_text),
    Column("state_text", ("订单状态",), read_text),
    Column("sku_code", ("商家编码",), read_text),
)


def build_facts(values: Mapping[str, Any], version: datetime, raw: Any) -> tuple[Fact, ...]:
    """The line; its key is made of what the goods are called, since the file numbers none."""
    key = line_key(values["order_no"], values["goods"], values.get("sku", ""))
    return (Fact("order_line", key, version, dict(values), raw),)


KIND = Kind("taobao_order_lines", "淘宝宝贝报表", "Taobao ExportOrderDetailList", TAOBAO, COLUMNS, build_facts)
