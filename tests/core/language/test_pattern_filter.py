"""The filter before the patterns: it may ask for a look too many, and never hides a match."""

import re2

from heqi.assets.language.screening_parts import build_normaliser, read_screening_files
from heqi.core.language.screen.literals import needed_texts
from heqi.core.language.screen.pattern_filter import PatternFilter
from heqi.core.language.screen.phrase import read_phrase_rules
from tests.core.language.screening_table import all_examples


def needs(pattern: str) -> list[list[list[str]]]:
    return [sorted(sorted(texts) for texts in way) for way in needed_texts(pattern)]


def test_M1_a_pattern_needs_the_texts_that_all_its_matches_hold() -> None:
    assert needs("好评返现") == [[["好评返现"]]]
    assert needs("好评.{0,6}(?:返现|红包)") == [[["好评"], ["红包", "返现"]]]
    assert needs("不(?:能|可以)退") == [[["不可以退", "不能退"]]]
    assert needs("烦不烦|催什么") == [[["烦不烦"]], [["催什么"]]]
    assert needs(r"开[不了]?票\d*") == [[["开不票", "开了票", "开票"]]]


def test_M1_what_can_be_left_out_or_is_any_sign_is_not_needed() -> None:
    assert needs(r"(?:亲)?\d+") == [[]]
    assert needs(r"\p{Han}{2}") == [[]]
    assert needs("(?:发票)*") == [[]]
    assert needs("(?:|发票)") == [[]]
    assert needs(r"[^,。]{0,4}") == [[]]


def test_M1_of_two_texts_of_which_one_holds_the_other_the_shorter_is_asked_for() -> None:
    assert needs("发票|") == [[["发票"]], []]
    assert needs("(?:发票|电子发票)开") == [[["发票开"]]]


def test_M1_only_patterns_whose_texts_all_stand_there_are_looked_at() -> None:
    filters = PatternFilter(["好评.{0,6}红包", r"\d{4}", "红包|差评"])
    assert list(filters.match("您好")) == [1]
    assert list(filters.match("红包已抵扣")) == [1, 2]
    assert list(filters.match("好评领红包")) == [0, 1, 2]


def test_M1_no_match_of_any_shipped_pattern_is_hidden() -> None:
    patterns = [
        pattern for rule in read_phrase_rules(read_screening_files()) for pattern in rule.patterns if rule.patterns
    ]
    compiled = [re2.compile(pattern) for pattern in patterns]
    filters = PatternFilter(patterns)
    normalise = build_normaliser()
    for example in all_examples():
        seen = normalise(example.text).seen
        matching = {at for at, each in enumerate(compiled) if each.search(seen)}
        assert matching <= set(filters.match(seen)), seen
