"""Heads that see words through their meanings."""

import numpy as np
import pytest
from scipy import sparse

from heqi.core.language.features import extract_many
from heqi.training.design import design
from heqi.training.fit import fit_binary
from heqi.training.space import Space, make_space
from heqi.training.vocabulary import Vocabulary, choose_vocabulary
from heqi.training.words import CHARACTERS, learn_meanings

TALK = [f"{goods}{state}" for goods in ("苹果", "橙子", "荔枝") for state in ("烂了", "坏了", "很甜", "很香")] * 5
SEEN = ["苹果烂了", "橙子烂了", "苹果很甜", "橙子很甜"]


@pytest.fixture(scope="module")
def space() -> Space:
    words = learn_meanings(TALK, [])
    return make_space(choose_vocabulary([extract_many(SEEN)], least=1), words.keyed())


def test_M3_weights_that_are_folded_score_as_those_that_were_fitted(space: Space) -> None:
    matrix = design(extract_many(["荔枝烂了", "橙子很香"]), space.vocabulary)
    laid = space.lay(matrix)
    weights = np.random.default_rng(1).normal(size=(2, laid.shape[1]))
    assert np.allclose(matrix @ space.fold(weights), laid @ weights.T, atol=1e-4)


def test_H6_a_word_that_no_lesson_had_counts_by_its_meaning(space: Space) -> None:
    laid = space.lay(design(extract_many(SEEN), space.vocabulary))
    column, bias = fit_binary(laid, np.array([True, True, False, False]), bayes=False)
    weights = space.fold(column[None])[:, 0]
    broken, fragrant = design(extract_many(["荔枝坏了", "荔枝很香"]), space.vocabulary) @ weights + bias
    assert broken > fragrant + 0.5


def test_H6_a_word_without_a_lesson_weighs_as_the_rarest() -> None:
    words = learn_meanings(TALK, [])
    seen = choose_vocabulary([extract_many(SEEN)], least=1, idf=True)
    space = make_space(seen, words.keyed(), texts=len(SEEN))
    assert space.vocabulary.sizes[~space.seen].tolist() == pytest.approx(
        [np.log(5) + 1] * int((~space.seen).sum()), 1e-3
    )
    assert np.array_equal(space.vocabulary.sizes[space.seen], seen.sizes)


def test_H6_log_count_ratios_leave_meanings_as_they_are() -> None:
    counts = sparse.csr_matrix(np.array([[1, 0], [1, 0], [0, 1], [0, 1]], np.float32))
    meaning = sparse.csr_matrix(np.array([[0.2], [0.1], [-0.1], [-0.2]], np.float32))
    truth = np.array([True, True, False, False])
    both, _ = fit_binary(sparse.hstack([counts, meaning]).tocsr(), truth, meanings=1)
    assert both[0] > 0 > both[1]
    assert 0 < both[2] < abs(both[0])


def test_M3_characters_have_meanings_of_their_own() -> None:
    meanings = learn_meanings(TALK, [], CHARACTERS)
    vocabulary = Vocabulary(meanings.keyed().keys, np.ones(len(meanings.words), np.float32))
    assert "苹" in meanings.words and "苹果" not in meanings.words
    assert design(extract_many(["苹"]), vocabulary).nnz == 1
