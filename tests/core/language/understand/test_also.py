"""Labels beside the intent: after-sales facts, what the law takes to a person, and the word that ends messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heqi.assets.language.turns_parts import read_also, read_law
from heqi.assets.loader import load_normaliser, load_understanding
from heqi.assets.reading import read_asset
from heqi.core.language.understand.reading import Line


def labels(text: str) -> list[str]:
    return [why.label for why in read_also().read(load_normaliser()(text))]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("我家孩子吃了你们的橙子拉肚子一整天", "food_safety"),
        ("车厘子切开里面有虫子在爬", "food_safety"),
        ("收到的芒果干已经过期了", "food_safety"),
        ("果篮把手断了把我手割破流血", "injury"),
        ("你们就是骗子,收钱不发货", "fraud"),
        ("礼盒装的是假货,防伪码查不到", "counterfeit"),
        ("再不处理我打12315", "authority"),
        ("一二三一五见", "authority"),
        ("我们法务明天联系你", "authority"),
    ],
)
def test_L1_what_the_law_takes_to_a_person_is_found(text: str, label: str) -> None:
    assert label in labels(text)
    assert label in read_law()


@pytest.mark.parametrize(
    "text",
    [
        "空腹吃榴莲会不会拉肚子",
        "这个会不会过敏",
        "你们是正品吗",
        "优惠券过期了能补吗",
        "快递箱摔坏了,果子没事",
        "请寄到朝阳区法院西门",
        "派出所附近能送到吗",
        "我用工商银行的卡付的",
        "别骗我哦,要甜的",
    ],
)
def test_L1_questions_and_harmless_words_are_not_taken_for_it(text: str) -> None:
    assert not read_law().intersection(labels(text))


@pytest.mark.parametrize("text", ["TD", "退订", "别再给我发消息了", "不要再联系我", "以后不要打扰", "td!"])
def test_T4_4_the_word_that_ends_messages_is_found(text: str) -> None:
    assert labels(text) == ["opt_out"]


@pytest.mark.parametrize("text", ["没收到短信", "别发中通", "我要退订单", "不用发了,我退款", "到货了给我发消息"])
def test_T4_4_other_wishes_about_sending_do_not_end_messages(text: str) -> None:
    assert "opt_out" not in labels(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("显示签收了可是我没收到", "signed_not_received"),
        ("物流五天没动了", "stalled_parcel"),
        ("围裙买小了,换大一码", "wrong_size"),
        ("还差一个人成团", "group_buy"),
        ("拍好了,改下价我再付", "price_change"),
        ("送张免拼卡吧", "group_free_card"),
        ("隔壁店卖得比你便宜", "competitor_comparison"),
        ("差价直接微信转我", "foreign_account"),
        ("付了定金怎么还要付尾款,我以为是全款", "deposit_as_price"),
    ],
)
def test_P6_what_a_buyer_states_about_the_order_is_found(text: str, label: str) -> None:
    assert label in labels(text)


def test_P6_the_words_are_pointed_at_in_what_was_written() -> None:
    text = "老板,物 流五天没动了"
    found = read_also().read(load_normaliser()(text.replace(" ", "\u200b")))
    assert [(text[why.start : why.end], why.label) for why in found] == [("物 流五天没动", "stalled_parcel")]


def test_M3_every_label_has_rules_and_a_name_in_both_languages() -> None:
    names = read_asset("language/labels.yaml")["also"]
    assert set(read_also().labels) == set(names)
    assert all(each["zh"] and each["en"] for each in names.values())


def test_M3_every_intent_has_a_group_that_has_a_name() -> None:
    names = read_asset("language/labels.yaml")
    assert len(names["intents"]) == 123
    assert {each["group"] for each in names["intents"].values()} == set(names["groups"])


@given(st.text(max_size=80))
def test_L1_any_text_gives_spans_inside_it_and_the_same_twice(text: str) -> None:
    normalise = load_normaliser()
    found = read_also().read(normalise(text))
    assert found == read_also().read(normalise(text))
    assert all(0 <= why.start < why.end <= len(text) for why in found)


@pytest.mark.parametrize("text", ["怎么炒菠萝蜜", "榴莲能不能空腹吃", "山药怎么炒好吃", "芒果怎么催熟", "牛排煎几分钟"])
def test_T2_how_to_eat_what_was_bought_is_no_claim_of_the_law(text: str) -> None:
    assert read_also().is_asked("food_safety", load_normaliser()(text))
    assert "food_safety" not in next(iter(load_understanding().classify_many([Line(text)]))).turn.also


@pytest.mark.parametrize("text", ["果肉发黑还能不能吃", "里面有虫怎么吃", "吃了拉肚子怎么办", "牛奶酸了能喝吗"])
def test_L1_a_question_about_what_is_spoilt_stays_one(text: str) -> None:
    assert not read_also().is_asked("food_safety", load_normaliser()(text))
