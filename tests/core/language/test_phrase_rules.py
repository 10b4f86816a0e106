"""How a phrase rule is read and found (M1, M13)."""

import pytest

from heqi.core.errors import HeqiError
from heqi.core.language.screen.finding import PASSED
from heqi.core.language.screen.phrase import read_phrase_rule, read_phrase_rules
from heqi.core.language.screen.talk import Talk
from heqi.core.language.talk import Turn
from tests.core.language.phrase_rules import CASHBACK, screener_with


def test_M1_a_rule_blocks_marks_the_span_and_offers_other_words() -> None:
    screening = screener_with({}).screen("亲，好評給您返5元，谢谢支持果然鲜")
    [finding] = screening.findings
    assert screening.verdict == "block"
    assert (finding.rule, finding.kind, finding.severity) == ("review_offer.cashback", "review_offer", "block")
    assert (finding.span, finding.surface, finding.seen_as) == ((2, 7), "好評給您返", "好评给您返")
    assert (finding.penalty, finding.penalty_en, finding.advice, finding.title_en) == (
        "平台处罚",
        "The platform's penalty",
        "评价由买家自愿。",
        "Paying for a good review",
    )
    assert screening.rewrite == "亲，欢迎您按真实感受评价，谢谢支持果然鲜"


def test_M1_what_excuses_a_hit_must_stand_in_the_same_clause() -> None:
    screener = screener_with({})
    assert screener.screen("我们没有好评返现的活动") is PASSED
    assert screener.screen("别家没有好评，我们好评返现").verdict == "block"


def test_M13_a_buyer_is_noted_and_never_blocked() -> None:
    screener = screener_with({"directions": ["in", "out"]})
    screening = screener.screen("好评能返多少", direction="in")
    assert (screening.verdict, screening.findings[0].severity, screening.rewrite) == ("pass", "note", None)
    assert screener_with({}).screen("好评能返多少", direction="in") is PASSED


def test_M13_the_same_answer_again_is_found_without_a_pattern() -> None:
    screener = screener_with({"patterns": [], "needs": "same_answer_again", "severity": "caution", "unless": []})
    said = "我们家的果子摘下来就长这样"
    again = Talk(previous=(Turn("agent", f"{said}。"), Turn("buyer", "可是都烂了")))
    assert screener.screen(said, talk=again).findings[0].span == (0, len(said))
    assert screener.screen(said) is PASSED


def test_M1_two_hits_in_one_clause_are_replaced_once() -> None:
    text = "好评返现好评返红包，明天就给"
    assert screener_with({}).screen(text).rewrite == "欢迎您按真实感受评价，明天就给"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"kind": "weather"}, "weather"),
        ({"severity": "fatal"}, "fatal"),
        ({"patern": ["x"]}, "patern"),
        ({"patterns": []}, "no patterns"),
        ({"patterns": "好评"}, "patterns"),
        ({"needs": "full_moon"}, "full_moon"),
        ({"source": {"document": "x"}}, "None"),
        ({"advice": ""}, "advice"),
        ({"directions": ["up"]}, "up"),
    ],
)
def test_M1_a_rule_that_cannot_be_meant_is_refused(change: dict[str, object], word: str) -> None:
    with pytest.raises(HeqiError, match=r"review_offer\.cashback") as refused:
        read_phrase_rule(CASHBACK | change, "story.yaml")
    assert word in refused.value.message_en


def test_M1_a_pattern_that_re2_does_not_take_and_an_id_used_twice_are_refused() -> None:
    with pytest.raises(HeqiError, match="RE2 does not take"):
        screener_with({"patterns": ["(?<!没)好评"]})
    with pytest.raises(HeqiError, match="used twice"):
        read_phrase_rules({"one.yaml": [CASHBACK], "two.yaml": [CASHBACK]})
