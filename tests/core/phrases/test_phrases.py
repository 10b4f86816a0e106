"""Phrases as values: their form, their variables, and how they are found while one types."""

from datetime import UTC, datetime

import pytest

from heqi.assets.loader import load_initials, load_phrase_places, load_screener, load_starter
from heqi.assets.reading import read_asset
from heqi.core.errors import HeqiError
from heqi.core.language.screen.words import ShopWords
from heqi.core.phrases.known import OrderFacts, known_values
from heqi.core.phrases.phrase import Layer, Phrase, check_asks, check_text
from heqi.core.phrases.search import PhraseSearch
from heqi.core.places import fill_places, fill_samples, open_places
from heqi.core.words import Platform

PLACES = tuple(load_phrase_places())


def phrase(key, text, *, code="", title="", asks=()):
    return Phrase(key=key, layer=Layer.SHOP, group="发货", title=title, text=text, code=code, asks=asks)


def found(typed, *phrases):
    return [each.key for each in PhraseSearch(phrases, load_initials()).find(typed)]


FEVER = phrase("fever", "亲，发烧了请先休息")
CHONGQING = phrase("chongqing", "重庆仓今天发出", title="重庆仓", code="cq")
HEAVY = phrase("heavy", "净重五斤，重量以秤为准", title="重量说明")
QQ = phrase("qq", "QQ糖一袋 80 克", title="QQ糖规格")


def test_T2_a_phrase_is_found_by_the_initials_of_its_sounds():
    assert found("fsl", FEVER, CHONGQING, HEAVY) == ["fever"]
    assert found("FSL", FEVER) == ["fever"]


def test_T2_a_sign_with_several_readings_answers_to_each():
    assert found("cq", CHONGQING) == found("zq", CHONGQING) == ["chongqing"]
    assert found("zl", HEAVY, CHONGQING) == ["heavy"]


def test_T2_a_slash_asks_for_the_code_and_an_exact_one_comes_first():
    other = phrase("other", "重庆今天下雨", code="cqx")
    assert found("/cq", other, CHONGQING) == ["chongqing", "other"]
    assert found("/CQ", other, CHONGQING) == ["chongqing", "other"]


def test_T2_letters_in_a_name_and_words_anywhere_are_found_too():
    assert found("qqt", QQ, FEVER) == ["qq"]
    assert found("休息", FEVER, QQ) == ["fever"]
    assert found("今天 重庆", CHONGQING, FEVER) == ["chongqing"]
    assert found("放哪里", phrase("store", "冷藏就好", asks=("放哪里",)), FEVER) == ["store"]
    assert found("不在这里", FEVER, QQ) == []
    assert found("", FEVER, QQ) == ["fever", "qq"]
    assert found("😀。", FEVER) == ["fever"]


def test_T2_a_variable_is_filled_from_the_order_and_an_unknown_one_is_marked():
    facts = OrderFacts(tracking_no="YT1234", shipped_at=datetime(2026, 5, 23, 8, 30, tzinfo=UTC))
    filled = fill_places("单号 {运单号}，{发货时间}由{快递}发出，{快递}会联系您", known_values(facts))
    assert filled.text == "单号 YT1234，5月23日 16:30由【快递】发出，【快递】会联系您"
    assert filled.missing == ("快递",)
    assert open_places(filled.text) == ("快递", "快递")


def test_T2_a_blank_value_and_a_masked_name_count_as_unknown():
    assert fill_places("{买家昵称}，在的", known_values(OrderFacts(buyer="果***果"))).missing == ("买家昵称",)
    assert fill_places("{规格}", {"规格": "  "}).text == "【规格】"
    assert fill_places("{金额}", known_values(OrderFacts(paid_fen=0))).text == "¥0.00"


def test_T2_what_a_buyer_wrote_cannot_open_a_variable():
    assert fill_places("{商品}", {"商品": "{订单号}", "订单号": "1"}).text == "{订单号}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("   ", "phrase.empty"),
        ("亲" * 501, "phrase.too_long"),
        ("亲，{订单号 已发", "phrase.brace"),
        ("亲，{定单号}已发", "phrase.place"),
        ("亲，单号【运单号】", "phrase.open"),
    ],
)
def test_T2_a_phrase_that_could_not_be_sent_is_refused_with_a_sentence(text, code):
    with pytest.raises(HeqiError) as refused:
        check_text(text, PLACES)
    assert (refused.value.code, refused.value.status) == (code, 422)


def test_T2_a_misspelt_variable_is_told_which_one_was_meant():
    with pytest.raises(HeqiError, match="订单号"):
        check_text("{订单}", PLACES)


def test_T2_questions_are_kept_once_and_are_no_more_than_twelve():
    assert check_asks([" 几天 到 ", "几天 到", ""]) == ("几天 到",)
    with pytest.raises(HeqiError, match="too_many_asks"):
        check_asks([str(number) for number in range(13)])


STARTERS = [(platform, each) for platform, phrases in load_starter().items() for each in phrases]


@pytest.mark.parametrize("platform", list(Platform))
def test_T2_every_shipped_phrase_passes_the_screening_of_its_platform(platform):
    screener, places = load_screener(), load_phrase_places()
    words = ShopWords((), (), platform)
    told = {
        each.key: screener.screen(fill_samples(each.text, places), words=words).findings
        for each in load_starter()[platform]
    }
    assert {key: findings for key, findings in told.items() if findings} == {}


def test_T2_shipped_codes_name_one_phrase_each_and_their_labels_exist():
    labels = read_asset("language/labels.yaml")
    also = {*labels["also"], *labels["emotions"], "link", "contact"}
    for platform, phrases in load_starter().items():
        codes = [each.code for each in phrases]
        assert len(set(codes)) == len(codes), platform
    for _, each in STARTERS:
        assert each.intents <= set(labels["intents"]) and each.also <= also, each.key


@pytest.mark.parametrize(
    ("requirement", "key", "says"),
    [
        ("M2", "s:invoice", "可以开"),
        ("M10", "s:link", "不打开平台以外的链接"),
        ("M11", "s:compare", "以商品页|写在商品页"),
        ("M11", "s:genuine", "以商品页上公示的说明为准"),
        ("X7b", "s:deposit", "定金，不是商品的全部价格"),
        ("M9", "s:outside_pay", "只走平台"),
    ],
)
def test_the_answers_that_the_sources_ask_for_are_there_on_every_platform(requirement, key, says):
    for phrases in load_starter().values():
        (text,) = [each.text for each in phrases if each.key == key]
        assert any(part in text for part in says.split("|")), (requirement, text)


def test_M3_what_is_said_of_groups_is_shipped_for_pinduoduo_alone():
    shipped = {platform: {each.key for each in phrases} for platform, phrases in load_starter().items()}
    groups = {"s:group_rule", "s:group_wait", "s:group_cancel", "s:group_card", "s:group_sibling"}
    assert groups <= shipped[Platform.PINDUODUO]
    assert not groups & (shipped[Platform.TAOBAO] | shipped[Platform.TMALL])
    rule = next(each for each in load_starter()[Platform.PINDUODUO] if each.key == "s:group_rule")
    assert "24 小时" in rule.text and "自动取消" in rule.text
