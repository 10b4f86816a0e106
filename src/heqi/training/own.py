"""A merchant's own marks: a CSV with the column `text` and one column for each question that was marked.

    text,negative,main,all,intent,emotion,dissatisfied
    果子都烂了还不给退,1,product,product+service,,angry,1
    谢谢老板,,,,,pleased,0

An empty cell is no mark. `negative` and `dissatisfied` are 1 or 0, `all` joins causes by +.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from heqi.training.sets import Row, SetError, decode, parse_rows

CAUSES = ("product", "service", "logistics", "personal", "none")
EMOTIONS = ("calm", "pleased", "anxious", "complaining", "angry")
ANSWERS: Mapping[str, tuple[str, ...] | None] = {
    "negative": ("0", "1"),
    "main": CAUSES,
    "all": CAUSES,
    "intent": None,
    "emotion": EMOTIONS,
    "dissatisfied": ("0", "1"),
}
"""Columns that may be marked, and what may stand in them; None: any intent that the model knows."""


@dataclass(frozen=True, slots=True)
class OwnMarks:
    """Marked texts of one or more files."""

    rows: tuple[Row, ...] = ()
    sha: str = ""

    def marked(self, column: str) -> list[tuple[str, str]]:
        """Text and mark of each row that has one in this column."""
        return [(row["text"], row[column]) for row in self.rows if row.get(column)]


NO_MARKS = OwnMarks()


def read_own(paths: tuple[Path, ...]) -> OwnMarks:
    """The marks of all files. Raises SetError naming file, line and what is wrong."""
    rows: list[Row] = []
    digest = hashlib.sha256()
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SetError("set.missing", f"无法读取 {path.name}", f"cannot read {path.name}: {error}", 404) from error
        digest.update(data)
        rows += _checked(parse_rows(decode(data, path.name), path.name, ("text",)), path.name)
    return OwnMarks(tuple(rows), digest.hexdigest()[:16]) if rows else NO_MARKS


def _checked(rows: list[Row], name: str) -> list[Row]:
    """The rows, if every mark may stand where it stands. Raises SetError."""
    known = [column for column in ANSWERS if rows and column in rows[0]]
    if rows and not known:
        raise SetError("own.column", f"{name} 没有标注列", f"{name} has no column of {sorted(ANSWERS)}")
    for number, row in enumerate(rows, 2):
        for column in known:
            _check_mark(row[column], column, f"{name} 第 {number} 行", f"{name}, row {number}")
    return rows


def _check_mark(mark: str, column: str, place: str, place_en: str) -> None:
    allowed = ANSWERS[column]
    given = mark.split("+") if column == "all" else [mark]
    wrong = [each for each in given if allowed and each not in allowed]
    if mark and wrong:
        choices = "、".join(allowed or ())
        raise SetError(
            "own.mark",
            f"{place}的 {column} 只能是 {choices}",
            f"{place_en}: {column} must be one of {allowed}, not {wrong}",
        )
