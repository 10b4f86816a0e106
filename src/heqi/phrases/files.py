"""The bytes of a phrase file: CSV in UTF-8, GBK or UTF-16, or a workbook; in and out."""

import csv
import zipfile
from collections.abc import Sequence
from enum import StrEnum
from io import BytesIO, StringIO

from openpyxl import Workbook
from python_calamine import CalamineError, load_workbook

from heqi.core.csv_lines import BYTE_ORDER_MARK, guard_cell, write_csv_line
from heqi.core.errors import HeqiError
from heqi.core.phrases.exchange import escape_cell

LARGEST = 5 * 1024 * 1024
_LARGEST_UNPACKED = 100 * 1024 * 1024
_MOST_ROWS = 20_000
_ZIP, _XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Rows = list[list[str]]


class Form(StrEnum):
    """What a file is written as."""

    CSV = "csv"
    GBK = "gbk"
    XLSX = "xlsx"


def read_table(content: bytes) -> Rows:
    """The rows of a file, every cell as text. Raises phrase.file_too_big, phrase.unreadable."""
    if len(content) > LARGEST:
        raise HeqiError("phrase.file_too_big", "文件不能超过 5 MB。", "A file has at most 5 MB.", 413)
    rows = _read_workbook(content) if content.startswith((_ZIP, _XLS)) else _read_csv(content)
    if len(rows) > _MOST_ROWS:
        raise HeqiError("phrase.file_too_big", f"最多 {_MOST_ROWS} 行。", f"At most {_MOST_ROWS} rows.", 413)
    return rows


def write_form(rows: Sequence[Sequence[str]], form: Form) -> bytes:
    """The file's bytes."""
    return write_xlsx(rows) if form is Form.XLSX else write_csv(rows, gbk=form is Form.GBK)


def write_csv(rows: Sequence[Sequence[str]], *, gbk: bool) -> bytes:
    """In GBK (with GB 18030's longer codes for signs that it lacks), or in UTF-8 with the mark that Excel needs."""
    text = "".join(write_csv_line(map(escape_cell, row)) for row in rows)
    return text.encode("gb18030") if gbk else (BYTE_ORDER_MARK + text).encode()


def write_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook with one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("快捷短语")
    for row in rows:
        sheet.append([guard_cell(cell) for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _read_csv(content: bytes) -> Rows:
    text = _decode(content)
    if "\0" in text:
        raise _unreadable()
    head = text.split("\n", 1)[0]
    delimiter = "\t" if head.count("\t") > head.count(",") else ","
    try:
        return [list(row) for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise _unreadable() from error


def _decode(content: bytes) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if marked else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable()


def _read_workbook(content: bytes) -> Rows:
    if content.startswith(_ZIP):
        _require_honest(content)
    try:
        sheet = load_workbook(BytesIO(content)).get_sheet_by_index(0)
        return [[_cell(value) for value in row] for row in sheet.to_python()]
    except (CalamineError, ValueError, IndexError, OSError) as error:
        raise _unreadable() from error


def _require_honest(content: bytes) -> None:
    """A workbook is a zip archive; one that unpacks to very much is not opened."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _unreadable() from error
    if unpacked > _LARGEST_UNPACKED:
        raise HeqiError("phrase.file_too_big", "文件展开后过大。", "The file unpacks to too much.", 413)


def _cell(value: object) -> str:
    """A code that is a number comes as 1.0 from a workbook; it is 1."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _unreadable() -> HeqiError:
    return HeqiError(
        "phrase.unreadable", "读不了这个文件，请用 CSV 或 Excel。", "This file cannot be read; use CSV or Excel.", 422
    )
