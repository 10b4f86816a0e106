"""The second opinion of screening is learnt from examples, the same each time (M1)."""

from heqi.core.language.screen.contact.opinion import BLOCKS, Opinion
from heqi.training.away import Lessons, learn, pieces_of
from heqi.training.away_grammar import make_up_examples

AWAY = ["加我看图", "加我报价", "加我聊价格", "加我发教程", "加我发视频"] * 4
ORDINARY = ["苹果很甜", "苹果到了", "明天发货", "已经发货", "加热三分钟", "加两件包邮"] * 4


def lessons() -> Lessons:
    texts = [*AWAY, *ORDINARY]
    return Lessons(texts, [text in AWAY for text in texts], [1.0] * len(texts), [1.0] * len(texts))


def test_M1_what_is_learnt_tells_new_sentences_apart() -> None:
    opinion = Opinion(learn(lessons()))
    assert opinion.score("加我看视频") > BLOCKS > opinion.score("加热两分钟")
    assert opinion.is_worth_asking("加我看视频")
    assert not opinion.is_worth_asking("苹果明天到")


def test_M1_the_gate_is_learnt_with_care_for_what_no_rule_finds() -> None:
    texts = [*AWAY * 20, *["扫地很快", "脸盆很大"] * 30, "扫脸", "扫脸"]
    away = [text in AWAY or text == "扫脸" for text in texts]
    alike = Opinion(learn(Lessons(texts, away, [1.0] * len(texts), [1.0] * len(texts))))
    care = [30.0 if text == "扫脸" else 1.0 for text in texts]
    careful = Opinion(learn(Lessons(texts, away, [1.0] * len(texts), care)))
    assert alike.score("扫脸") > BLOCKS
    assert not alike.is_worth_asking("扫脸")
    assert careful.is_worth_asking("扫脸")


def test_M1_the_same_lessons_give_the_same_weights() -> None:
    assert learn(lessons()) == learn(lessons())


def test_M1_pieces_are_runs_of_one_to_three_signs() -> None:
    assert pieces_of("加我看") == {"加", "我", "看", "加我", "我看", "加我看"}


def test_M1_made_up_sentences_are_the_same_each_time_and_filled() -> None:
    made = list(make_up_examples())
    assert made == list(make_up_examples())
    assert {away for _, away in made} == {True, False}
    assert not [text for text, _ in made if "{" in text]
