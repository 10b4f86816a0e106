"""The second opinion: what is learnt, how it is kept, and how it stands beside the rules (M1)."""

import pytest

from heqi.assets.language.screening_parts import read_opinion
from heqi.assets.loader import load_normaliser, load_screener
from heqi.core.language.screen.contact.gate import Gate
from heqi.core.language.screen.contact.opinion import BLOCKS, EDGE, Learnt, Opinion, view_of
from heqi.core.language.screen.contact.opinion_file import UnableToReadOpinion, dump_opinion, parse_opinion
from heqi.core.language.screen.words import ShopWords
from heqi.core.words import Platform

LEARNT = Learnt(
    pieces=("加", "加我", "果", "果甜"),
    weights=(4, 8, -4, -8),
    scale=0.5,
    bias=-1.0,
    signs="加果",
    sign_weights=(10, -10),
    least=0,
)


def test_M1_a_score_is_the_sum_of_different_pieces_by_the_root_of_their_number() -> None:
    opinion = Opinion(LEARNT)
    assert opinion.score("加我") == pytest.approx((4 + 8) * 0.5 / 2**0.5 - 1)
    assert opinion.score("加我加我") == opinion.score("加我")
    assert opinion.score("您好") == -1.0


def test_M1_an_offer_does_not_drown_in_a_long_text() -> None:
    opinion = Opinion(LEARNT)
    assert opinion.score("果甜" * 100 + "加我" + "好" * 100) > opinion.score("果甜" * 100)


def test_M1_the_place_is_where_most_weight_lies() -> None:
    assert Opinion(LEARNT).place("果甜,加我,果甜") == (3, 5)
    first, last = Opinion(LEARNT).place("好" * 200 + "加我" + "好" * 200)
    assert (first, last) == (200, 202)


def test_M1_the_gate_sums_what_each_sign_adds() -> None:
    gate = Gate({"加": 10, "果": -10}, least=5)
    assert [gate.opens_for(text) for text in ("加", "加果", "果", "", "您\U000e0001\U00020000加加")] == [
        True,
        False,
        False,
        False,
        False,
    ]


def test_M1_a_view_says_how_long_a_number_is_and_not_which() -> None:
    assert view_of("打13800138000") == view_of("打13900139000") == f"{EDGE}打{chr(6) * 11}{EDGE}"
    assert view_of("加abc_123,好") == f"{EDGE}加{chr(8) * 7} 好{EDGE}"
    assert len(view_of("1" * 30)) == 32


def test_M1_what_was_learnt_is_the_same_after_it_was_kept() -> None:
    assert parse_opinion(dump_opinion(LEARNT)) == LEARNT


@pytest.mark.parametrize("text", ["", "{}", "[]\n加", dump_opinion(LEARNT) + "\n多", "{" + dump_opinion(LEARNT)])
def test_M1_a_damaged_file_is_refused(text: str) -> None:
    with pytest.raises(UnableToReadOpinion):
        parse_opinion(text)


@pytest.mark.parametrize(
    "text",
    [
        "加好友发您看图",
        "差价支付宝打您,账号发我一下",
        "别在这说了,有监控",
        "刚加您了,备注写的店名",
        "威❤比这里便宜十块，要不要加",
        "飞机电报都可以联系我",
        "我的id：guo_xian88 绿色那个",
        "V guo_xian",
    ],
)
def test_M1_a_sentence_that_no_rule_knows_is_weighed(text: str) -> None:
    assert load_screener().screen(text).verdict == "block"


@pytest.mark.parametrize(
    "text",
    ["卡扣松的话往里按一下再转半圈", "企鹅公仔30厘米", "电视有微信相册功能", "蓝牙搜TWS_8866连接", "Wi-Fi GUO_5G"],
)
def test_M1_goods_and_devices_that_sound_like_a_way_to_meet_are_not_blocked(text: str) -> None:
    assert load_screener().screen(text).verdict != "block"


def test_M1_a_wording_in_a_harmless_sentence_is_only_doubtful() -> None:
    screening = load_screener().screen("除了平台之外没有别的联系方式了哈")
    assert (screening.verdict, [each.rule for each in screening.findings]) == ("caution", ["contact.doubtful"])


@pytest.mark.parametrize(
    "text", ["加我wexin:guo8866", "执行标准 Q/ABC，打13800138000", "没有别的联系方式, 看 www.guo-ran.com"]
)
def test_M1_no_opinion_takes_back_an_account_a_number_or_a_link(text: str) -> None:
    assert load_screener().screen(text).verdict == "block"


def test_M1_a_warning_is_never_blocked_for_how_it_reads() -> None:
    assert load_screener().screen("如有人以我店名义加您微信请勿理会").verdict != "block"


def test_M1_a_shop_that_names_its_own_platform_is_not_weighed() -> None:
    text = "淘宝搜果然鲜,关注一下"
    assert read_opinion().score(load_normaliser()(text).seen) > BLOCKS
    assert load_screener().screen(text, words=ShopWords(platform=Platform.TAOBAO)).verdict == "pass"
