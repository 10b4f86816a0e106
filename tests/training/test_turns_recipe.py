"""The models of turns, trained on a small folder of our own sentences."""

from pathlib import Path

import numpy as np
import pytest

from heqi.assets.language.turns_parts import build_turns
from heqi.assets.loader import load_normaliser
from heqi.core.language.features import extract_many
from heqi.core.language.model_file import dump_model
from heqi.core.language.understand.reading import Line
from heqi.training.recipe import Models, Source
from heqi.training.sets import DataFolder, SetError
from heqi.training.turns.dialogues import acted, line_sha, read_dialogues
from heqi.training.turns.felt import read_felt
from heqi.training.turns.recipe import RECIPE
from heqi.training.words import learn_meanings
from tests.training.small_turn_sets import write_turn_sets


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_turn_sets(tmp_path_factory.mktemp("turns"))


@pytest.fixture(scope="module")
def models(folder: Path) -> Models:
    return RECIPE.train(Source(DataFolder(folder)))


def test_M3_what_was_learnt_is_said_of_new_sentences(models: Models) -> None:
    texts = ["荔枝到哪里了", "荔枝能开发票吗", "荔枝退款到账没有"]
    readings = build_turns(models).read_many([Line(text) for text in texts], extract_many(texts))
    assert [reading.top[0].label for reading in readings] == ["查物流", "开发票", "退钱"]
    assert [reading.group.label for reading in readings] == ["物流", "发票", "退款"]


def test_X4b_emotions_and_dissatisfaction_are_learnt(models: Models) -> None:
    texts = ["好的,谢谢你", "你们就是骗子,太恶心了", "你们太让人失望了"]
    readings = build_turns(models).read_many([Line(text) for text in texts], extract_many(texts))
    assert [reading.emotion.label for reading in readings[:2]] == ["pleased", "angry"]
    assert [reading.dissatisfied >= 0.5 for reading in readings] == [False, True, True]


def test_M3_training_twice_gives_the_same_bytes(folder: Path, models: Models) -> None:
    again = RECIPE.train(Source(DataFolder(folder)))
    assert {name: dump_model(model) for name, model in again.items()} == {
        name: dump_model(model) for name, model in models.items()
    }


def test_M3_what_is_held_out_is_measured_and_not_learnt_from(folder: Path) -> None:
    source = Source(DataFolder(folder), held=True)
    held = RECIPE.train(source)
    assert held["turns"].about["held"] is True
    figures = {figure.name: figure for figure in RECIPE.measure(held, source)}
    assert set(figures) == {
        "buyer intent, accuracy",
        "buyer intent groups, macro-F1",
        "emotion, macro-F1 of calm, pleased, anxious, upset",
        "emotion, macro-F1 of all five",
        "dissatisfied turn, F1",
        "dissatisfied session, AUC",
    }
    assert 0 < figures["buyer intent, accuracy"].texts < 90


def test_X4b_no_line_of_a_conversation_is_in_two_folds(folder: Path) -> None:
    dialogues = read_dialogues(Source(DataFolder(folder)), load_normaliser())
    felt = read_felt(Source(DataFolder(folder)), dialogues, load_normaliser())
    folds = {line.moment.text: each.fold for each in dialogues for line in each.lines[:1]}
    public = [moment.text for moment, shown in zip(felt.moments, felt.public, strict=True) if shown]
    assert len(public) == 10
    assert felt.folds[felt.public].tolist() == [folds[text] for text in public]


def test_M3_acts_with_the_name_of_an_intent_are_weak_examples(folder: Path) -> None:
    dialogues = read_dialogues(Source(DataFolder(folder)), load_normaliser())
    pairs = acted(dialogues, frozenset({"查物流"}), held=False)
    assert len(pairs) == 20
    assert pairs[0] == ("苹果到哪了", "查物流")


def test_X4b_our_labels_call_a_line_by_its_context_and_text() -> None:
    assert line_sha("在吗", "到哪了") == line_sha("在吗", "到哪了") != line_sha("", "到哪了")
    assert len(line_sha("", "")) == 16


def test_M3_words_in_like_company_get_like_rows() -> None:
    texts = [f"{goods}很{taste}" for goods in ("苹果", "橙子") for taste in ("甜", "酸", "新鲜")] * 5
    meanings = learn_meanings(texts + ["发票抬头写错了"] * 5, [])
    rows = {word: meanings.rows[number] for number, word in enumerate(meanings.words)}

    def alike(first: str, second: str) -> float:
        one, two = rows[first], rows[second]
        return float(one @ two / np.linalg.norm(one) / np.linalg.norm(two))

    assert alike("苹果", "橙子") > 0.9 > alike("苹果", "发票")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("dialogue_acts.tsv", "eins\tOTHER\n", "set.acts"),
        ("dialogues_satisfaction.jsonl", '{"overall": 2, "turns": [{"buyer": "在吗"}]}\n', "set.dialogue"),
        ("buyer_intents.csv", "text,intent\n到哪了,查物流\n", "set.column"),
    ],
)
def test_M3_a_broken_set_is_named(tmp_path: Path, name: str, content: str, code: str) -> None:
    folder = write_turn_sets(tmp_path)
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(SetError) as error:
        RECIPE.train(Source(DataFolder(folder)))
    assert error.value.code == code
    assert name in error.value.message
