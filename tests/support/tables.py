"""Tables as bytes, in the many ways in which tools write them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import time_machine
from openpyxl import Workbook

from heqi.core.tables import RowRead, TableFile
from heqi.platforms.registry import open_file

NOW = datetime(2026, 6, 18, 2, 0, tzinfo=UTC)
"""2026-06-18 10:00 in China."""
EXPORTED = datetime(2026, 6, 17, 2, 30, tzinfo=UTC)
"""What a file named …20260617103000 says."""
ORDER_NO = "260615-337872186892754"


def grid(headers: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
    """Header and rows as lists, cells by header, blank where a row has none."""
    return [list(headers), *([row.get(header, "") for header in headers] for row in rows)]


def as_csv(table: Iterable[Sequence[Any]], *, encoding: str = "utf-8", delimiter: str = ",", bom: bytes = b"") -> bytes:
    """A delimited text."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(table)
    return bom + text.getvalue().encode(encoding)


def as_xlsx(*sheets: Iterable[Sequence[Any]], saved_at: datetime | None = None, names: Sequence[str] = ()) -> bytes:
    """A workbook with those sheets."""
    book = Workbook()
    book.remove(book.active)
    for place, table in enumerate(sheets):
        sheet = book.create_sheet(names[place] if names else f"Sheet{place + 1}")
        for row in table:
            sheet.append([None if cell == "" else cell for cell in row])
    out = io.BytesIO()
    with time_machine.travel(saved_at) if saved_at else nullcontext():  # the writer notes the time of day
        book.save(out)
    return out.getvalue()


def read(folder: Path, content: bytes, *, name: str = "20260617103000.csv", kind: str | None = None) -> TableFile:
    """The file as recognised."""
    path = folder / name
    path.write_bytes(content)
    return open_file(path, name=name, kind=kind)


def rows_of(table: TableFile) -> list[RowRead]:
    """All rows, as of EXPORTED."""
    return list(table.rows(version=EXPORTED))


def only_values(table: TableFile) -> dict[str, Any]:
    """The values of the main fact of the only row."""
    (row,) = rows_of(table)
    assert row.bad == ()
    return dict(row.facts[0].values)
