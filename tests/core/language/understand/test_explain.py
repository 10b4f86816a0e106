"""The words that weigh most, the words of an opinion, and keys found by their first bits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from heqi.core.language.features import Bags, extract_many
from heqi.core.language.indexes import OwnIndex, SharedIndex, SharedKeys
from heqi.core.language.keys import Keys
from heqi.core.language.linear import Head, LinearModel
from heqi.core.language.understand.clauses import clause_spans
from heqi.core.language.understand.explain import Question, Weights, by_word, explain, heaviest_spans, widen
from heqi.core.language.understand.opinion_words import choose_run, opinion_runs
from heqi.core.language.understand.words import text_sizes, words_of


def speaking_for(*words: str) -> LinearModel:
    """One column, for which the features of these words speak and nothing else."""
    keys = np.unique(extract_many(words).ids)
    return LinearModel(
        heads=(Head("bad", ("bad",), "sigmoid", 0),),
        keys=keys,
        rows=np.full((len(keys), 1), 100, np.int8),
        sizes=np.ones(len(keys), np.float32),
        scales=np.array([0.01], np.float32),
        biases=np.array([-0.5], np.float32),
    )


def shape(text: str) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Sizes and silence of the words of one text."""
    return words_of([text]).take(np.array([0]))


def weights(*values: float) -> Weights:
    return Weights(np.array(values), np.array([0, len(values)]))


def told(model: LinearModel, texts: list[str], number: int) -> list[str]:
    """The words of one of the texts that speak for the model's only column."""
    bags = extract_many(texts)
    question = Question(model, model.match(bags), bags, np.array([number]), np.zeros(1, np.intp), ["bad"])
    ((told_of, label, spans),) = explain([question], text_sizes(texts), words_of(texts))
    assert (told_of, label) == (number, "bad")
    return [texts[number][start:end] for start, end in spans]


def test_H6_the_words_that_speak_for_a_label_are_pointed_at() -> None:
    assert told(speaking_for("发霉"), ["苹果很甜", "昨天收到,苹果发霉了"], 1) == ["发霉"]


def test_H6_where_nothing_speaks_for_a_label_no_words_are_shown() -> None:
    assert told(speaking_for("发霉"), ["苹果很甜"], 0) == []


def test_H6_several_questions_are_answered_in_their_order() -> None:
    texts = ["苹果发霉了", "快递很慢"]
    bags = extract_many(texts)
    mouldy, slow = speaking_for("发霉"), speaking_for("很慢")
    one = np.zeros(1, np.intp)
    questions = [
        Question(mouldy, mouldy.match(bags), bags, np.array([0]), one, ["mouldy"]),
        Question(mouldy, mouldy.match(bags), bags, np.array([], np.intp), np.array([], np.intp), []),
        Question(slow, slow.match(bags), bags, np.array([1]), one, ["slow"]),
    ]
    answers = explain(questions, text_sizes(texts), words_of(texts))
    assert [(each.number, each.label, each.spans) for each in answers] == [
        (0, "mouldy", [(2, 4)]),
        (1, "slow", [(2, 4)]),
    ]


def test_H6_nobody_asked_nothing_is_told() -> None:
    assert explain([], text_sizes(["好"]), words_of(["好"])) == []


def test_H6_words_of_equal_weight_stand_in_the_order_of_the_text() -> None:
    assert heaviest_spans(weights(3, 0, 3, 0, 3 + 1e-9)) == [[(0, 1), (2, 3)]]


def test_H6_the_heaviest_words_come_first_and_at_most_two() -> None:
    assert heaviest_spans(weights(0, 5, 5, 0, 9, 0, 4, 0)) == [[(1, 3), (4, 5)]]
    assert heaviest_spans(weights(-1, -2)) == [[]]
    assert heaviest_spans(Weights(np.empty(0), np.array([0, 0, 0]))) == [[], []]


def test_H6_a_denial_is_shown_with_what_it_denies() -> None:
    shared = by_word(weights(0.0, 6.0, 0.0, 0.0), shape("真不好吃"))
    assert heaviest_spans(shared) == [[(1, 4)]]


def test_H6_commas_and_blanks_are_never_the_words_that_weigh() -> None:
    assert heaviest_spans(by_word(weights(1.0, 9.0, 1.0), shape("坏,烂"))) == [[(0, 1), (2, 3)]]


def test_H6_a_span_grows_to_the_end_of_its_words() -> None:
    texts = ["失望", "很好吃"]
    words = words_of(texts).take(np.array([0, 1]))
    assert widen([(1, 2), (0, 2)], words, text_sizes(texts)) == [(0, 2), (0, 3)]


@pytest.mark.parametrize("ending", ["", "不", "\r", "\0", "好吃,"])
def test_H6_words_of_a_text_do_not_depend_on_its_neighbours(ending: str) -> None:
    texts = ["苹果", "苹果" + ending, "好吃", ""]
    together = words_of(texts)
    for number, text in enumerate(texts):
        sizes, silent = together.take(np.array([number]))
        alone = words_of([text])
        assert (sizes.tolist(), silent.tolist()) == (alone.sizes.tolist(), alone.silent.tolist())
        assert sizes.sum() == len(text)


def test_H6_the_words_of_an_opinion_are_found_where_every_character_says_so() -> None:
    model = speaking_for("慢死了")
    bags = extract_many(["快递慢死了啊", "苹果"])
    runs = opinion_runs(model, model.head("bad"), model.match(bags), bags, np.array([6, 2]))
    assert runs == [[(2, 5)], []]


def test_H6_of_two_opinions_an_aspect_means_the_one_behind_its_own_word() -> None:
    about_parcel = weights(5, 5, 0, 0, 0, 0)  # 物流快包装好
    assert choose_run([(2, 3), (5, 6)], about_parcel, 0) == (2, 3)
    assert choose_run([(2, 3), (5, 6)], weights(0, 0, 0, 5, 5, 0), 0) == (5, 6)
    assert choose_run([], about_parcel, 0) is None


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("很甜,就是小 物流快!", ["很甜", "就是小", "物流快"]),
        ("", []),
        ("。。。", []),
        ("好", ["好"]),
        ("好\x00坏", ["好", "坏"]),
    ],
)
def test_H6_a_review_is_cut_where_people_pause(text: str, clauses: list[str]) -> None:
    assert [text[start:end] for start, end in clause_spans(text)] == clauses


def test_H6_of_an_endless_review_the_first_clauses_are_read() -> None:
    assert len(clause_spans("坏," * 5_000)) == 400


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, unique=True), st.lists(st.integers(0, 2**32 - 1)))
def test_H6_keys_are_found_and_nothing_else_is(keys: list[int], others: list[int]) -> None:
    known = np.array(sorted(keys), np.uint32)
    asked = np.array([*keys, *others], np.uint32)
    which, places = Keys(known).find(asked)
    assert which.tolist() == [number for number, each in enumerate(asked.tolist()) if each in set(keys)]
    assert known[places].tolist() == asked[which].tolist()


@given(st.lists(st.lists(st.integers(0, 2**32 - 1), min_size=1, unique=True), min_size=1, max_size=4))
def test_H6_models_that_look_together_find_what_each_finds_alone(keys: list[list[int]]) -> None:
    known = [np.array(sorted(each), np.uint32) for each in keys]
    ids = np.array([number for each in keys for number in each], np.uint32)
    nowhere = np.zeros(len(ids), np.int32)
    bags = Bags(ids, np.array([0, len(ids)]), nowhere, nowhere)
    shared = SharedKeys(known)
    for number, mine in enumerate(known):
        which, rows = SharedIndex(shared, number).find(bags)
        alone, places = OwnIndex(mine).find(bags)
        assert (which.tolist(), rows.tolist()) == (alone.tolist(), places.tolist())
