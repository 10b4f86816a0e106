"""CSV and its relatives, one record at a time: any delimiter, quoted line breaks, unclosed quotes, files cut short."""

import csv
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from heqi.platforms.files.cells import clean_text
from heqi.platforms.files.encoding import find_encoding
from heqi.platforms.files.grid import Grid, Line
from heqi.platforms.files.jsonlines import looks_like_json_lines, open_json_lines
from heqi.platforms.files.review_page import looks_like_review_page, open_review_page

DELIMITERS = ",\t;|"
LONGEST_RECORD = 100
"""Physical lines in one record. A quote that stays open longer was never meant to open."""
_UNCLOSED = ("引号没有成对，这一行无法拆成单元格", "a quote is not closed, so the row cannot be split into cells")
_CUT = ("文件在这一行中断，可能没有下载完整", "the file breaks off in this row; the download may be incomplete")


def open_text(path: Path) -> Iterator[Grid]:
    """JSON lines, a copied page of reviews, or one reading per delimiter that the first lines contain."""
    encoding = find_encoding(path)
    head = "".join(islice(_text_lines(path, encoding), 60))
    if looks_like_json_lines(head):
        return open_json_lines(path, encoding)
    if looks_like_review_page(head):
        return open_review_page(path, encoding)
    return _open_delimited(path, encoding, head)


def _open_delimited(path: Path, encoding: str, head: str) -> Iterator[Grid]:
    for delimiter in [mark for mark in DELIMITERS if mark in head] or [","]:
        yield Grid(name="", encoding=encoding, lines=_reader(path, encoding, delimiter))


def _reader(path: Path, encoding: str, delimiter: str) -> Callable[[], Iterator[Line]]:
    return lambda: _mark_cut(_records(_text_lines(path, encoding), delimiter))


def _text_lines(path: Path, encoding: str) -> Iterator[str]:
    """Physical lines with their ends, NULs taken out; bytes that are no character show as U+FFFD."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        for line in file:
            yield line.replace("\0", "")


class _Source:
    """Physical lines that can be given back, to be read again as rows of their own."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._waiting: list[str] = []

    def take(self) -> str | None:
        return self._waiting.pop(0) if self._waiting else next(self._lines, None)

    def give_back(self, lines: list[str]) -> None:
        self._waiting[:0] = lines


def _records(lines: Iterator[str], delimiter: str) -> Iterator[tuple[Line, bool]]:
    """Records with whether their line was ended. Numbers count records, as Excel does."""
    source = _Source(lines)
    number = 0
    while (first := source.take()) is not None:
        number += 1
        taken = [first]
        while _is_open("".join(taken), delimiter):
            more = source.take() if len(taken) < LONGEST_RECORD else None
            if more is None:
                break
            taken.append(more)
        else:
            text = "".join(taken)
            yield Line(number, _split(text, delimiter)), text.endswith(("\n", "\r"))
            continue
        source.give_back(taken[1:])
        yield Line(number, _split(first, delimiter), _UNCLOSED), True


def _is_open(text: str, delimiter: str) -> bool:
    """Whether a quoted cell is still open at the end of the text."""
    if '"' not in text:
        return False
    try:
        next(csv.reader([text], delimiter=delimiter, strict=True), None)
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _split(text: str, delimiter: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([text], delimiter=delimiter), [])
    except csv.Error:
        cells = text.split(delimiter)
    return tuple(map(clean_text, cells))


def _mark_cut(records: Iterator[tuple[Line, bool]]) -> Iterator[Line]:
    """A last row without a line end that has fewer cells than every row before it was cut off."""
    fewest: int | None = None
    for line, ended in records:
        width = len(line.cells)
        is_cut = not ended and fewest is not None and 0 < width < fewest
        if ended and any(line.cells) and line.number > 1:
            fewest = width if fewest is None else min(fewest, width)
        yield Line(line.number, line.cells, _CUT) if is_cut else line
