"""Bad rows as a CSV to mend and import again: the file's own columns, behind them the row number and the reasons.

The columns of ours are unknown to every kind and so ignored when it comes back; the name carries the first file's time,
so mended rows do not count as newer than they are.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import StringIO
from pathlib import PurePath

from heqi.core.time import SHANGHAI
from heqi.inbox.contracts import BadRowView

OURS = ("和气·原行号", "和气·问题", "和气·Problem")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def bad_rows_name(name: str, as_of: datetime | None) -> str:
    """`orders.xlsx` as of 10:30 → `orders-坏行-20260617103000.csv`."""
    time = f"-{as_of.astimezone(SHANGHAI):%Y%m%d%H%M%S}" if as_of else ""
    return f"{PurePath(name).stem}-坏行{time}.csv"


def write_bad_rows(header: Sequence[str], rows: Iterable[BadRowView]) -> Iterator[str]:
    """The lines of the CSV, a byte-order mark first, so that Excel reads it as UTF-8."""
    yield "\ufeff" + _line([*header, *OURS])
    for row in rows:
        said = "；".join(_say(fault["column"], fault["value"], fault["reason"]) for fault in row.faults)
        said_en = "; ".join(_say(fault["column"], fault["value"], fault["reason_en"]) for fault in row.faults)
        yield _line([*row.cells, str(row.row), said, said_en])


def _say(column: str, value: str, reason: str) -> str:
    return f"{column}“{value}”：{reason}" if column else reason


def _line(cells: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow([_guard(cell) for cell in cells])
    return out.getvalue()


def _guard(cell: str) -> str:
    """A leading apostrophe keeps spreadsheets from running a cell as a formula; reading takes it off again."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
