"""Features of texts: the same text, the same features, wherever it stands and however it is disguised."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heqi.core.language.features import Bags, Part, extract, extract_many, join

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=60)


def pieces(text: str) -> set[str]:
    bags = extract(text)
    return {text[start:end] for start, end in zip(bags.starts.tolist(), bags.ends.tolist(), strict=True)}


def ids(bags: Bags, number: int = 0) -> list[int]:
    return bags.ids[bags.offsets[number] : bags.offsets[number + 1]].tolist()


def test_M1_a_text_is_cut_into_characters_runs_words_and_pairs_of_words() -> None:
    assert pieces("苹果很脆") == {"苹", "果", "很", "脆", "苹果", "果很", "很脆", "苹果很", "果很脆", "苹果很脆"}


@pytest.mark.parametrize(
    "disguised",
    ["果\u200b子坏了", "果子坏\ufe0f了", "果子坏了\x00", "果子\u202e坏了", "果子\ud800坏了"],
)
def test_M1_invisible_characters_change_no_feature(disguised: str) -> None:
    assert ids(extract(disguised)) == ids(extract("果子坏了"))


def test_M1_width_and_case_of_letters_change_no_feature() -> None:
    assert ids(extract("ＯＫ的")) == ids(extract("ok的"))


def test_H6_shouting_longer_adds_nothing_after_the_third() -> None:
    assert ids(extract("烂!!!!!!!!")) == ids(extract("烂!!!"))


def test_H6_the_empty_text_has_no_features() -> None:
    assert len(extract("").ids) == 0
    assert extract_many([]).offsets.tolist() == [0]


def test_H6_the_same_word_in_another_part_is_another_feature() -> None:
    assert not set(ids(extract("快递"))) & set(ids(extract("快递", part=Part.BEFORE)))


def test_H6_parts_are_joined_text_by_text() -> None:
    bags = join(extract_many(["坏了", ""]), extract_many(["好", "快"], part=Part.BEFORE))
    assert ids(bags, 0) == ids(extract("坏了")) + ids(extract("好", part=Part.BEFORE))
    assert ids(bags, 1) == ids(extract("快", part=Part.BEFORE))


def test_H6_texts_are_taken_in_any_order_and_twice() -> None:
    bags = extract_many(["坏了", "好", "快"]).take(np.array([2, 0, 2]))
    assert [ids(bags, number) for number in range(3)] == [ids(extract(text)) for text in ("快", "坏了", "快")]


@given(st.lists(ANY_TEXT, max_size=6))
def test_H6_texts_of_a_batch_do_not_influence_each_other(texts: list[str]) -> None:
    bags = extract_many(texts)
    assert [ids(bags, number) for number in range(len(texts))] == [ids(extract(text)) for text in texts]


@given(ANY_TEXT)
def test_H6_every_feature_has_a_span_inside_the_text(text: str) -> None:
    bags = extract(text)
    assert (bags.starts >= 0).all()
    assert (bags.starts < bags.ends).all()
    assert (bags.ends <= len(text)).all()


def test_H6_a_very_long_text_has_features_like_any_other() -> None:
    assert ids(extract("坏" * 100_000)) == ids(extract("坏坏坏"))
    assert len(extract("果子坏了" * 25_000).ids) > 100_000
