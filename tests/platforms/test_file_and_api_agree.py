"""The same order from an export file and from the API: whichever comes first, the desk ends up knowing the same."""

from collections.abc import Iterable, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from heqi.core.facts import Fact, Merged, merge
from heqi.platforms.net.reading import Reading
from heqi.platforms.pinduoduo.after_sales import build_listed, build_shown
from heqi.platforms.pinduoduo.orders import Carrier
from heqi.platforms.pinduoduo.orders import build_order as build_pdd_order
from heqi.platforms.taobao.after_sales import build_refund
from heqi.platforms.taobao.orders import build_order as build_trade
from tests.platforms.pinduoduo.answers import ORDER_NO, listed_refund, order, shown_refund
from tests.platforms.taobao.answers import OID_2, TID, refund, trade
from tests.support.exports import AFTER_SALE_HEADERS, ORDER_HEADERS
from tests.support.tables import as_csv, grid, read, rows_of

from .test_taobao_exports import ORDER_LIST, REFUNDS, SUB_ORDERS

State = Mapping[tuple[str, str], Merged]
CARRIERS = {"115": Carrier("115", "中通快递", "ZTO")}
PDD_ORDER = {
    "订单号": ORDER_NO,
    "订单状态": "已发货，待签收",
    "订单成交时间": "2026-06-15 10:00:00",
    "商品": "阳光玫瑰葡萄 2 斤装",
    "商品总价(元)": "59.90",
    "用户实付金额(元)": "55.90",
    "商家实收金额(元)": "58.90",
    "商品数量(件)": "2",
    "发货时间": "2026-06-15 18:00:00",
    "商品id": "580011223344",
    "商品规格": "2 斤装,礼盒",
    "样式ID": "990011223344",
    "商家备注": "易碎，加泡沫",
    "售后状态": "无售后或售后取消",
    "快递单号": "YT7788990011223",
    "快递公司": "中通快递",
}
PDD_REQUEST = {
    "售后编号": "9900112233",
    "订单编号": ORDER_NO,
    "售后状态": "待商家处理",
    "退款类型": "仅退款",
    "退款原因": "坏果",
    "订单状态(未发货/已发货)": "已发货",
    "交易金额": "55.90",
    "退款金额": "20.00",
    "申请时间": "2026-06-16 09:00:00",
    "商品ID": "580011223344",
}
TAOBAO_ORDER = {
    "订单编号": str(TID),
    "买家会员名": "果果爱吃芒果",
    "买家应付货款": "79.80",
    "买家实际支付金额": "75.80",
    "订单状态": "卖家已发货，等待买家确认",
    "订单创建时间": "2026-06-15 09:58:00",
    "宝贝标题 ": "芒果 5 斤装",
    "宝贝总数量": "2",
    "物流单号 ": "ZT7788990011",
    "物流公司": "中通快递",
}
SUB_ORDER = {
    "子订单编号": str(OID_2),
    "主订单编号": str(TID),
    "商品标题": "荔枝 3 斤装",
    "商品价格": "39.90",
    "购买数量": "1",
    "退款状态": "没有申请退款",
}
TAOBAO_REQUEST = {
    "订单编号": str(TID),
    "退款编号": "7700112233",
    "买家退款金额": "20.00",
    "退款状态": "买家已经申请退款，等待卖家同意",
    "退款的申请时间": "2026-06-16 09:00:00",
    "货物状态": "买家已收到货",
}


def from_file(folder: Path, headers: list[str], row: dict[str, str]) -> list[Fact]:
    """The facts of one row of a file of 2026-06-17 10:30."""
    (found,) = rows_of(read(folder, as_csv(grid(headers, [row]))))
    assert found.bad == ()
    return list(found.facts)


def end_state(statements: Iterable[Iterable[Fact]]) -> State:
    """What all statements amount to, taken in this order."""
    held: dict[tuple[str, str], Merged] = {}
    for facts in statements:
        for fact in facts:
            key = (fact.entity, fact.key)
            held[key] = merge(held.get(key), fact) or held[key]
    return held


def pinduoduo(folder: Path) -> list[list[Fact]]:
    listed = build_listed(Reading(listed_refund()))
    shown = build_shown(Reading(shown_refund()), CARRIERS, listed[0].values)
    signed = order(order_status=3, updated_at="2026-06-17 12:00:00", remark="客户要求放门卫", receive_time="")
    return [
        from_file(folder, list(ORDER_HEADERS), PDD_ORDER),
        list(build_pdd_order(Reading(order()), CARRIERS)),
        list(build_pdd_order(Reading(signed), CARRIERS)),
        [*from_file(folder, list(AFTER_SALE_HEADERS), PDD_REQUEST)],
        list(shown),
    ]


def taobao(folder: Path) -> list[list[Fact]]:
    done = trade(status="TRADE_FINISHED", modified="2026-06-18 12:00:00", end_time="2026-06-18 12:00:00")
    return [
        from_file(folder, ORDER_LIST, TAOBAO_ORDER),
        from_file(folder, SUB_ORDERS, SUB_ORDER),
        [*build_trade(Reading(trade())), *build_refund(Reading(refund()))],
        list(build_trade(Reading(done))),
        from_file(folder, REFUNDS, TAOBAO_REQUEST),
    ]


@pytest.mark.parametrize("platform", [pinduoduo, taobao])
def test_any_order_of_arrival_gives_one_end_state(platform: Any, tmp_path: Path) -> None:
    statements = platform(tmp_path)
    states = [end_state(arrival) for arrival in permutations(statements)]
    assert len(states) == 120
    assert all(state == states[0] for state in states)


def test_on_pinduoduo_both_speak_of_one_order_one_line_one_parcel_and_one_request(tmp_path: Path) -> None:
    state = end_state(pinduoduo(tmp_path))
    assert set(state) == {
        ("order", ORDER_NO),
        ("order_line", f"{ORDER_NO}/990011223344"),
        ("parcel", f"{ORDER_NO}/outbound/YT7788990011223"),
        ("after_sale", "9900112233"),
    }
    known = state["order", ORDER_NO].values
    assert (known["state"], known["note"]) == ("signed", "客户要求放门卫")  # the API's, which is younger
    assert known["received_fen"] == 5890  # only the file says it
    assert known["promised_ship_at"].isoformat() == "2026-06-17T02:00:00+00:00"  # only the API says it
    request = state["after_sale", "9900112233"].values
    assert (request["state"], request["requested_fen"], request["demand"]) == ("awaiting_merchant", 2000, "refund_only")
    assert request["expires_at"].isoformat() == "2026-06-18T01:00:00+00:00"


def test_on_taobao_both_speak_of_one_order_and_its_numbered_lines(tmp_path: Path) -> None:
    state = end_state(taobao(tmp_path))
    assert set(state) == {
        ("order", str(TID)),
        ("order_line", f"{TID}/~"),  # the order list's summary, which numbered lines push aside
        ("order_line", f"{TID}/{TID}"),
        ("order_line", f"{TID}/{OID_2}"),
        ("parcel", f"{TID}/outbound/ZT7788990011"),
        ("after_sale", "7700112233"),
    }
    known = state["order", str(TID)].values
    assert (known["state"], known["buyer"], known["paid_fen"]) == ("completed", "果***果", 7580)
    assert state["order_line", f"{TID}/{OID_2}"].values["refund_text"] == "买家已经申请退款，等待卖家同意"
    request = state["after_sale", "7700112233"].values
    assert (request["requested_fen"], request["received"], "refund_version" in request) == (2000, True, True)


def test_the_names_of_values_are_those_of_the_files_wherever_both_say_the_same(tmp_path: Path) -> None:
    """A value under two names would be two truths: what the API and the file both tell must be equal, too."""
    for statements in (pinduoduo(tmp_path), taobao(tmp_path)):
        by_source: dict[tuple[str, str], list[Fact]] = {}
        for facts in statements:
            for fact in facts:
                by_source.setdefault((fact.entity, fact.key), []).append(fact)
        for (entity, _), facts in by_source.items():
            if len(facts) > 1:
                shared = set.intersection(*({name for name, value in fact.values.items() if value} for fact in facts))
                assert "order_no" in shared or entity == "order"
                amounts = [name for name in shared if name.endswith("_fen")]
                assert all(len({fact.values[name] for fact in facts}) == 1 for name in amounts)
