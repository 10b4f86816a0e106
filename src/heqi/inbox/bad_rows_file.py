"""Bad rows as a CSV to mend and import again: the file's own columns, behind them the row number and the reasons.

The columns of ours are unknown to every kind and so ignored when it comes back; the name carries the first file's time,
so mended rows do not count as newer than they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import PurePath

from heqi.core.csv_lines import BYTE_ORDER_MARK, write_csv_line
from heqi.core.time import SHANGHAI
from heqi.inbox.contracts import BadRowView

OURS = ("和气·原行号", "和气·问题", "和气·Problem")


_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


def bad_rows_name(name: str, as_of: datetime | None, sheet: str = "") -> str:
    """`orders.xlsx` as of 10:30 → `orders-坏行-20260617103000.csv`, with the sheet's name where a file has several."""
    time = f"-{as_of.astimezone(SHANGHAI):%Y%m%d%H%M%S}" if as_of else ""
    return f"{PurePath(name).stem}{f'-{sheet.translate(_NOT_IN_NAMES)}' if sheet else ''}-坏行{time}.csv"


def write_bad_rows(header: Sequence[str], rows: Iterable[BadRowView]) -> Iterator[str]:
    """The lines of the CSV, a byte-order mark first, so that Excel reads it as UTF-8."""
    yield BYTE_ORDER_MARK + write_csv_line([*header, *OURS])
    for row in rows:
        said = "；".join(_say(fault["column"], fault["value"], fault["reason"]) for fault in row.faults)
        said_en = "; ".join(_say(fault["column"], fault["value"], fault["reason_en"]) for fault in row.faults)
        yield write_csv_line([*row.cells, str(row.row), said, said_en])


def _say(column: str, value: str, reason: str) -> str:
    return f"{column}“{value}”：{reason}" if column else reason
