"""拼多多 售后导出: one row a request. The headers of its last columns are unconfirmed, so they are aliases."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.core.cases.platform_states import read_pdd_export_after_sale_state, read_pdd_export_demand
from heqi.core.facts import Fact
from heqi.core.words import AfterSaleState
from heqi.platforms.files.kinds.base import PINDUODUO, Column, Kind
from heqi.platforms.files.readers import (
    read_count,
    read_deadline,
    read_id,
    read_order_no,
    read_price,
    read_text,
    read_time,
    read_tracking_nos,
    tell_yes,
)
from heqi.platforms.parcels import parcel_facts
from heqi.platforms.progress import AFTER_SALE_PROGRESS

COLUMNS = (
    Column(
        "after_sale_no",
        ("售后编号", "售后单号", "售后ID", "售后单编号"),
        read_id,
        required=True,
        filled=True,
        mark=True,
    ),
    Column("order_no", ("订单编号", "订单号"), read_order_no, required=True, filled=True),
    Column("state_text", ("售后状态", "售后单状态"), read_text, required=True),
    Column("type", ("退款类型", "售后类型", "申请类型"), read_text),
    Column("reason", ("退款原因", "售后原因", "申请原因"), read_text, mark=True),
    Column("order_state_text", ("订单状态", "发货状态", "订单发货状态"), read_text),
    Column("order_paid_fen", ("交易金额", "订单金额", "用户实付金额", "实付金额"), read_price),
    Column("requested_fen", ("退款金额", "申请退款金额", "申请金额", "售后金额"), read_price),
    Column("applied_at", ("申请时间", "售后申请时间", "申请退款时间", "创建时间"), read_time, past=True),
    Column("expires_at", ("超时时间", "处理截止时间", "截止时间", "逾期时间", "剩余处理时间"), read_deadline),
    Column("agreed_at", ("同意退款/退货时间", "同意退款时间", "同意退货时间", "同意时间"), read_time, past=True),
    Column("agreed_by", ("同意退款/退货操作人", "同意退款/退货人", "同意人", "操作人"), read_text),
    Column("finished_at", ("完结时间", "退款成功时间", "售后完结时间"), read_time, past=True),
    Column("out_tracking_nos", ("发货运单号", "发货快递单号", "发货物流单号"), read_tracking_nos),
    Column("out_carrier", ("发货快递公司", "发货物流公司"), read_text),
    Column("return_tracking_nos", ("退货运单号", "退货快递单号", "退货物流单号"), read_tracking_nos, mark=True),
    Column("return_carrier", ("退货快递公司", "退货物流公司"), read_text),
    Column("return_track_text", ("退货物流状态", "退货状态"), read_text, mark=True),
    Column("buyer", ("买家", "买家昵称", "买家信息"), read_text),
    Column("received_text", ("收货状态", "货物状态", "用户收货状态"), read_text),
    Column("intervened_text", ("平台介入", "是否平台介入", "平台介入状态"), read_text),
    Column("goods", ("商品名称", "商品", "商品标题"), read_text),
    Column("goods_id", ("商品ID", "商品编号"), read_id),
    Column("sku", ("SKU信息", "商品规格", "规格"), read_text),
    Column("sku_id", ("样式ID", "SKUID", "规格ID"), read_id),
    Column("quantity", ("商品数量(件)", "售后数量", "商品数量", "数量"), read_count),
    Column("tags", ("订单标记", "订单标签", "标记"), read_text),
    Column("note", ("备注", "商家备注", "售后备注"), read_text),
    Column("buyer_words", ("问题描述", "售后说明", "买家说明", "申请说明"), read_text),
)
_OF_PARCELS = frozenset(
    {"out_tracking_nos", "out_carrier", "return_tracking_nos", "return_carrier", "return_track_text"}
)


def build_facts(values: Mapping[str, Any], version: datetime, raw: Any) -> tuple[Fact, ...]:
    """The request, and the parcels that it names."""
    order_no = values["order_no"]
    out = parcel_facts(
        order_no=order_no,
        direction="outbound",
        tracking_nos=values.get("out_tracking_nos", ()),
        said={"carrier": values.get("out_carrier")},
        version=version,
    )
    back = parcel_facts(
        order_no=order_no,
        direction="return",
        tracking_nos=values.get("return_tracking_nos", ()),
        said={"carrier": values.get("return_carrier"), "track_text": values.get("return_track_text")},
        version=version,
    )
    return (_after_sale_fact(values, version, raw), *out, *back)


def _after_sale_fact(values: Mapping[str, Any], version: datetime, raw: Any) -> Fact:
    said = {name: value for name, value in values.items() if name not in _OF_PARCELS and name != "after_sale_no"}
    state = read_pdd_export_after_sale_state(values["state_text"]) if "state_text" in values else None
    if state is not None:
        said["state"] = state.value
    if "type" in values:
        said["demand"] = read_pdd_export_demand(values["type"]).value
    said["order_shipped"] = tell_yes(values.get("order_state_text", ""))
    said["received"] = tell_yes(values.get("received_text", ""))
    said["intervened"] = tell_yes(values.get("intervened_text", ""))
    said["return_tracking_nos"] = list(values.get("return_tracking_nos", ())) or None
    said["return_track_text"] = values.get("return_track_text")
    progress = AFTER_SALE_PROGRESS[state or AfterSaleState.UNKNOWN]
    return Fact("after_sale", values["after_sale_no"], version, said, raw, progress)


KIND = Kind("pdd_after_sales", "拼多多售后导出", "Pinduoduo after-sales", PINDUODUO, COLUMNS, build_facts)
