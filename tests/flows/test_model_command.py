"""`heqi model` as a merchant calls it, on a small folder of our own sentences and the models of reviews alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from heqi.cli.model import command
from heqi.core.language.model_file import parse_model
from tests.training.small_turn_sets import write_review_sets

FILES = ("polarity", "causes", "aspects")


@pytest.fixture(autouse=True)
def only_reviews(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turns are learnt from other files, and have tests of their own."""
    monkeypatch.setattr("heqi.training.run.RECIPES", ("heqi.training.reviews.recipe",))
    monkeypatch.setattr("heqi.training.run.BESIDE", ())
    monkeypatch.setattr("heqi.training.run.MODEL_FILES", FILES)
    monkeypatch.setattr("heqi.assets.language.understanding_parts.MODEL_FILES", FILES)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "data").mkdir()
    yield write_review_sets(tmp_path / "data")


def run(*args: object) -> Result:
    return CliRunner().invoke(command, [str(arg) for arg in args])


def marks(folder: Path, *lines: str) -> Path:
    path = folder / "marks.csv"
    path.write_text("\n".join(["text,negative", *lines]), encoding="utf-8")
    return path


def test_H6_training_twice_writes_the_same_bytes(data: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("train", "--data", data, "--out", tmp_path / name).exit_code == 0
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert sorted(one) == ["aspects.npz", "causes.npz", "polarity.npz"]
    assert one == two


def test_H6_training_tells_what_it_wrote(data: Path, tmp_path: Path) -> None:
    result = run("train", "--data", data, "--out", tmp_path / "mine")
    assert "评价 reviews" in result.output
    assert "polarity.npz" in result.output
    assert "MB" in result.output


def test_H6_figures_of_a_fifth_that_was_kept_out_are_a_table(data: Path) -> None:
    result = run("evaluate", "--data", data)
    assert result.exit_code == 0, result.output
    [line] = [line for line in result.stdout.splitlines() if line.startswith("review negative, accuracy")]
    assert "[" in line
    assert line.rstrip().endswith("95.5")


def test_H6_models_are_compared_and_those_that_saw_the_texts_are_marked(data: Path, tmp_path: Path) -> None:
    own = marks(tmp_path, "脐橙麻嘴,1", "脐橙很甜,0")
    run("train", "--data", data, "--out", tmp_path / "all")
    run("train", "--data", data, "--own", own, "--hold-out", "--out", tmp_path / "mine")
    result = run("evaluate", "--data", data, "--own", own, "--models", tmp_path / "all", "--models", tmp_path / "mine")
    assert result.exit_code == 0, result.output
    header = result.stdout.splitlines()[0]
    assert f"{tmp_path / 'all'} *" in header
    assert f"{tmp_path / 'mine'} *" not in header


def test_H6_a_folder_without_models_is_refused(data: Path, tmp_path: Path) -> None:
    result = run("evaluate", "--data", data, "--models", tmp_path)
    assert result.exit_code == 1
    assert "没有模型" in result.output


def test_H6_a_wrong_mark_is_refused_and_nothing_is_written(data: Path, tmp_path: Path) -> None:
    result = run("train", "--data", data, "--own", marks(tmp_path, "好,maybe"), "--out", tmp_path / "mine")
    assert result.exit_code == 1
    assert "第 2 行的 negative 只能是 0、1" in result.output
    assert not (tmp_path / "mine").exists()


def test_H6_a_folder_without_a_set_is_refused_by_its_name(data: Path, tmp_path: Path) -> None:
    (data / "review_causes.csv").unlink()
    result = run("train", "--data", data, "--out", tmp_path / "mine")
    assert result.exit_code == 1
    assert "没有 review_causes.csv" in result.output
    assert not (tmp_path / "mine").exists()


def test_H6_a_folder_that_cannot_be_written_is_told_before_training(data: Path, tmp_path: Path) -> None:
    taken = marks(tmp_path, "好吃,0")
    result = run("train", "--data", data, "--out", taken / "mine")
    assert result.exit_code == 1
    assert "无法写入文件夹 mine" in result.output
    assert "评价 reviews" not in result.output


def test_H6_a_model_names_the_files_that_its_family_read(data: Path, tmp_path: Path) -> None:
    assert run("train", "--data", data, "--out", tmp_path / "mine").exit_code == 0
    about = parse_model((tmp_path / "mine" / "polarity.npz").read_bytes()).about
    assert set(about["data"]) == {"reviews_sentiment.csv"}
