"""Lines of CSV files that people open in a spreadsheet. Every export of the desk is written with these."""

import csv
from collections.abc import Iterable
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"
"""Put first, it makes Excel read the file as UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv_line(cells: Iterable[object]) -> str:
    """One line with its line end, every cell guarded."""
    out = StringIO()
    csv.writer(out).writerow([guard_cell(str(cell)) for cell in cells])
    return out.getvalue()


def guard_cell(cell: str) -> str:
    """A leading apostrophe keeps spreadsheets from running a cell as a formula; our import takes it off again."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
