"""What screening makes of the talk around a message."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heqi.assets.loader import load_screener
from heqi.core.language.screen.conditions import CONDITIONS
from heqi.core.language.screen.ship_dates import ship_dates
from heqi.core.language.screen.talk import PresaleFacts, Talk
from heqi.core.language.talk import Turn

JUNE_18 = PresaleFacts(date(2026, 6, 18))


def rules_of(text: str, talk: Talk) -> set[str]:
    return {finding.rule for finding in load_screener().screen(text, talk=talk).findings}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("6月18日前发货", ((6, 18),)),
        ("最晚六月十八号发出", ((6, 18),)),
        ("6.18前发货", ((6, 18),)),
        ("二十号寄出", ((None, 20),)),
        ("7月初发货", ((7, None),)),
        ("十二月三十一日发", ((12, 31),)),
        ("尾款6月1日开始付,6月18日前发货", ((6, 18),)),
        ("20号前退货都可以", ()),
        ("一共3.5斤,今天发", ()),
        ("您好", ()),
    ],
)
def test_X7_ship_dates_are_read_in_digits_and_in_chinese(
    text: str, dates: tuple[tuple[int | None, int | None], ...]
) -> None:
    assert ship_dates(text) == dates


def test_X7_a_date_that_was_named_before_need_not_be_named_again() -> None:
    named = Talk((Turn("buyer", "几号发"), Turn("agent", "6月18日前发货")), JUNE_18)
    assert "presale.no_date" not in rules_of("喜欢的话可以下单", named)
    assert "presale.no_date" in rules_of("喜欢的话可以下单", Talk((Turn("buyer", "几号发"),), JUNE_18))


def test_X7_without_a_date_on_the_listing_none_can_be_contradicted_and_one_must_be_named() -> None:
    unstated = Talk(presale=PresaleFacts())
    assert rules_of("6月20日发货,喜欢可以下单", unstated) == set()
    assert rules_of("喜欢的话可以下单", unstated) == {"presale.no_date"}


def test_M4_a_presale_or_an_agreed_date_is_no_late_dispatch() -> None:
    text = "好的,给您延迟到下周再发"
    assert rules_of(text, Talk()) == {"late.agree"}
    assert "late.agree" not in rules_of(text, Talk(presale=PresaleFacts()))
    assert rules_of(text, Talk(on_file=frozenset({"agreed_ship_date"}))) == set()


def test_M13_the_same_words_are_a_fault_only_after_the_buyer_asked_on() -> None:
    said = "这边已经帮您反馈给仓库了"
    ours = Turn("agent", said)
    assert "evasive.repeated" in rules_of(said, Talk((ours, Turn("buyer", "反馈到哪了"))))
    assert "evasive.repeated" not in rules_of(said, Talk((ours,)))
    older = (ours, *(Turn("agent", word) for word in ("好的", "在的", "您稍等")), Turn("buyer", "反馈到哪了"))
    assert "evasive.repeated" not in rules_of(said, Talk(older))


def test_T6_one_word_is_an_answer_to_a_question_and_none_to_a_complaint() -> None:
    assert rules_of("好的", Talk((Turn("buyer", "苹果烂了一半,什么东西"),))) == {"tone.one_word"}
    assert rules_of("好的", Talk((Turn("buyer", "苹果烂了一半,什么东西"), Turn("agent", "马上给您补发")))) == set()
    assert rules_of("好的", Talk((Turn("buyer", "没有坏,挺好的"),))) == set()


def test_M6_a_fault_that_was_named_makes_a_false_reason_of_a_harmless_one() -> None:
    text = "您申请的时候选不想要了就行"
    assert rules_of(text, Talk((Turn("buyer", "颜色不喜欢想退"),))) == {"reason.steer"}
    assert "reason.steer_after_fault" in rules_of(text, Talk((Turn("buyer", "杯子收到就是碎的"),)))


@given(st.text(alphabet="一二三十0123456789月日号./-发货付退 今天下单哦", max_size=40), st.text(max_size=20))
def test_X7_no_condition_ever_raises(text: str, said: str) -> None:
    talk = Talk((Turn("agent", text), Turn("buyer", said)), JUNE_18)
    for condition in CONDITIONS.values():
        assert condition(text, talk) in (True, False)
