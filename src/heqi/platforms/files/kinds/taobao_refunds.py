"""千牛 退款导出: 42 columns and those that 2026 added. One row a refund."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.core.cases.platform_states import read_taobao_after_sale_state, read_taobao_demand, read_taobao_received
from heqi.core.facts import Fact
from heqi.core.masks import mask_address, mask_contacts, mask_name, mask_nick, mask_phone, name_by_digest
from heqi.core.words import AfterSaleState
from heqi.platforms.files.kinds.base import TAOBAO, Column, Kind
from heqi.platforms.files.readers import (
    read_deadline,
    read_id,
    read_long_order_no,
    read_price,
    read_text,
    read_time,
    read_time_text,
    read_tracking_nos,
    tell_yes,
)
from heqi.platforms.parcels import parcel_facts
from heqi.platforms.progress import AFTER_SALE_PROGRESS

COLUMNS = (
    Column("order_no", ("订单编号",), read_long_order_no, required=True, filled=True),
    Column("after_sale_no", ("退款编号",), read_id, required=True, filled=True, mark=True),
    Column("payment_no", ("支付宝交易号", "支付单号"), read_id),
    Column("order_paid_at", ("订单付款时间",), read_time_text),
    Column("goods_id", ("商品id", "商品 id"), read_id),
    Column("goods_code", ("商品编码",), read_text),
    Column("finished_at", ("退款完结时间", "完结时间"), read_time, past=True),
    Column("buyer", ("买家会员名称", "买家会员名"), read_text, hide=mask_nick),
    Column("order_paid_fen", ("买家实际支付金额",), read_price),
    Column("goods", ("宝贝标题", "商品标题"), read_text),
    Column("requested_fen", ("买家退款金额",), read_price, mark=True),
    Column("by_hand", ("手工退款/系统退款",), read_text, mark=True),
    Column("type", ("售后类型", "是否需要退货"), read_text),
    Column("applied_at", ("退款的申请时间", "退款申请时间"), read_time, mark=True, past=True),
    Column("expires_at", ("超时时间",), read_deadline),
    Column("state_text", ("退款状态",), read_text, required=True, mark=True),
    Column("received_text", ("货物状态",), read_text),
    Column("return_track_text", ("退货物流信息",), mask_contacts, mark=True, hide=mask_contacts),
    Column("out_track_text", ("发货物流信息",), mask_contacts, mark=True, hide=mask_contacts),
    Column("intervened_text", ("客服介入状态",), read_text, mark=True),
    Column("seller", ("卖家真实姓名",), mask_name, hide=mask_name),
    Column("seller_new", ("卖家真实姓名(新)",), mask_name, hide=mask_name),
    Column("return_address", ("卖家退货地址",), mask_address, hide=mask_address),
    Column("seller_postcode", ("卖家邮编",), read_text),
    Column("seller_landline", ("卖家电话",), mask_phone, hide=mask_phone),
    Column("seller_phone", ("卖家手机",), mask_phone, hide=mask_phone),
    Column("return_tracking_nos", ("退货物流单号",), read_tracking_nos),
    Column("return_carrier", ("退货物流公司",), read_text),
    Column("reason", ("买家退款原因", "退款原因"), read_text),
    Column("buyer_words", ("买家退款说明",), mask_contacts, hide=mask_contacts),
    Column("returned_at", ("买家退货时间",), read_time, past=True),
    Column("liable", ("责任方",), read_text, mark=True),
    Column("phase", ("售中或售后",), read_text, mark=True),
    Column("tags", ("备注标签",), read_text),
    Column("note", ("商家备注",), read_text),
    Column("extent", ("部分退款/全部退款",), read_text, mark=True),
    Column("agreed_by", ("审核操作人",), read_text),
    Column("agreed_by_new", ("审核操作人新会员名",), read_text),
    Column("proof_late", ("举证超时",), read_text),
    Column("at_once", ("是否零秒响应",), read_text),
    Column("refunded_by", ("退款操作人",), read_text),
    Column("refunded_by_new", ("退款操作人新会员名",), read_text),
    Column("reason_tags", ("退款原因标签",), read_text),
    Column("business", ("业务类型",), read_text),
    Column("helped", ("是否帮他退款",), read_text),
    Column("helped_by", ("帮他退款操作账号",), read_text),
    Column("small_charge", ("小额收款",), read_text),
    Column("taote", ("淘特订单",), read_text),
    Column("subsidy", ("百亿补贴超链退款信息",), read_text),
    Column("policy", ("智能退款策略",), read_text),
    Column("plan", ("执行方案",), read_text),
)
_OF_PARCELS = frozenset(
    {"returned_at", "return_tracking_nos", "return_carrier", "out_track_text", "after_sale_no", "buyer"}
)
_NUMBER = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*\d{8})[A-Za-z0-9]{10,24}(?![A-Za-z0-9])")


def build_facts(values: Mapping[str, Any], version: datetime, raw: Any) -> tuple[Fact, ...]:
    """The request, and the parcels that it names."""
    order_no = values["order_no"]
    out = parcel_facts(
        order_no=order_no,
        direction="outbound",
        tracking_nos=dict.fromkeys(map(str.upper, _NUMBER.findall(values.get("out_track_text", "")))),
        said={},
        version=version,
    )
    back = parcel_facts(
        order_no=order_no,
        direction="return",
        tracking_nos=values.get("return_tracking_nos", ()),
        said={
            "carrier": values.get("return_carrier"),
            "track_text": values.get("return_track_text"),
            "shipped_at": values.get("returned_at"),
        },
        version=version,
    )
    return (_request(values, version, raw), *out, *back)


def _request(values: Mapping[str, Any], version: datetime, raw: Any) -> Fact:
    said = {name: value for name, value in values.items() if name not in _OF_PARCELS}
    state = read_taobao_after_sale_state(values["state_text"]) if "state_text" in values else None
    if state is not None:
        said["state"] = state.value
    if "type" in values:
        said["demand"] = read_taobao_demand(values["type"]).value
    if "buyer" in values:
        said["buyer"] = mask_nick(values["buyer"])
        said["buyer_ref"] = name_by_digest(values["buyer"])
    said["received"] = read_taobao_received(values.get("received_text", ""))
    said["intervened"] = _tell_intervened(values.get("intervened_text", ""))
    said["order_shipped"] = True if _NUMBER.search(values.get("out_track_text", "")) else None
    said["return_tracking_nos"] = list(values.get("return_tracking_nos", ())) or None
    progress = AFTER_SALE_PROGRESS[state or AfterSaleState.UNKNOWN]
    return Fact("after_sale", values["after_sale_no"], version, said, raw, progress)


def _tell_intervened(text: str) -> bool | None:
    """客服介入状态: 未介入, 无需介入 and the like are no; any other word with 介入 is yes."""
    if re.match(r"(?:未|无|不|没有)", text):
        return False
    return True if "介入" in text else tell_yes(text)


KIND = Kind("taobao_refunds", "千牛退款导出", "Qianniu refunds", TAOBAO, COLUMNS, build_facts)
