"""What answers of POP become: the facts that export files give too, with units, masks and times put right."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heqi.core.connecting import BadItem
from heqi.core.facts import Fact
from heqi.core.words import AfterSaleState
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.rows import make_row
from heqi.platforms.pinduoduo.after_sales import build_listed, build_shown
from heqi.platforms.pinduoduo.invoices import build_application, build_issued
from heqi.platforms.pinduoduo.listings import build_listing
from heqi.platforms.pinduoduo.orders import Carrier, build_order
from heqi.platforms.pinduoduo.promises import build_promise
from heqi.platforms.pinduoduo.states import after_sale_state
from heqi.platforms.pinduoduo.traces import build_track

from .answers import ORDER_NO, listed_refund, order, shown_refund

CARRIERS = {"115": Carrier("115", "中通快递", "ZTO"), "121": Carrier("121", "韵达快递", "YUNDA")}
ASKED = datetime(2026, 6, 17, 4, tzinfo=UTC)


def order_row(data: Any) -> Any:
    return make_row(data, "order", "order_sn", lambda read: build_order(read, CARRIERS))


def only(row: Any, entity: str) -> list[Fact]:
    assert not isinstance(row, BadItem), row
    return [fact for fact in row if fact.entity == entity]


def test_an_order_with_its_line_and_its_parcel() -> None:
    row = order_row(order())
    fact = row[0]
    assert (fact.entity, fact.key, fact.progress) == ("order", ORDER_NO, 40)
    assert fact.version == datetime(2026, 6, 15, 10, 0, 1, tzinfo=UTC)
    assert dict(fact.values) == {
        "state": "shipped",
        "state_text": "已发货，待签收",
        "created_at": datetime(2026, 6, 15, 1, 58, tzinfo=UTC),
        "paid_at": datetime(2026, 6, 15, 1, 58, 30, tzinfo=UTC),
        "grouped_at": datetime(2026, 6, 15, 2, tzinfo=UTC),
        "promised_ship_at": datetime(2026, 6, 17, 2, tzinfo=UTC),
        "shipped_at": datetime(2026, 6, 15, 10, tzinfo=UTC),
        "goods_fen": 5990,
        "postage_fen": 0,
        "shop_discount_fen": 300,
        "platform_discount_fen": 100,
        "pay_discount_fen": 0,
        "paid_fen": 5590,
        "quantity": 2,
        "note": "易碎，加泡沫",
        "flag": 1,
        "flag_name": "红色",
        "buyer_note": "请打电话 138****1234",
        "province": "浙江省",
        "city": "杭州市",
        "district": "西湖区",
        "after_sale_text": "无售后或售后取消",
        "tags": "delivery_one_day",
        "receiver": "张*",
        "receiver_phone": "138****1234",
        "address": "文三路***",
        "presale": False,
        "under_review": False,
        "out_of_stock": False,
    }
    (line,) = only(row, "order_line")
    assert line.key == f"{ORDER_NO}/990011223344"
    assert dict(line.values) == {
        "order_no": ORDER_NO,
        "goods": "阳光玫瑰葡萄 2 斤装",
        "sku": "2 斤装,礼盒",
        "quantity": 2,
        "price_fen": 2995,
        "goods_id": "580011223344",
        "sku_id": "990011223344",
        "sku_code": "PT-2",
        "goods_code": "PT",
    }
    (parcel,) = only(row, "parcel")
    assert parcel.key == f"{ORDER_NO}/outbound/YT7788990011223"
    assert (parcel.values["carrier"], parcel.values["shipped_at"]) == ("中通快递", fact.values["shipped_at"])


def test_raw_keeps_what_we_do_not_know_and_drops_what_is_somebodys() -> None:
    raw = order_row(order(contact_mobile="~cipher~1~", receiver_phone="13800001234", note_2="打 13900005678"))[0].raw
    assert raw["new_field_of_2027"] == {"deep": ["kept"]}
    assert (raw["receiver_name"], raw["receiver_name_mask"]) == ("", "张*")
    assert (raw["contact_mobile"], raw["receiver_phone"]) == ("", "138****1234")
    assert raw["note_2"] == "打 139****5678"
    assert raw["order_sn"] == ORDER_NO
    assert "13800001234" not in str(raw)


@pytest.mark.parametrize(
    ("codes", "state", "text"),
    [
        ({"confirm_status": 0, "pay_time": "", "order_status": 1}, "unpaid", "待支付"),
        ({"confirm_status": 0, "group_status": 0, "order_status": 1}, "grouping", "拼团中"),
        ({"confirm_status": 2, "order_status": 1}, "cancelled", "已取消"),
        ({"group_status": 2, "order_status": 1}, "cancelled", "已取消"),
        ({"order_status": 1}, "unshipped", "待发货"),
        ({"order_status": 1, "refund_status": 4}, "cancelled", "未发货，退款成功"),
        ({"order_status": 2, "refund_status": 4}, "shipped", "已发货，待签收，退款成功"),
        ({"order_status": 3}, "signed", "已签收"),
        ({"order_status": 3, "receive_time": "2026-06-17 08:00:00"}, "completed", "已收货"),
        ({"order_status": 0}, "unknown", None),
        ({"order_status": 77}, "unknown", None),
    ],
)
def test_the_state_of_an_order_comes_from_four_codes(codes: dict[str, Any], state: str, text: str | None) -> None:
    values = order_row(order(**codes))[0].values
    assert (values["state"], values.get("state_text")) == (state, text)


def test_an_order_in_several_parcels_names_them_all() -> None:
    more = order(
        extra_delivery_list=[{"tracking_number": "ZT1", "logistics_id": 121}],
        gift_delivery_list=[{"tracking_number": "ZT2", "logistics_id": 999}],
        resend_delivery_list=[{"tracking_number": " zt3 ", "logistics_id": 0}],
    )
    found = {fact.values["tracking_no"]: dict(fact.values) for fact in only(order_row(more), "parcel")}
    assert set(found) == {"YT7788990011223", "ZT1", "ZT2", "ZT3"}
    assert (found["ZT1"]["carrier"], found["ZT1"]["why"]) == ("韵达快递", "extra")
    assert "carrier" not in found["ZT2"]
    assert found["ZT3"]["why"] == "reship"


@pytest.mark.parametrize(
    ("damage", "field"),
    [
        ({"pay_amount": "五十"}, "pay_amount"),
        ({"pay_amount": -1}, "pay_amount"),
        ({"updated_at": "昨天"}, "updated_at"),
        ({"updated_at": None}, "updated_at"),
        ({"order_sn": ""}, "order_sn"),
        ({"order_sn": "不是 编号"}, "order_sn"),
        ({"order_status": "x"}, "order_status"),
        ({"remark": {"a": 1}}, "remark"),
        ({"item_list": ["葡萄"]}, ""),
        ({"item_list": [{"goods_count": -3}]}, "goods_count"),
    ],
)
def test_an_odd_order_is_put_aside_with_the_reason(damage: dict[str, Any], field: str) -> None:
    bad = order_row(order(**damage))
    assert isinstance(bad, BadItem)
    assert field in [fault.field for fault in bad.faults]
    assert all(fault.reason and fault.reason_en for fault in bad.faults)
    assert bad.key == (damage.get("order_sn", ORDER_NO))


def test_a_request_from_list_and_page_together() -> None:
    listed = build_listed(Reading(listed_refund()))[0]
    shown = make_row(shown_refund(), "after_sale", "id", lambda read: build_shown(read, CARRIERS, listed.values))
    (fact,) = only(shown, "after_sale")
    assert (fact.key, fact.progress, fact.version) == ("9900112233", 10, datetime(2026, 6, 16, 1, 0, 5, tzinfo=UTC))
    assert dict(fact.values) == {
        "order_no": ORDER_NO,
        "state": "awaiting_merchant",
        "state_text": "买家申请退款，待商家处理",
        "state_code": 2,
        "type": "仅退款",
        "demand": "refund_only",
        "reason": "坏果",
        "applied_at": datetime(2026, 6, 16, 1, tzinfo=UTC),
        "expires_at": datetime(2026, 6, 18, 1, tzinfo=UTC),
        "order_paid_fen": 5590,
        "requested_fen": 2000,
        "goods": "阳光玫瑰葡萄 2 斤装",
        "goods_id": "580011223344",
        "sku_id": "990011223344",
        "quantity": 2,
        "buyer_words": "坏了一半，电话139****5678",
        "images": ["https://img.example.cn/1.jpg"],
        "intervened": False,
        "order_shipped": True,
        "received": True,
        "quick_refund": False,
        "disputed": False,
    }


def test_amounts_are_the_lists_whatever_unit_the_page_counts_in() -> None:
    listed = build_listed(Reading(listed_refund()))[0]
    row = build_shown(Reading(shown_refund(refund_amount=20)), CARRIERS, listed.values)
    assert row[0].values["requested_fen"] == 2000
    alone = build_shown(Reading(shown_refund()), CARRIERS)
    assert alone[0].values["requested_fen"] == 2000


def test_the_list_alone_tells_no_type_but_what_the_state_tells() -> None:
    assert build_listed(Reading(listed_refund(after_sales_status=3)))[0].values["demand"] == "return_refund"
    unclear = build_listed(Reading(listed_refund(after_sales_status=10)))[0].values
    assert ("demand" in unclear, "type" in unclear) == (False, False)


@pytest.mark.parametrize(
    ("code", "express", "state"),
    [
        (7, "", "awaiting_buyer_return"),
        (7, "SF1", "awaiting_merchant_receipt"),
        (3, "SF1", "awaiting_merchant_receipt"),
        (8, "", "platform_handling"),
        (10, "SF1", "succeeded"),
        (32, "", "awaiting_merchant_shipment"),
        (19, "", "unknown"),
        (88, "", "unknown"),
    ],
)
def test_the_state_of_a_request(code: int, express: str, state: str) -> None:
    row = build_shown(Reading(shown_refund(after_sales_status=code, express_no=express)), CARRIERS)
    assert (row[0].values["state"], row[0].values["state_code"]) == (state, code)
    assert row[0].values.get("intervened") == (code == 8)
    assert row[0].values["state_text"] == {19: "状态 19", 88: "状态 88"}.get(code, row[0].values["state_text"])


def test_an_exchange_names_the_parcels_of_both_sides() -> None:
    detail = {
        "customer_send_back_trunk_number": "SF100",
        "customer_send_back_ship_id": 121,
        "merchant_exchange_trunk_number": "ZT200",
        "merchant_exchange_ship_id": 115,
        "merchant_exchange_detail_phone": "13800001234",
    }
    row = build_shown(Reading(shown_refund(after_sales_type=3, exchange_shipping_detail=detail)), CARRIERS)
    parcels = {fact.key: fact.values["carrier"] for fact in row if fact.entity == "parcel"}
    assert parcels == {f"{ORDER_NO}/return/SF100": "韵达快递", f"{ORDER_NO}/outbound/ZT200": "中通快递"}
    assert row[0].values["demand"] == "exchange"
    assert "13800001234" not in str(row[0].raw)


def test_goods_become_a_listing_and_one_for_each_sku() -> None:
    goods = {
        "goods_id": 58,
        "goods_name": "阳光玫瑰",
        "cat_id": 7,
        "is_refundable": 0,
        "bad_fruit_claim": 1,
        "goods_desc": "脆甜",
        "sku_list": [
            {"sku_id": 1, "multi_price": 2995, "spec": [{"spec_name": "2 斤"}, {"spec_name": "礼盒"}], "quantity": 9},
            {"sku_id": 0, "multi_price": 1},
        ],
    }
    row = build_listing(Reading(goods), ASKED)
    assert [fact.key for fact in row] == ["58", "58/1"]
    assert (row[0].values["title"], row[0].values["no_return"], row[0].values["detail"]) == ("阳光玫瑰", True, "脆甜")
    assert (row[1].values["price_fen"], row[1].values["sku"], row[1].values["stock"]) == (2995, "2 斤,礼盒", 9)
    assert {fact.version for fact in row} == {ASKED}


def test_an_invoice_that_was_asked_for_and_one_that_was_issued() -> None:
    asked = {
        "order_sn": ORDER_NO,
        "application_status": 1,
        "invoice_amount": "5590",
        "invoice_kind": 0,
        "apply_time": 1781571600000,
        "business_type": 1,
        "payer_name": "杭州某公司",
        "payer_register_no": "91330000MA27XXXXXX",
    }
    (fact,) = build_application(Reading(asked), ASKED)
    assert (fact.entity, fact.key, fact.version, fact.progress) == ("invoice", ORDER_NO, ASKED, 10)
    assert dict(fact.values) == {
        "state": "asked",
        "amount_fen": 5590,
        "kind": "electronic",
        "applied_at": datetime(2026, 6, 16, 1, tzinfo=UTC),
        "for_company": True,
        "title": "***",
    }
    assert "91330000" not in str(fact.raw)
    issued = {"order_sn": ORDER_NO, "create_time": 1781571600000, "total_amount": 5590, "invoice_type": 1}
    assert build_issued(Reading(issued))[0].values["state"] == "taken_back"


def test_a_promise_of_the_platform() -> None:
    told = {
        "promise_id": 12,
        "order_sn": ORDER_NO,
        "promise_desc": "指定发顺丰",
        "promise_status": 2,
        "promise_level": 2,
        "promise_type": 1,
        "updated_at": "2026-06-16 09:00:00",
        "is_deleted": False,
    }
    (fact,) = build_promise(Reading(told))
    assert (fact.entity, fact.key, fact.values["state"], fact.values["side"]) == (
        "platform_promise",
        "12",
        "broken",
        "staff",
    )


def test_the_way_of_a_parcel_is_told_in_order_without_the_couriers_phone() -> None:
    trace = [
        {"status_time": "2026-06-16 12:00:00", "status_desc": "派送中，快递员电话13800001234", "action": "SEND"},
        {"time": "2026-06-15 20:00:00", "desc": "已揽收", "action": "GOT"},
        {"status_desc": "没有时间"},
    ]
    (fact,) = build_track(Reading({"trace_list": trace}), f"{ORDER_NO}/outbound/YT1")
    assert [step["text"] for step in fact.values["steps"]] == ["已揽收", "派送中，快递员电话138****1234"]
    assert fact.values["track_text"] == "派送中，快递员电话138****1234"
    assert fact.version == datetime(2026, 6, 16, 4, tzinfo=UTC)


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["0", "-1", "2026-06-17", "0000-00-00 00:00:00", "1e9", "9" * 30, "\0", "🍇", "13800001234"]),
    st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=3), st.dictionaries(st.text(max_size=3), st.none()))),
    st.dictionaries(st.text(max_size=4), st.integers()),
)
BUILDERS = {
    "order": (order(), lambda read: build_order(read, CARRIERS)),
    "listed": (listed_refund(), build_listed),
    "shown": (shown_refund(exchange_shipping_detail={}), lambda read: build_shown(read, CARRIERS)),
    "listing": ({"goods_id": 1, "sku_list": [{"sku_id": 2}]}, lambda read: build_listing(read, ASKED)),
    "application": ({"order_sn": "1", "invoice_amount": "1"}, lambda read: build_application(read, ASKED)),
    "issued": ({"order_sn": "1", "create_time": 1781571600000}, build_issued),
    "promise": ({"promise_id": 1, "order_sn": "1", "updated_at": "2026-06-16 09:00:00"}, build_promise),
}


@pytest.mark.parametrize("name", BUILDERS)
@given(data=st.data())
def test_any_part_of_an_answer_with_any_junk_gives_facts_or_a_reason(name: str, data: st.DataObject) -> None:
    whole, build = BUILDERS[name]
    kept = data.draw(st.sets(st.sampled_from(sorted(whole))))
    junk = data.draw(st.dictionaries(st.sampled_from([*sorted(whole), "images", "sku_list", "strange"]), JUNK))
    given_data = {field: whole[field] for field in kept} | junk
    read = make_row(given_data, "thing", "id", build)
    if isinstance(read, BadItem):
        assert read.faults and all(fault.reason for fault in read.faults)
        return
    assert read and read[0].key and read[0].version.tzinfo is not None
    assert len({(fact.entity, fact.key) for fact in read}) >= 1
    for fact in read:
        assert fact.hash and None not in fact.values.values() and "" not in fact.values.values()


@pytest.mark.parametrize("code", [3, 7, 14, 21])
def test_goods_on_their_way_back_are_the_merchants_to_receive_whatever_they_come_back_for(code: int) -> None:
    assert after_sale_state(code, returning=True) is AfterSaleState.AWAITING_MERCHANT_RECEIPT
    assert after_sale_state(code, returning=False) is not AfterSaleState.AWAITING_MERCHANT_RECEIPT
