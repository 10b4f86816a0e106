"""Texts and their clauses share one batch of features."""

from heqi.assets.loader import load_normaliser, load_understanding
from heqi.core.language.features import extract, extract_many
from heqi.core.language.talk import Turn
from heqi.core.language.understand.cut import cut
from heqi.core.language.understand.patterns import PatternSet
from heqi.core.language.understand.reading import Line
from heqi.core.language.understand.seen import Seen

TEXTS = ["荔枝很甜", "快递慢死了,荔枝也烂了!", "", "。。", "好吃。"]


def test_H6_every_clause_has_the_features_that_it_has_alone() -> None:
    parts = cut(TEXTS)
    assert parts.clauses == ["荔枝很甜", "快递慢死了", "荔枝也烂了", "好吃"]
    assert (parts.owner.tolist(), parts.begins) == ([0, 1, 1, 4], [0, 0, 6, 0])
    clauses = parts.bags.take(parts.rows)
    assert clauses.ids.tolist() == extract_many(parts.clauses).ids.tolist()
    assert parts.whole.ids.tolist() == extract_many(TEXTS).ids.tolist()


def test_H6_a_clause_that_is_the_whole_text_is_not_read_twice() -> None:
    parts = cut(["荔枝很甜"])
    assert (len(parts.bags), parts.rows.tolist()) == (1, [0])
    assert parts.bags.ids.tolist() == extract("荔枝很甜").ids.tolist()


def test_H6_an_answer_does_not_depend_on_the_lines_read_with_it() -> None:
    understanding = load_understanding()
    lines = [Line(text, as_=as_) for text in TEXTS for as_ in ("turn", "review")]
    lines += [Line(text, (Turn("buyer", "怎么还没到"), Turn("agent", "在催了")), "turn") for text in TEXTS]
    alone = [understanding.classify(line.text, context=line.context, as_=line.as_) for line in lines]
    assert [each.body() for each in understanding.classify_many(lines)] == [each.body() for each in alone]


def test_M1_a_text_is_normalised_once_however_often_it_is_asked_for() -> None:
    seen = Seen(load_normaliser())
    assert seen["退 款"] is seen["退 款"]
    assert seen.read("ＡＢ") == "ab"


def test_M1_a_set_of_patterns_names_those_that_are_found_in_order() -> None:
    patterns = PatternSet(["快点", "^.{1,4}$", "还没"])
    assert patterns.numbers("还没到,快点") == [0, 2]
    assert patterns.numbers("快点") == [0, 1]
    assert patterns.numbers("谢谢你们的帮助") == []
