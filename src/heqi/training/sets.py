"""Read what models learn from: the data folder, our own examples, a merchant's marks."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from heqi.core.errors import HeqiError

Row = dict[str, str]


class SetError(HeqiError):
    """A file to learn from that cannot be used. Nothing was trained."""


@dataclass(frozen=True)
class DataFolder:
    """The folder with the public sets. It notes what was read, so that a model can say what it was trained on."""

    path: Path
    read: dict[str, str] = field(default_factory=dict)

    def rows(self, name: str, columns: Sequence[str]) -> list[Row]:
        """All rows of a CSV file. Raises SetError when it is missing, no UTF-8 CSV, or lacks a column."""
        return parse_rows(self.text(name), name, columns)

    def lines(self, name: str) -> list[Any]:
        """All objects of a JSON-lines file. Raises SetError."""
        return list(_parse_lines(self.text(name), name))

    def text(self, name: str) -> str:
        """The text of a file. Raises SetError."""
        try:
            data = (self.path / name).read_bytes()
        except OSError as error:
            raise SetError("set.missing", f"数据文件夹中没有 {name}", f"no {name} in {self.path}", 404) from error
        self.read[name] = hashlib.sha256(data).hexdigest()[:16]
        return decode(data, name)


def example_rows(name: str, columns: Sequence[str]) -> list[Row]:
    """Rows of a file of our own examples, which ship with the package."""
    data = files("heqi.assets").joinpath("language", "examples", name).read_bytes()
    return parse_rows(decode(data, name), name, columns)


def label_rows(name: str, columns: Sequence[str]) -> dict[str, Row]:
    """Our labels of public texts, by `text_sha` of the text."""
    return {row["sha"]: row for row in example_rows(name, ("sha", *columns))}


def text_sha(text: str) -> str:
    """What our labels call a text of a public set: the set itself is not part of the project."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def decode(data: bytes, name: str) -> str:
    """UTF-8 with or without a byte order mark. Raises SetError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"{name} 第 {data.count(10, 0, error.start) + 1} 行"
        raise SetError("set.encoding", f"{place}不是 UTF-8 编码", f"{name} is not UTF-8: {error}") from error


def parse_rows(text: str, name: str, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV text that must have these columns. Raises SetError naming file, line and column."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise SetError("set.column", f"{name} 缺少列:{'、'.join(missing)}", f"{name} lacks columns {missing}")
        return [_checked(row, name, reader.line_num) for row in reader]
    except csv.Error as error:
        raise SetError(
            "set.csv", f"{name} 第 {reader.line_num} 行不是 CSV", f"{name}, line {reader.line_num}: {error}"
        ) from error


def _checked(row: dict[Any, Any], name: str, line: int) -> Row:
    """A row with exactly the cells of the header. Raises SetError."""
    if None in row or None in row.values():
        raise SetError(
            "set.cells", f"{name} 第 {line} 行的列数与表头不同", f"{name}, line {line}: cells differ from header"
        )
    return row


def _parse_lines(text: str, name: str) -> Iterator[Any]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise SetError(
                    "set.json", f"{name} 第 {number} 行不是 JSON", f"{name}, line {number} is no JSON: {error}"
                ) from error
