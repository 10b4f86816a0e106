"""A channel's name by any spelling, and what the sentence around it makes of it (M1, M9)."""

import pytest

from heqi.assets.loader import load_screener
from heqi.core.language.screen.finding import PASSED
from heqi.core.language.screen.words import ExtraWord, ShopWords
from heqi.core.words import Platform


def test_M1_a_hit_names_rule_penalty_and_place_and_offers_a_compliant_wording() -> None:
    screening = load_screener().screen("亲，加我薇❤详聊，果子很甜")
    finding = next(each for each in screening.findings if each.rule == "contact.channel")
    assert (screening.verdict, finding.span, finding.surface, finding.seen_as) == ("block", (4, 6), "薇❤", "微信")
    assert finding.penalty is not None
    assert finding.advice
    assert screening.rewrite == "亲，您有任何问题，直接在平台聊天里联系我们就可以，果子很甜"
    assert load_screener().screen(screening.rewrite) is PASSED


@pytest.mark.parametrize(
    ("spelling", "channel"),
    [("威❤加我", "微信"), ("加微亻言", "微信"), ("叩叩联系", "QQ"), ("吱富宝转您", "支付宝"), ("上🐧聊", "QQ")],
)
def test_M1_sounds_looks_and_pictures_are_heard(spelling: str, channel: str) -> None:
    assert channel in [each.seen_as for each in load_screener().screen(spelling).findings]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("微信支付的订单原路退回", "caution"),
        ("请不要加陌生人微信", "caution"),
        ("支付宝账户会收到退款", "caution"),
        ("能不能加您微信", "block"),
        ("不方便的话加我微信", "block"),
        ("稍微信号差", "pass"),
        ("稍微，信号差", "pass"),
        ("QQ糖", "pass"),
        ("加急", "pass"),
        ("为新老客户准备", "pass"),
    ],
)
def test_M1_the_sentence_decides_what_a_name_means(text: str, verdict: str) -> None:
    assert load_screener().screen(text).verdict == verdict


def test_M1_a_shop_may_name_its_own_platform_and_send_nobody_to_another() -> None:
    screener = load_screener()
    on_taobao, on_pinduoduo = ShopWords(platform=Platform.TAOBAO), ShopWords(platform=Platform.PINDUODUO)
    assert screener.screen("淘宝搜果然鲜", words=on_taobao).verdict == "pass"
    assert screener.screen("淘宝搜果然鲜", words=on_pinduoduo).verdict == "block"
    assert screener.screen("淘宝的图可能有色差", words=on_pinduoduo).verdict == "caution"
    assert screener.screen("淘宝的图可能有色差").verdict == "pass"


def test_M1_an_allowed_text_excuses_a_name_but_no_real_contact() -> None:
    words = ShopWords(allow=("微信公仔A款",))
    screener = load_screener()
    assert screener.screen("微信公仔Ａ款有货吗", words=words) is PASSED
    assert screener.screen("加微信，送微信公仔A款", words=words).verdict == "block"
    assert screener.screen("13800138000", words=ShopWords(allow=("13800138000",))).verdict == "block"


def test_M1_a_shops_own_word_is_seen_through_the_same_disguises() -> None:
    words = ShopWords(extra=(ExtraWord("清仓", "caution", "不说清仓"),))
    for written in ("清仓啦", "清.仓啦", "清 仓啦", "清倉啦", "清苍啦"):
        [finding] = load_screener().screen(written, words=words).findings
        assert (finding.kind, finding.seen_as, finding.severity, finding.advice) == (
            "shop_word",
            "清仓",
            "caution",
            "不说清仓",
        )
    assert load_screener().screen("我很清楚，仓库有货", words=words) is PASSED


def test_M1_one_thing_is_said_once_and_two_things_are_both_said() -> None:
    def told(text: str) -> list[str]:
        return [each.rule for each in load_screener().screen(text).findings]

    assert told("您加我薇❤") == ["contact.channel"]
    assert {"contact.group"} < set(told("进群领好评返现红包"))
    assert told("加我薇信或打13800138000") == ["contact.channel", "contact.phone"]
