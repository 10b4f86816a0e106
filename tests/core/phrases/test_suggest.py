"""What is suggested for a buyer's words, why, and what a shop's experience changes."""

import pytest

from heqi.assets.loader import load_sayings, load_starter, load_understanding
from heqi.bench.suggest import read_turns
from heqi.core.phrases.evaluate import tell_accuracy
from heqi.core.phrases.heard import NOTHING_HEARD, heard_in
from heqi.core.phrases.learn import NO_EXPERIENCE, Experience, Tally
from heqi.core.phrases.phrase import ANYTHING, About, Layer, Phrase
from heqi.core.phrases.suggest import Moment, Suggester
from heqi.core.words import Platform


def hear(text):
    return heard_in(load_understanding().classify(text).turn)


@pytest.fixture(scope="module")
def shipped():
    return Suggester(load_starter()[Platform.PINDUODUO], hear, load_sayings())


def keys(suggester, text, *, state="", about=ANYTHING, experience=NO_EXPERIENCE):
    moment = Moment(text, hear(text), state, about)
    return [fit.phrase.key for fit in suggester.suggest(moment, experience)]


@pytest.mark.parametrize(
    ("requirement", "text", "key"),
    [
        ("T2", "这个怎么做才好吃", "s:how_to_use"),
        ("M2", "可以给我开发票吗", "s:invoice"),
        ("M3", "拼单凑不够人会退钱吗", "s:group_rule"),
        ("M3", "有没有免拼卡", "s:group_card"),
        ("M11", "别家同款比你家便宜", "s:compare"),
        ("X7b", "我以为定金就是全款了", "s:deposit"),
        ("M5", "啥时候发货呀", "s:ship_when"),
        ("M8", "退款什么时候能到账", "s:refund_when"),
    ],
)
def test_the_answer_to_a_buyers_question_comes_first(shipped, requirement, text, key):
    assert keys(shipped, text)[0] == key, requirement


def test_T2_the_state_of_the_order_decides_between_two_answers(shipped):
    text = "地址写错了能改吗"
    assert keys(shipped, text, state="unshipped")[0] == "s:order_address"
    assert keys(shipped, text, state="shipped")[0] == "s:address_shipped"


def test_T2_no_more_than_three_and_nothing_for_what_says_nothing(shipped):
    assert len(keys(shipped, "什么时候发货")) == 3
    for text in ("", "。。。", "？", "1"):
        assert keys(shipped, text) == [], text


def test_T2_the_same_words_give_the_same_phrases(shipped):
    assert keys(shipped, "东西坏了怎么办") == keys(shipped, "东西坏了怎么办")


def own(key, text, *, about=ANYTHING, asks=("怎么炒", "怎么做好吃")):
    return Phrase(key=key, layer=Layer.SHOP, group="商品", title="做法", text=text, about=about, asks=asks)


def test_T2_a_phrase_about_these_goods_beats_a_general_one_and_is_silent_elsewhere():
    jackfruit = own("p1", "菠萝蜜籽用盐水煮二十分钟", about=About(goods_id="88"))
    general = own("p2", "做法在商品页最下面")
    suggester = Suggester([general, jackfruit], hear, load_sayings())
    assert keys(suggester, "怎么炒才香", about=About("88")) == ["p1", "p2"]
    assert keys(suggester, "怎么炒才香", about=About("99")) == ["p2"]
    assert keys(suggester, "怎么炒才香") == ["p2"]


def test_T2_a_phrase_of_a_category_follows_the_category():
    fruit = own("p1", "水果都是现摘现发", about=About(category="水果"))
    suggester = Suggester([fruit], hear, load_sayings())
    assert keys(suggester, "怎么做好吃", about=About("1", "水果")) == ["p1"]
    assert keys(suggester, "怎么做好吃", about=About("1", "家电")) == []


def two_alike():
    return Suggester([own("p1", "做法在商品页"), own("p2", "做法我发给您")], hear, load_sayings())


def test_T2_of_two_that_fit_alike_the_one_that_served_comes_first():
    intent = hear("怎么炒").intent
    assert keys(two_alike(), "怎么炒") == ["p1", "p2"]
    used = Experience({"p2": Tally(sent=9)}, {intent: {"p2": 9}})
    assert keys(two_alike(), "怎么炒", experience=used) == ["p2", "p1"]


def test_T2_outcomes_weigh_and_a_single_one_weighs_little():
    served, failed = Tally(sent=10, good=9, bad=1), Tally(sent=10, good=1, bad=9)
    learnt = Experience({"p1": failed, "p2": served})
    assert keys(two_alike(), "怎么炒", experience=learnt) == ["p2", "p1"]
    assert learnt.factor("p2", "") == pytest.approx(1 + 0.4 * (11 / 14 - 0.5) + 0.1 * (12 / 14 - 0.5))
    assert Experience({"p1": Tally(sent=1, good=1)}).factor("p1", "") < 1.06
    assert Experience().factor("p1", "") == 1.0


def test_T2_experience_never_brings_up_what_does_not_fit(shipped):
    learnt = Experience({"s:invoice": Tally(sent=5_000, good=5_000)}, {hear("几天能到").intent: {"s:invoice": 5_000}})
    assert "s:invoice" not in keys(shipped, "几天能到", experience=learnt)


def test_T2_a_fit_says_why(shipped):
    (fit, *_) = shipped.suggest(Moment("物流停了好几天一直不动", hear("物流停了好几天一直不动"), "shipped"))
    assert fit.phrase.key == "s:stalled"
    assert (fit.labels[0], fit.state, fit.goods, fit.sent) == ("stalled_parcel", True, False, 0)
    assert fit.asked in fit.phrase.asks


def test_T2_without_an_understanding_words_alone_still_find(shipped):
    (fit, *_) = shipped.suggest(Moment("什么时候发货", NOTHING_HEARD))
    assert fit.phrase.key == "s:ship_when"


def test_T2_on_turns_that_the_phrases_were_not_written_for_most_answers_are_among_the_three(shipped):
    told = tell_accuracy(shipped, read_turns(), hear)
    assert told.turns >= 120
    assert told.first >= 0.60 and told.among_three >= 0.77
