"""What leaves the house for a draft, and what may be shown of the answer."""

from datetime import UTC, datetime

import pytest

from heqi.assets.loader import load_screener
from heqi.core.drafts.answer import clean_answer, judge_answer
from heqi.core.drafts.masking import HIDDEN, mask_turn
from heqi.core.drafts.prompt import make_messages
from heqi.core.language.talk import Turn
from heqi.core.phrases.known import OrderFacts
from heqi.core.words import Platform


def masked(text, *, known=()):
    return mask_turn(text, findings=load_screener().screen(text, direction="in").findings, known=known)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("我电话13800138000，打给我", "13800138000"),
        ("电话是 138 0013 8000", "0013"),
        ("电话幺三八零零幺三八零零零", "幺三八"),
        ("加我微信 guoguo_88", "guoguo_88"),
        ("v我 abc12345", "abc12345"),
        ("邮箱 wang@example.cn 收票", "wang@example.cn"),
        ("身份证330106199001011234", "330106199001011234"),
        ("改成浙江省杭州市西湖区文三路128号5幢201室", "文三路128号"),
        ("我家在光明小区南门街12号", "12号"),
        ("收件人张小明", "张小明"),
        ("我叫李四，前天买的", "李四"),
        ("订单260522-123456789012345查一下", "123456789012345"),
        ("单号YT2233445566778不动了", "YT2233445566778"),
        ("王女士让我问的", "王女士"),
        ("看 https://shop.example.net/u/8812 这个", "shop.example.net"),
    ],
)
def test_M1_what_names_or_finds_a_person_does_not_leave(text, secret):
    assert secret not in masked(text) and HIDDEN in masked(text)


def test_M1_what_the_order_states_of_the_buyer_is_taken_out_wherever_it_stands():
    plain = masked("我是果果爱芒果，寄到老地方翠苑里", known=["果果爱芒果", "翠苑里", ""])
    assert plain == f"我是{HIDDEN}，寄到老地方{HIDDEN}"


@pytest.mark.parametrize(
    "text", ["芒果烂了3个怎么办", "5斤装只有4.2斤", "48小时没发货", "能便宜10块吗", "好几天了物流不动"]
)
def test_M1_what_the_matter_is_stays(text):
    assert masked(text) == text


FACTS = OrderFacts(
    order_no="260522-1", state="shipped", shop="果然鲜", agent="小林", buyer="果果", goods="贵妃芒", paid_fen=3980,
    carrier="圆通速递", tracking_no="YT123", shipped_at=datetime(2026, 5, 23, 8, 30, tzinfo=UTC),
)  # fmt: skip


def test_M1_the_model_is_told_the_matter_and_never_the_buyer():
    turns = [Turn("buyer", "在吗"), Turn("agent", "在的"), Turn("buyer", "几天能到")]
    system, *talk = make_messages(platform=Platform.PINDUODUO, turns=turns, order=FACTS, examples=["亲，路上要三天"])
    told = system["content"]
    assert "商品：贵妃芒" in told and "金额：¥39.80" in told and "订单状态：已发货" in told and "亲，路上要三天" in told
    assert not any(secret in told for secret in ("260522-1", "YT123", "小林", "果果"))
    assert [(each["role"], each["content"]) for each in talk] == [
        ("user", "在吗"), ("assistant", "在的"), ("user", "几天能到")
    ]  # fmt: skip


def test_a_long_talk_is_cut_to_its_end():
    turns = [Turn("buyer", f"第{number}句" + "啊" * 900) for number in range(40)]
    _, *talk = make_messages(platform=Platform.TAOBAO, turns=turns, order=OrderFacts(), examples=[])
    assert len(talk) == 12 and talk[-1]["content"].startswith("第39句") and len(talk[-1]["content"]) == 500


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("亲，在的。", "亲，在的。"),
        ("回复：“亲，在的。”", "亲，在的。"),
        ("<think>买家问候\n</think>\n亲，在的。", "亲，在的。"),
        ("<think>没有想完", ""),
        ("亲" * 501, ""),
        (" \n", ""),
    ],
)
def test_only_the_bare_message_is_kept(said, text):
    assert clean_answer(said) == text


def judge(said):
    return judge_answer(said, load_screener().screen)


def test_M1_a_draft_goes_through_the_same_screening_as_a_message():
    assert judge("亲，已经帮您催快递了。").verdict == "pass"
    assert judge("亲，申请退款时选“不想要了”就行。").verdict == "caution"
    blocked = judge("亲，加我微信 guoguo88 说。")
    assert blocked is None or (blocked.rewritten and "guoguo88" not in blocked.text and blocked.verdict != "block")
    assert judge("  ") is None
