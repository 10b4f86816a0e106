"""What answers of TOP become: the facts that export files give too, with units, masks and times put right."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heqi.core.connecting import BadItem
from heqi.core.masks import name_by_digest
from heqi.core.words import AfterSaleState
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.rows import make_row
from heqi.platforms.taobao.after_sales import build_dispute, build_exchange, build_refund
from heqi.platforms.taobao.messages import REFUND_ROLES, build_message
from heqi.platforms.taobao.orders import build_order
from heqi.platforms.taobao.reviews import build_follow_up, build_rating, build_review
from heqi.platforms.taobao.states import refund_state
from heqi.platforms.taobao.traces import build_tracks

from .answers import OID_2, TID, exchange, refund, trade


def test_a_trade_with_its_lines_and_one_parcel_for_both() -> None:
    row = build_order(Reading(trade()))
    fact = row[0]
    assert (fact.entity, fact.key, fact.progress) == ("order", str(TID), 40)
    assert fact.version == datetime(2026, 6, 15, 10, 0, 1, tzinfo=UTC)
    assert dict(fact.values) == {
        "goods_fen": 7980,
        "postage_fen": 0,
        "paid_fen": 7580,
        "received_fen": 0,
        "created_at": datetime(2026, 6, 15, 1, 58, tzinfo=UTC),
        "paid_at": datetime(2026, 6, 15, 1, 58, 30, tzinfo=UTC),
        "shipped_at": datetime(2026, 6, 15, 10, tzinfo=UTC),
        "quantity": 2,
        "state": "shipped",
        "state_text": "卖家已发货，等待买家确认",
        "note": "易碎，加泡沫",
        "flag": 1,
        "buyer_note": "请打电话 138****1234",
        "payment_no": "2026061522001",
        "auto_confirm_at": "2026-06-25T10:00:00+00:00",
        "buyer": "果***果",
        "buyer_ref": name_by_digest("果果爱吃芒果"),
        "receiver": "张*",
        "receiver_phone": "138****1234",
        "province": "浙江省",
        "city": "杭州市",
        "district": "西湖区",
        "address": "***",
    }
    lines = [found for found in row if found.entity == "order_line"]
    assert [line.key for line in lines] == [f"{TID}/{TID}", f"{TID}/{OID_2}"]
    assert dict(lines[0].values) == {
        "order_no": str(TID),
        "goods": "芒果 5 斤装",
        "sku": "规格:5 斤",
        "quantity": 1,
        "price_fen": 3990,
        "paid_fen": 3790,
        "goods_id": "6677001",
        "sku_id": "5501",
        "sku_code": "MG-5",
        "goods_code": "MG",
        "state_text": "卖家已发货，等待买家确认",
        "refund_text": "没有申请退款",
        "shipped_at": "2026-06-15T10:00:00+00:00",
    }
    assert lines[1].values["after_sale_no"] == "7700112233"
    parcels = [(found.key, found.values["carrier"]) for found in row if found.entity == "parcel"]
    assert parcels == [(f"{TID}/outbound/ZT7788990011", "中通快递")]


def test_raw_keeps_what_we_do_not_know_and_drops_what_is_somebodys() -> None:
    raw = build_order(Reading(trade()))[0].raw
    assert raw["field_of_2027"] == ["kept"]
    assert (raw["tid"], raw["receiver_mobile"], raw["buyer_nick"]) == (TID, "138****1234", "果***果")
    assert "文三路" not in str(raw) and "13800001234" not in str(raw)
    seller = build_refund(Reading(refund()))[0].raw
    assert "13900009999" not in str(seller) and "大关路" not in str(seller)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("WAIT_BUYER_PAY", "unpaid"),
        ("PAID_FORBID_CONSIGN", "grouping"),
        ("WAIT_SELLER_SEND_GOODS", "unshipped"),
        ("SELLER_CONSIGNED_PART", "unshipped"),
        ("TRADE_FINISHED", "completed"),
        ("TRADE_CLOSED", "cancelled"),
        ("SOMETHING_NEW", "unknown"),
    ],
)
def test_the_state_of_a_trade(status: str, state: str) -> None:
    values = build_order(Reading(trade(status=status)))[0].values
    assert values["state"] == state
    assert ("completed_at" in values) == (status == "TRADE_FINISHED")


def test_a_request_with_deadline_version_and_demand() -> None:
    (fact,) = build_refund(Reading(refund()))
    assert (fact.key, fact.progress, fact.version) == ("7700112233", 10, datetime(2026, 6, 16, 1, 0, 5, tzinfo=UTC))
    assert dict(fact.values) == {
        "order_no": str(TID),
        "state": "awaiting_merchant",
        "state_text": "买家已经申请退款，等待卖家同意",
        "type": "仅退款",
        "demand": "refund_only",
        "reason": "质量问题",
        "buyer_words": "坏了一半，电话 139****5678",
        "goods": "荔枝 3 斤装",
        "goods_id": "6677002",
        "quantity": 1,
        "received": True,
        "order_shipped": True,
        "applied_at": datetime(2026, 6, 16, 1, tzinfo=UTC),
        "expires_at": datetime(2026, 6, 18, 1, tzinfo=UTC),
        "order_paid_fen": 3790,
        "requested_fen": 2000,
        "phase": "售中",
        "constraint": "null",
        "refund_version": "1781571605000",
        "intervened": False,
        "buyer": "果***果",
        "buyer_ref": name_by_digest("果果爱吃芒果"),
    }


@pytest.mark.parametrize(
    ("other", "name", "value"),
    [
        ({"dispute_type": "", "has_good_return": True}, "demand", "return_refund"),
        ({"dispute_type": "RESHIPPING"}, "demand", "reship"),
        ({"dispute_type": "OTHERS", "has_good_return": None}, "demand", None),
        ({"cs_status": 3}, "intervened", True),
        ({"cs_status": 7}, "intervened", False),
        ({"order_status": "WAIT_SELLER_SEND_GOODS"}, "order_shipped", False),
        ({"order_status": "TRADE_CLOSED"}, "order_shipped", None),
        ({"refund_remind_timeout": {"exist_timeout": False, "timeout": "2026-06-18 09:00:00"}}, "expires_at", None),
        ({"status": "WAIT_SELLER_CONSIGN_GOOGDS"}, "state", "awaiting_merchant_shipment"),
        ({"status": "EXCHANGE_TRANSFORM_TO_REFUND"}, "state", "closed"),
        ({"status": "SUCCESS"}, "state", "succeeded"),
        ({"status": "SOMETHING_NEW"}, "state", "unknown"),
        ({"buyer_nick": "果**果"}, "buyer_ref", None),
        ({"sku": "5501|规格:5 斤"}, "sku", "规格:5 斤"),
        ({"sku": "5501|规格:5 斤"}, "sku_id", "5501"),
        ({"sku": "5 斤|礼盒"}, "sku", "5 斤|礼盒"),
    ],
)
def test_what_a_field_of_a_refund_says(other: dict[str, Any], name: str, value: object) -> None:
    assert build_refund(Reading(refund(**other)))[0].values.get(name) == value


def test_a_return_names_its_parcel() -> None:
    sent = {"sid": "sf100", "company_name": "顺丰速运", "good_return_time": "2026-06-17 08:00:00"}
    row = build_refund(Reading(refund(status="WAIT_SELLER_CONFIRM_GOODS", **sent)))
    assert row[0].values["return_tracking_nos"] == ["SF100"]
    assert row[1].key == f"{TID}/return/SF100"
    assert row[1].values["shipped_at"] == datetime(2026, 6, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("换货待处理(1)", "awaiting_merchant"),
        ("2", "awaiting_buyer_return"),
        ("买家已退货，待收货", "awaiting_merchant_receipt"),
        ("5", "succeeded"),
        ("待发出换货商品(12)", "awaiting_merchant_shipment"),
        ("13", "awaiting_buyer_confirm"),
        ("99", "unknown"),
    ],
)
def test_an_exchange_is_a_request_too(status: str, state: str) -> None:
    sent = {"buyer_logistic_no": "SF1", "buyer_logistic_name": "顺丰", "seller_logistic_no": "ZT2"}
    row = build_exchange(Reading(exchange(status=status, **sent)))
    assert (row[0].key, row[0].values["demand"], row[0].values["state"]) == ("8800112233", "exchange", state)
    assert row[0].values["sku_wanted"] == "颜色:白;尺码:L"
    assert [found.key for found in row[1:]] == [f"{TID}/return/SF1", f"{TID}/outbound/ZT2"]
    assert "13800001234" not in str(row[0].raw) and "文三路" not in str(row[0].raw)


def test_a_dispute_counts_its_states_by_its_kind() -> None:
    common = {"refund_id": "1", "tid": TID, "modified": "2026-06-16 09:00:05", "status": "6"}
    returning = build_dispute(Reading(common | {"dispute_request": "退货退款"}))[0]
    assert (returning.values["state"], returning.values["demand"]) == ("awaiting_buyer_answer", "return_refund")
    swapped = build_dispute(Reading(common | {"dispute_request": "换货", "status": "3"}))[0]
    assert (swapped.values["state_text"], swapped.values["demand"]) == ("买家已退货，待收货", "exchange")


def test_a_message_of_a_refund_is_a_line_of_its_talk() -> None:
    told = {
        "id": 5,
        "owner_role": "1",
        "owner_nick": "果果爱吃芒果",
        "content": "照片在这里，13900005678",
        "created": "2026-06-16 10:00:00",
        "pic_urls": {"pic_url": [{"url": "https://img.example.cn/a.jpg"}]},
    }
    line, talk = build_message(Reading(told), "7700112233", str(TID), REFUND_ROLES)
    assert (line.key, line.values["sender"], line.values["text"]) == (
        "refund/7700112233/5",
        "buyer",
        "照片在这里，139****5678",
    )
    assert line.values["pictures"] == ["https://img.example.cn/a.jpg"]
    assert (talk.entity, talk.key, talk.values["buyer"]) == ("conversation", "refund/7700112233", "果***果")


def test_a_review_its_follow_up_and_a_rating() -> None:
    words = "坏了两个，客服态度好"
    rate = {
        "tid": TID,
        "oid": OID_2,
        "result": "neutral",
        "created": "2026-06-20 10:00:00",
        "content": words,
        "nick": "果果爱吃芒果",
        "item_title": "荔枝 3 斤装",
        "num_iid": 6677002,
        "valid_score": True,
    }
    (review,) = build_review(Reading(rate))
    assert review.key == f"order/{OID_2}/{sha256(words.encode()).hexdigest()[:24]}"
    assert (review.values["tone"], review.values["order_no"], review.values["buyer"]) == (
        "middling",
        str(TID),
        "果***果",
    )
    feed = {
        "content": words,
        "comment_time": "2026-06-20 10:00:00",
        "append_content": "第二天又坏一个",
        "append_time": "2026-06-21 10:00:00",
        "tags": {"tags": [{"tag_name": "不新鲜", "posi": False}]},
        "has_negtv": True,
    }
    (added,) = build_follow_up(Reading(feed), str(TID), str(OID_2))
    assert (added.key, added.progress, added.values["follow_up"]) == (review.key, 1, "第二天又坏一个")
    assert (added.values["tags"], added.version) == (["不新鲜"], datetime(2026, 6, 21, 2, tzinfo=UTC))
    told = {
        "eval_code": 4,
        "eval_sender": "cntaobao果然鲜:小林",
        "eval_recer": "果**果",
        "eval_time": "2026-06-16 10:00:00",
        "source": 0,
    }
    (rating,) = build_rating(Reading(told))
    assert (rating.entity, rating.values["score"], rating.values["source"]) == ("service_rating", 1, "agent")
    assert rating.values["staff"] == "cntaobao果然鲜:小林"


def test_the_way_of_a_parcel() -> None:
    told = {
        "out_sid": "ZT1",
        "company_name": "中通快递",
        "trace_list": {"transit_step_info": [{"status_time": "2026-06-16 12:00:00", "status_desc": "已签收"}]},
    }
    (fact,) = build_tracks(Reading(told), str(TID))
    assert (fact.key, fact.values["track_text"], fact.values["carrier"]) == (
        f"{TID}/outbound/ZT1",
        "已签收",
        "中通快递",
    )


@pytest.mark.parametrize(
    ("build", "data", "field"),
    [
        (build_order, trade(payment="很多"), "payment"),
        (build_order, trade(modified=""), "modified"),
        (build_order, trade(tid=None), "tid"),
        (build_order, trade(orders={"order": [5]}), ""),
        (build_refund, refund(refund_fee="-1"), "refund_fee"),
        (build_refund, refund(status=None), "status"),
        (build_refund, refund(refund_remind_timeout="soon"), ""),
        (build_exchange, exchange(dispute_id=None), "dispute_id"),
    ],
)
def test_an_odd_answer_is_put_aside_with_the_reason(build: Any, data: dict[str, Any], field: str) -> None:
    bad = make_row(data, "thing", "tid", build)
    assert isinstance(bad, BadItem)
    assert field in [fault.field for fault in bad.faults]


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
BUILDERS: dict[str, Any] = {
    "order": (trade(), build_order),
    "refund": (refund(), build_refund),
    "exchange": (exchange(), build_exchange),
    "dispute": (refund(dispute_request="换货", time_out="2026-06-18 09:00:00"), build_dispute),
    "message": (
        {"id": 1, "created": "2026-06-16 10:00:00", "content": "好", "owner_role": "1", "pic_urls": []},
        lambda read: build_message(read, "1", "2", REFUND_ROLES),
    ),
    "review": ({"tid": 1, "created": "2026-06-16 10:00:00", "content": "好"}, build_review),
    "rating": ({"eval_code": 1, "eval_sender": "a", "eval_time": "2026-06-16 10:00:00"}, build_rating),
}


@pytest.mark.parametrize("name", BUILDERS)
@given(data=st.data())
def test_any_part_of_an_answer_with_any_junk_gives_facts_or_a_reason(name: str, data: st.DataObject) -> None:
    whole, build = BUILDERS[name]
    kept = data.draw(st.sets(st.sampled_from(sorted(whole))))
    junk = data.draw(st.dictionaries(st.sampled_from([*sorted(whole), "est_con_time", "strange"]), JUNK))
    read = make_row({field: whole[field] for field in kept} | junk, "thing", "id", build)
    if isinstance(read, BadItem):
        assert read.faults and all(fault.reason for fault in read.faults)
        return
    assert read and read[0].key and read[0].version.tzinfo is not None
    for fact in read:
        assert fact.hash and None not in fact.values.values() and "" not in fact.values.values()


@pytest.mark.parametrize(
    ("status", "cs_status", "state"),
    [
        ("SELLER_REFUSE_BUYER", 2, AfterSaleState.PLATFORM_HANDLING),
        ("WAIT_SELLER_AGREE", 10, AfterSaleState.PLATFORM_HANDLING),
        ("SELLER_REFUSE_BUYER", 1, AfterSaleState.AWAITING_BUYER_ANSWER),
        ("SELLER_REFUSE_BUYER", 9, AfterSaleState.AWAITING_BUYER_ANSWER),
        ("SELLER_REFUSE_BUYER", None, AfterSaleState.AWAITING_BUYER_ANSWER),
        ("SUCCESS", 2, AfterSaleState.SUCCEEDED),
        ("CLOSED", 3, AfterSaleState.CLOSED),
    ],
)
def test_that_the_platform_decides_is_told_by_another_field(
    status: str, cs_status: int | None, state: AfterSaleState
) -> None:
    assert refund_state(status, cs_status)[0] is state
