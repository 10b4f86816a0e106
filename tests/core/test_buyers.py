"""T1, T4.8: who a buyer is, what they are to the shop, and what may be written about them."""

from datetime import UTC, datetime

import pytest

from heqi.assets.verdict_words import load_verdict_words
from heqi.core.buyers.forgetting import strip_personal
from heqi.core.buyers.identity import WhyUnknown, mark_of_name, why_unknown
from heqi.core.buyers.standing import Bought, Loyalty, standing_of
from heqi.core.errors import HeqiError
from heqi.core.masks import name_by_digest
from heqi.core.words import OrderState, Platform

MAY = datetime(2026, 5, 1, tzinfo=UTC)


def test_T1_a_members_whole_name_tells_who_it_is_on_taobao_and_on_tmall_alike():
    assert mark_of_name("果果爱吃芒果", Platform.TAOBAO) == f"ref:{name_by_digest('果果爱吃芒果')}"
    assert mark_of_name(" 果果爱吃芒果 ", Platform.TMALL) == mark_of_name("果果爱吃芒果", Platform.TAOBAO)


@pytest.mark.parametrize(
    ("name", "platform", "why"),
    [
        ("果***果", Platform.TAOBAO, WhyUnknown.MASKED),
        ("t**8", Platform.TMALL, WhyUnknown.MASKED),
        ("果＊＊果", Platform.TAOBAO, WhyUnknown.MASKED),
        ("匿名买家", Platform.TAOBAO, WhyUnknown.MASKED),
        ("小鱼", Platform.PINDUODUO, WhyUnknown.NOT_UNIQUE),
        ("", Platform.PINDUODUO, WhyUnknown.NOT_STATED),
    ],
)
def test_T1_a_masked_name_or_a_nickname_that_many_carry_tells_nobody(name, platform, why):
    assert mark_of_name(name, platform) is None
    assert why_unknown(name) is why


def bought(order_no, state=OrderState.COMPLETED, paid=3980, back=0, day=1):
    return Bought(order_no, state, MAY.replace(day=day), paid, back)


def test_T1_a_buyers_value_is_what_was_paid_and_not_paid_back():
    standing = standing_of([bought("1"), bought("2", paid=5000, back=6000, day=3), bought("3", paid=None, day=2)])

    assert (standing.orders, standing.paid_total_fen, standing.loyalty) == (3, 3980, Loyalty.RETURNING)
    assert (standing.first_at, standing.last_at) == (MAY, MAY.replace(day=3))


def test_T1_what_was_never_paid_or_was_cancelled_is_no_purchase():
    states = [OrderState.UNPAID, OrderState.GROUPING, OrderState.CANCELLED, OrderState.SHIPPED]
    standing = standing_of(bought(str(number), state) for number, state in enumerate(states))

    assert (standing.orders, standing.loyalty) == (1, Loyalty.NEW)
    assert standing_of(bought(str(number)) for number in range(4)).loyalty is Loyalty.LOYAL


@pytest.mark.parametrize(
    "words",
    [
        "难缠", "这人是骗子", "职业索赔的", "羊毛党，别理", "有点难 搞", "难*缠", "恶意退款", "脾气差", "黑名单",
        "没素质的客户", "difficult customer", "抠门，爱计较",
    ],
)  # fmt: skip
def test_T4_8_a_verdict_on_a_person_is_refused_with_the_advice_to_write_the_fact(words):
    with pytest.raises(HeqiError) as refused:
        load_verdict_words().require_fact(words)

    assert refused.value.code == "note.verdict" and "请写事实" in refused.value.message


@pytest.mark.parametrize(
    "words",
    [
        "喜欢硬一点的芒果", "5月20日第二次说收到的芒果是坏的，已发照片", "申请过3次仅退款，都已退", "买家说我们是骗子",
        "担心遇到骗子", "要求晚上8点后送", "家里有老人，要软的", "送礼用，不要放价格单", "上次少发一箱，已补",
    ],
)  # fmt: skip
def test_T4_8_what_happened_and_what_they_ask_for_may_be_written(words):
    load_verdict_words().require_fact(words)


@pytest.mark.parametrize(
    ("words", "code"),
    [("孕妇，要低糖", "note.sensitive"), ("有糖尿病", "note.sensitive"), ("电话13800138000", "note.contact")],
)
def test_T4_8_health_and_contacts_are_not_written_down(words, code):
    with pytest.raises(HeqiError) as refused:
        load_verdict_words().require_fact(words)
    assert refused.value.code == code


def test_T4_8_forgetting_takes_the_words_out_of_a_value_at_any_depth_and_leaves_the_sums():
    held = {
        "amount_fen": 3980,
        "buyer_words": "坏了",
        "parts": [{"say": "亲", "step": "pay"}],
        "images": ["a"],
        "kind": 2,
    }

    assert strip_personal(held) == {
        "amount_fen": 3980, "buyer_words": "", "parts": [{"say": "", "step": "pay"}], "images": [], "kind": 2
    }  # fmt: skip
