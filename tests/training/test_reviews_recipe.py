"""The models of reviews, trained on a small folder of our own sentences."""

from pathlib import Path

import pytest

from heqi.core.language.features import extract_many
from heqi.core.language.model_file import dump_model
from heqi.core.language.understand.cut import cut
from heqi.core.language.understand.reading import Line
from heqi.core.language.understand.reviews import Reviews
from heqi.training.own import read_own
from heqi.training.recipe import Models, Source
from heqi.training.reviews.aspects import Said, mark_clauses
from heqi.training.reviews.recipe import RECIPE
from heqi.training.sets import DataFolder, SetError
from tests.training.small_turn_sets import write_review_sets


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_review_sets(tmp_path_factory.mktemp("sets"))


@pytest.fixture(scope="module")
def models(folder: Path) -> Models:
    return RECIPE.train(Source(DataFolder(folder)))


def test_H6_training_twice_gives_the_same_bytes(folder: Path, models: Models) -> None:
    again = RECIPE.train(Source(DataFolder(folder)))
    assert {name: dump_model(model) for name, model in again.items()} == {
        name: dump_model(model) for name, model in models.items()
    }


def test_H6_a_model_says_what_it_was_trained_on(models: Models) -> None:
    about = models["aspects"].about
    assert set(about["data"]) >= {"review_aspects.csv"}
    assert (about["held"], about["own"], about["texts"]) == (False, "", 50)


def test_H6_what_was_learnt_is_said_of_new_texts(models: Models) -> None:
    reader = Reviews(models["polarity"], models["causes"], models["aspects"])
    texts = ["荔枝很甜", "荔枝都烂了", "快递把荔枝扔在雨里,走了九天", "荔枝,价格实惠"]
    readings = reader.read_many([Line(text, as_="review") for text in texts], cut(texts))
    assert [reading.negative > 0.5 for reading in readings[:2]] == [False, True]
    assert readings[2].main == "logistics"
    [said] = [opinion for opinion in readings[3].opinions if opinion.aspect == "价格"]
    assert said.polarity == "正面"
    assert "实惠" in texts[3][said.start : said.end]


def test_H6_texts_that_are_held_out_are_not_learnt_from(folder: Path) -> None:
    source = Source(DataFolder(folder), held=True)
    held = RECIPE.train(source)
    assert held["aspects"].about["held"] is True
    assert held["aspects"].about["texts"] < 50
    names = [figure.name for figure in RECIPE.measure(held, source)]
    assert "review negative, accuracy" in names
    assert "review main cause, macro-F1 without personal" in names


def test_H6_a_merchants_marks_are_learnt_from(folder: Path, tmp_path: Path) -> None:
    marks = tmp_path / "marks.csv"
    marks.write_text("text,negative\n" + "".join(f"第{n}箱脐橙麻嘴,1\n" for n in range(40)), encoding="utf-8")
    source = Source(DataFolder(folder), read_own((marks,)))
    before = RECIPE.train(Source(DataFolder(folder)))["polarity"]
    after = RECIPE.train(source)["polarity"]
    bags = extract_many(["这次的脐橙麻嘴"])
    assert after.scores(bags)[0, 0] > before.scores(bags)[0, 0]
    assert len(after.about["own"]) == 16


def test_H6_an_opinion_is_laid_on_the_clause_of_its_words() -> None:
    marked = mark_clauses(["果子不错,快递不错"], [[Said("不错", 0, 0), Said("不错", 4, 1), Said("_", 3, 0)]])
    assert marked.texts == ["果子不错", "快递不错"]
    assert [row.nonzero()[0].tolist() for row in marked.aspects] == [[0], [4]]
    assert marked.polarity.tolist() == [0, 1]


def test_H6_an_opinion_that_cannot_be_read_names_its_row(folder: Path, tmp_path: Path) -> None:
    write_review_sets(tmp_path)
    (tmp_path / "review_aspects.csv").write_text('review,opinions\n好,"[{""opinion"": 1}]"\n', encoding="utf-8")
    with pytest.raises(SetError) as refused:
        RECIPE.train(Source(DataFolder(tmp_path)))
    assert "第 2 行" in refused.value.message
