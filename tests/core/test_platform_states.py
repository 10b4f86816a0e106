"""Pinduoduo's codes and wordings, one by one."""

from datetime import UTC, datetime

import pytest

from heqi.assets.loader import load_reason_table
from heqi.core.cases.platform_states import (
    read_pdd_after_sale_state,
    read_pdd_answered_demand,
    read_pdd_export_after_sale_state,
    read_pdd_export_demand,
    read_pdd_export_order_state,
    read_pdd_listed_demand,
    write_pdd_listed_demand,
)
from heqi.core.cases.reasons import build_reason_table, read_reason_family
from heqi.core.words import AfterSaleState, Demand, OrderState, ReasonFamily

STATES = {
    0: "none", 2: "awaiting_merchant", 3: "awaiting_merchant", 4: "refunding", 5: "refunding",
    6: "awaiting_buyer_answer", 7: "awaiting_buyer_return", 8: "platform_handling", 9: "closed", 10: "succeeded",
    11: "closed", 12: "closed", 13: "closed", 14: "awaiting_merchant", 15: "awaiting_buyer_answer", 16: "succeeded",
    17: "closed", 18: "awaiting_buyer_confirm", 21: "awaiting_merchant", 22: "awaiting_buyer_return", 24: "closed",
    25: "succeeded", 27: "awaiting_buyer_confirm", 31: "awaiting_buyer_refusal", 32: "awaiting_merchant_shipment",
    33: "awaiting_recall",
}  # fmt: skip


def test_every_code_that_pinduoduo_defines_has_its_state_and_the_rest_stay_unknown() -> None:
    for code in range(34):
        assert read_pdd_after_sale_state(code) == STATES.get(code, "unknown"), code
    assert read_pdd_after_sale_state(99) is AfterSaleState.UNKNOWN


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("待商家处理", "awaiting_merchant"),
        ("待商家收货", "awaiting_merchant_receipt"),
        ("待消费者发货", "awaiting_buyer_return"),
        ("平台处理中", "platform_handling"),
        ("退款成功", "succeeded"),
        ("退款关闭", "closed"),
        ("换货/补寄成功", "succeeded"),
        ("换货/补寄关闭", "closed"),
        ("维修成功", "succeeded"),
        ("维修关闭", "closed"),
        (" 换货／补寄成功\t", "succeeded"),
        ("无售后或售后取消", "none"),
        ("某种新状态", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_wordings_of_the_after_sales_export(text: str, state: str) -> None:
    assert read_pdd_export_after_sale_state(text) == state


@pytest.mark.parametrize(
    ("text", "demand"),
    [("仅退款", "refund_only"), ("退货退款", "return_refund"), ("换货", "exchange"), ("补寄", "reship"),
     ("缺货补寄", "reship"), ("维修", "repair"), ("仅退款（未收到货）", "refund_only"), ("别的", "unknown")],
)  # fmt: skip
def test_the_type_column_of_the_after_sales_export(text: str, demand: str) -> None:
    assert read_pdd_export_demand(text) == demand


def test_a_type_is_one_lower_in_an_answer_than_in_a_question() -> None:
    assert read_pdd_answered_demand(1) is read_pdd_listed_demand(2) is Demand.REFUND_ONLY
    assert read_pdd_answered_demand(2) is read_pdd_listed_demand(3) is Demand.RETURN_REFUND
    assert read_pdd_listed_demand(1) is Demand.UNKNOWN
    assert read_pdd_answered_demand(6) is Demand.UNKNOWN
    for demand in (Demand.REFUND_ONLY, Demand.RETURN_REFUND, Demand.EXCHANGE, Demand.RESHIP, Demand.REPAIR):
        assert read_pdd_listed_demand(write_pdd_listed_demand(demand)) is demand
    assert write_pdd_listed_demand(Demand.COMPENSATION) == 1


@pytest.mark.parametrize(
    ("text", "state"),
    [("待付款", "unpaid"), ("拼团中", "grouping"), ("待发货", "unshipped"), ("已发货，待收货", "shipped"),
     ("已发货,待签收", "shipped"), ("已收货", "signed"), ("已签收", "signed"), ("交易成功", "completed"),
     ("未发货，退款成功", "cancelled"), ("已发货，退款成功", "shipped"), ("已收货，退款成功", "signed"),
     ("已取消", "cancelled"), ("说不清", "unknown")],
)  # fmt: skip
def test_the_state_column_of_the_order_export(text: str, state: str) -> None:
    assert read_pdd_export_order_state(text) == state


def test_the_times_of_the_order_export_say_more_than_its_words() -> None:
    day = datetime(2026, 9, 1, tzinfo=UTC)
    assert read_pdd_export_order_state("已收货", completed_at=day) is OrderState.COMPLETED
    assert read_pdd_export_order_state("说不清", shipped_at=day) is OrderState.SHIPPED
    assert read_pdd_export_order_state("说不清", completed_at=day) is OrderState.COMPLETED
    assert read_pdd_export_order_state("待发货", shipped_at=day) is OrderState.UNSHIPPED
    assert read_pdd_export_order_state("未发货，退款成功", shipped_at=day) is OrderState.CANCELLED


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("质量问题", "quality"), ("其他原因(非质量问题)", "other"), ("不想要了", "no_reason"),
        ("拍错/多拍/不喜欢", "no_reason"), ("商品与页面描述不符", "misdescribed"), ("少件/漏发", "short"),
        ("包装/商品破损/污渍", "damaged"), ("与商家协商一致退款", "agreed"), ("快递/物流一直未送到", "not_received"),
        ("物流长时间未更新", "logistics"), ("大小/尺寸与商品描述不符", "misdescribed"), ("其他", "other"),
        ("发票问题", "invoice"), ("缺货", "out_of_stock"), ("未按约定时间发货", "late_dispatch"),
        ("空包裹", "short"), ("假冒品牌", "counterfeit"), ("七天无理由退换货", "no_reason"),
        ("食物变质/有异物", "food_safety"), ("商家发错货", "wrong_item"), ("水果不新鲜/腐烂", "quality"),
        ("店主太帅了", "unknown"), ("", "unknown"),
    ],
)  # fmt: skip
def test_M6_a_refund_reason_is_read_as_its_family_and_never_guessed(text: str, family: str) -> None:
    assert read_reason_family(text, load_reason_table()) == family


def test_a_wording_under_two_families_is_refused() -> None:
    with pytest.raises(ValueError, match="缺货"):
        build_reason_table({"out_of_stock": {"words": ["缺货"]}, "other": {"words": ["缺货!"]}})
    assert build_reason_table({"quality": {"whole": ["坏"]}}).whole == {"坏": ReasonFamily.QUALITY}
