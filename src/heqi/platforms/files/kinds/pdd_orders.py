"""拼多多 订单导出: 23 columns, one row an order with its one SKU."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.core.cases.platform_states import read_pdd_export_order_state
from heqi.core.facts import Fact
from heqi.platforms.files.kinds.base import PINDUODUO, Column, Kind
from heqi.platforms.files.readers import (
    read_amount,
    read_count,
    read_id,
    read_order_no,
    read_price,
    read_text,
    read_time,
    read_tracking_nos,
)
from heqi.platforms.parcels import parcel_facts
from heqi.platforms.progress import ORDER_PROGRESS

COLUMNS = (
    Column("order_no", ("订单号", "订单编号", "订单号码"), read_order_no, required=True, filled=True),
    Column("state_text", ("订单状态",), read_text, required=True),
    Column("grouped_at", ("拼单成功时间", "订单成交时间", "成团时间", "成交时间"), read_time, mark=True, past=True),
    Column("created_at", ("订单创建时间", "下单时间", "创建时间"), read_time, past=True),
    Column("paid_at", ("支付时间", "付款时间", "订单支付时间"), read_time, past=True),
    Column("promised_ship_at", ("承诺发货时间", "最晚发货时间", "承诺发货截止时间"), read_time, mark=True),
    Column("shipped_at", ("发货时间", "订单发货时间"), read_time, past=True),
    Column("signed_at", ("签收时间",), read_time, past=True),
    Column("completed_at", ("确认收货时间", "收货时间"), read_time, past=True),
    Column("goods", ("商品", "商品名称", "商品标题"), read_text),
    Column("goods_fen", ("商品总价(元)", "商品总价", "商品金额"), read_price, mark=True),
    Column("postage_fen", ("邮费(元)", "邮费", "运费"), read_price),
    Column("shop_discount_fen", ("店铺优惠折扣(元)", "店铺优惠"), read_amount, mark=True),
    Column("platform_discount_fen", ("平台优惠折扣(元)", "平台优惠"), read_amount, mark=True),
    Column("pay_discount_fen", ("多多支付立减金额(元)", "支付立减"), read_amount, mark=True),
    Column("paid_fen", ("用户实付金额(元)", "顾客实付金额(元)", "实付金额"), read_price, mark=True),
    Column("received_fen", ("商家实收金额(元)", "商家实收", "实收金额"), read_amount, mark=True),
    Column("quantity", ("商品数量(件)", "商品数量", "购买数量", "数量"), read_count),
    Column("price_fen", ("商品单价(元)", "商品单价"), read_price),
    Column("goods_id", ("商品id", "商品编号"), read_id),
    Column("sku", ("商品规格", "规格", "规格名称"), read_text),
    Column("sku_id", ("样式ID", "规格id", "SKUID"), read_id, mark=True),
    Column("sku_code", ("商家编码-规格维度", "商家编码-SKU维度"), read_text, mark=True),
    Column("goods_code", ("商家编码-商品维度", "商家编码"), read_text),
    Column("note", ("商家备注", "备注"), read_text),
    Column("buyer_note", ("买家留言", "用户备注"), read_text),
    Column("after_sale_text", ("售后状态",), read_text, mark=True),
    Column("tracking_nos", ("快递单号", "运单号", "物流单号"), read_tracking_nos),
    Column("carrier", ("快递公司", "物流公司"), read_text),
    Column("province", ("省", "省份"), read_text),
    Column("city", ("市", "城市"), read_text),
    Column("district", ("区", "区县"), read_text),
)
_OF_LINE = ("goods", "sku", "quantity", "price_fen", "goods_id", "sku_id", "sku_code", "goods_code")
_NOT_OF_ORDER = frozenset(_OF_LINE) - {"quantity"} | {"order_no", "tracking_nos", "carrier"}


def build_facts(values: Mapping[str, Any], version: datetime, raw: Any) -> tuple[Fact, ...]:
    """The order, its line, and a parcel per tracking number."""
    order_no = values["order_no"]
    parcels = parcel_facts(
        order_no=order_no,
        direction="outbound",
        tracking_nos=values.get("tracking_nos", ()),
        said={"carrier": values.get("carrier"), "shipped_at": values.get("shipped_at")},
        version=version,
    )
    return (_order_fact(order_no, values, version, raw), *_line_facts(order_no, values, version), *parcels)


def _order_fact(order_no: str, values: Mapping[str, Any], version: datetime, raw: Any) -> Fact:
    said = {name: value for name, value in values.items() if name not in _NOT_OF_ORDER}
    progress = 0
    if "state_text" in values:
        state = read_pdd_export_order_state(
            values["state_text"], shipped_at=values.get("shipped_at"), completed_at=values.get("completed_at")
        )
        said["state"], progress = state.value, ORDER_PROGRESS[state]
    return Fact("order", order_no, version, said, raw, progress)


def _line_facts(order_no: str, values: Mapping[str, Any], version: datetime) -> tuple[Fact, ...]:
    said = {name: values[name] for name in _OF_LINE if name in values}
    if not said.keys() - {"quantity"}:
        return ()
    quantity, goods_fen = values.get("quantity"), values.get("goods_fen")
    if "price_fen" not in said and quantity and goods_fen is not None and goods_fen % quantity == 0:
        said["price_fen"] = goods_fen // quantity
    name = values.get("sku_id") or values.get("goods_id") or "1"
    return (Fact("order_line", f"{order_no}/{name}", version, {"order_no": order_no, **said}),)


KIND = Kind("pdd_orders", "拼多多订单导出", "Pinduoduo orders", PINDUODUO, COLUMNS, build_facts)
