"""What models learn from: sets, marks, folds. Errors name file, line and column."""

from pathlib import Path

import numpy as np
import pytest

from heqi.training.folds import FOLDS, fold_of, folds_of
from heqi.training.own import NO_MARKS, read_own
from heqi.training.sets import DataFolder, SetError, example_rows, text_sha


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_H6_the_rows_of_a_set_are_read_and_its_hash_is_kept(tmp_path: Path) -> None:
    written(tmp_path, "reviews.csv", "\ufeffreview,positive\n果子很甜,1\n")
    folder = DataFolder(tmp_path)
    assert folder.rows("reviews.csv", ("review", "positive")) == [{"review": "果子很甜", "positive": "1"}]
    assert folder.read == {"reviews.csv": folder.read["reviews.csv"]}
    assert len(folder.read["reviews.csv"]) == 16


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        ("review,stars\n好,1\n", "set.column", "缺少列:positive"),
        ("review,positive\n好,1\n坏\n", "set.cells", "第 3 行"),
        ("review,positive\n好,1,2\n", "set.cells", "第 2 行"),
        ("review,positive\n好,1\n坏".encode("gbk"), "set.encoding", "第 2 行不是 UTF-8"),
        ('review,positive\n"好,1\n', "set.csv", "不是 CSV"),
    ],
)
def test_H6_a_set_that_cannot_be_used_says_where_and_why(
    tmp_path: Path, content: str | bytes, code: str, says: str
) -> None:
    written(tmp_path, "reviews.csv", content)
    with pytest.raises(SetError) as refused:
        DataFolder(tmp_path).rows("reviews.csv", ("review", "positive"))
    assert refused.value.code == code
    assert says in refused.value.message


def test_H6_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="no reviews"):
        DataFolder(tmp_path).rows("reviews.csv", ())


def test_H6_a_broken_line_of_json_is_named(tmp_path: Path) -> None:
    written(tmp_path, "talks.jsonl", '{"overall": 1}\n\n{oops\n')
    with pytest.raises(SetError) as refused:
        DataFolder(tmp_path).lines("talks.jsonl")
    assert "第 3 行" in refused.value.message


def test_H6_a_label_finds_its_text_by_hash() -> None:
    assert text_sha("果子很甜") == "a5048ec66a137298"
    assert {len(row["sha"]) for row in example_rows("cause_labels.csv", ("sha", "main", "all"))} == {16}


def test_H6_a_merchants_marks_are_read_column_by_column(tmp_path: Path) -> None:
    path = written(tmp_path, "marks.csv", "text,negative,main,all\n果子烂了,1,product,product+logistics\n很甜,0,,\n")
    marks = read_own((path,))
    assert marks.marked("negative") == [("果子烂了", "1"), ("很甜", "0")]
    assert marks.marked("all") == [("果子烂了", "product+logistics")]
    assert marks.marked("emotion") == []
    assert read_own(()) is NO_MARKS


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        ("review,negative\n好,0\n", "set.column", "缺少列:text"),
        ("text,stars\n好,5\n", "own.column", "没有标注列"),
        ("text,negative\n好,0\n坏,yes\n", "own.mark", "第 3 行的 negative 只能是 0、1"),
        ("text,all\n坏,product+weather\n", "own.mark", "all 只能是 product"),
        ("text,emotion\n坏,sad\n", "own.mark", "emotion 只能是 calm"),
    ],
)
def test_H6_a_mark_that_cannot_be_is_refused(tmp_path: Path, content: str, code: str, says: str) -> None:
    with pytest.raises(SetError) as refused:
        read_own((written(tmp_path, "marks.csv", content),))
    assert refused.value.code == code
    assert says in refused.value.message


def test_H6_a_text_stays_in_its_fold_whatever_its_blanks_case_and_width() -> None:
    assert fold_of("OK 很好") == fold_of("ｏｋ很好\n")
    folds = folds_of([f"第{number}个苹果" for number in range(500)])
    assert np.bincount(folds, minlength=FOLDS).min() > 70
