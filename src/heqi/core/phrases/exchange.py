"""The table that 千牛 reads and writes its quick phrases in: 快捷编码, 快捷短语, 快捷短语分组.

In its CSV a comma and a line break inside a cell are written as &#44; and &#13;. Source: programs that read and write
these files beside 千牛; the older header 快捷短语编码 and a bare 分组 are met too. Other columns are left alone.
"""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from heqi.core.errors import HeqiError
from heqi.core.phrases.phrase import LONGEST_CODE, LONGEST_GROUP, check_line, check_text

HEADERS = ("快捷编码", "快捷短语", "快捷短语分组")
NO_GROUP = "未分组"
_CODE = ("快捷编码", "快捷短语编码", "短语编码", "编码", "快捷码")
_TEXT = ("快捷短语", "短语内容", "快捷短语内容", "话术内容", "短语", "话术", "内容")
_GROUP = ("快捷短语分组", "短语分组", "分组", "分组名称", "话术分组")
_ESCAPED = (("&#44;", ","), ("&#13;&#10;", "\n"), ("&#13;", "\n"), ("&#10;", "\n"))
_LOOKED_AT = 5
"""Rows in which the header may stand; some people put a title above it."""


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """One good row. `row`: its number as Excel shows it."""

    row: int
    code: str
    text: str
    group: str


@dataclass(frozen=True, slots=True)
class BadPhraseRow:
    """A row that cannot be taken, with what is wrong; `text`: what it says, cut."""

    row: int
    text: str
    code: str
    reason: str
    reason_en: str


def read_phrases(table: Sequence[Sequence[str]], places: Collection[str]) -> tuple[list[PhraseRow], list[BadPhraseRow]]:
    """The phrases of a table. `places`: keys of the variables that exist. Empty rows say nothing.

    Raises phrase.not_a_table where no row is its header.
    """
    found = next((at for at, row in enumerate(table[:_LOOKED_AT]) if _columns(row) is not None), None)
    columns = None if found is None else _columns(table[found])
    if found is None or columns is None:
        raise HeqiError(
            "phrase.not_a_table",
            f"没有找到表头，第一行要有“{'”“'.join(HEADERS)}”。",
            "The table lacks its header: 快捷编码, 快捷短语, 快捷短语分组.",
            422,
        )
    good: list[PhraseRow] = []
    bad: list[BadPhraseRow] = []
    for number, row in enumerate(table[found + 1 :], found + 2):
        cells = [_unescape(row[at]) if 0 <= at < len(row) else "" for at in columns]
        if not any(cell.strip() for cell in cells):
            continue
        try:
            good.append(_row(number, cells, places))
        except HeqiError as error:
            bad.append(BadPhraseRow(number, cells[1][:60], error.code, error.message, error.message_en))
    return good, bad


def write_phrases(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The table with its header; each row (code, text, group)."""
    return [HEADERS, *rows]


def escape_cell(cell: str) -> str:
    """A cell of its CSV, whose readers split at every comma and line end, quoted or not."""
    return cell.replace(",", "&#44;").replace("\n", "&#13;")


def _row(number: int, cells: Sequence[str], places: Collection[str]) -> PhraseRow:
    code, text, group = cells
    return PhraseRow(
        number,
        check_line(code, LONGEST_CODE, "快捷编码", "A code"),
        check_text(text, places),
        check_line(group, LONGEST_GROUP, "分组名", "A group's name") or NO_GROUP,
    )


def _columns(row: Sequence[str]) -> tuple[int, int, int] | None:
    """Places of code, text and group; -1 where there is none. None where the row is no header."""
    heads = [_head(cell) for cell in row]
    text = _first(heads, _TEXT)
    code, group = _first(heads, _CODE), _first(heads, _GROUP)
    return (code, text, group) if text >= 0 and max(code, group) >= 0 else None


def _first(heads: Sequence[str], names: Sequence[str]) -> int:
    return next((heads.index(name) for name in names if name in heads), -1)


def _head(cell: str) -> str:
    """Without blanks, byte order marks and what stands in brackets: '快捷编码(选填)' is 快捷编码."""
    plain = "".join(unicodedata.normalize("NFKC", cell).replace("\ufeff", "").split())
    return plain.split("(")[0].strip("*")


def _unescape(cell: str) -> str:
    """The apostrophe that our export puts before = and the like comes off again."""
    for written, meant in _ESCAPED:
        cell = cell.replace(written, meant)
    plain = cell.strip()
    return plain[1:] if plain.startswith("'") and plain[1:2] in "=+-@＝＋－＠" and len(plain) > 1 else plain
