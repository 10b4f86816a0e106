"""千牛 子订单: the lines of the orders of taobao_orders_2026, as its second sheet or a file of their own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.core.facts import Fact
from heqi.platforms.files.kinds import taobao_columns as shared
from heqi.platforms.files.kinds.base import TAOBAO, Column, Kind
from heqi.platforms.files.readers import read_count, read_id, read_long_order_no, read_price, read_text, read_time_text

COLUMNS = (
    Column("line_no", ("子订单编号",), read_long_order_no, required=True, filled=True, mark=True),
    Column("order_no", ("主订单编号", "订单编号"), read_long_order_no, required=True, filled=True, mark=True),
    Column("goods", ("商品标题", "宝贝标题"), read_text),
    Column("price_fen", ("商品价格", "价格"), read_price, mark=True),
    Column("quantity", ("购买数量",), read_count, mark=True),
    Column("sku", ("商品属性",), read_text),
    Column("state_text", ("订单状态",), read_text),
    Column("paid_fen", ("买家实付金额",), read_price),
    Column("refund_text", ("退款状态",), read_text, mark=True),
    shared.REFUNDED,
    Column("goods_id", ("商品ID",), read_id),
    Column("shipped_at", ("发货时间",), read_time_text),
)


def build_facts(values: Mapping[str, Any], version: datetime, raw: Any) -> tuple[Fact, ...]:
    """The line of its order."""
    said = {name: value for name, value in values.items() if name != "line_no"}
    return (Fact("order_line", f"{values['order_no']}/{values['line_no']}", version, said, raw),)


KIND = Kind("taobao_sub_orders", "千牛子订单导出", "Qianniu sub-orders", TAOBAO, COLUMNS, build_facts)
