"""Formulas that nobody ever calculated: beside a formula a workbook keeps its last value, or none at all."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from posixpath import basename
from xml.etree import ElementTree

MARK = "\u2061"
"""Stands before a formula that has no value; no export writes this sign."""
Place = tuple[int, int]
"""Row and column, both counted from one."""
MOST = 100_000
"""Remembered of one sheet; past it every further one reads as a blank, as before."""

_OVERLAP = 4096
_CELL = re.compile(
    rb"<c\b(?P<head>[^>]*)>\s*<f\b[^>]*?(?:/>|>(?P<formula>[^<]{0,2000})</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_REF = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TEXT = re.compile(
    r"=\s*(?:[A-Za-z_][A-Za-z0-9_.]*\(|\$?[A-Za-z]{1,3}\$?\d+\b|[-+(]?\d+(?:\.\d+)?\s*[-+*/^&]|'?[^=']+'?!)"
)


def is_formula(text: str) -> bool:
    """Whether a cell holds a formula instead of a value: =SUM(B2:B9), =A1*2, =表!A1; not '===' or '= 已联系'."""
    return text.startswith("=") and bool(_TEXT.match(text) or text == "=")


class EmptyFormulas:
    """Collects the formulas without a value of one sheet from its XML, piece by piece."""

    def __init__(self) -> None:
        self.found: dict[Place, str] = {}
        self._rest = b""

    def take(self, chunk: bytes) -> None:
        """Look through the next piece; cells that lie across two pieces are found too."""
        data = self._rest + chunk
        self._rest = data[-_OVERLAP:]
        if b"<f" not in data or len(self.found) >= MOST:
            return
        for cell in _CELL.finditer(data):
            ref = _REF.search(cell["head"])
            if ref:
                formula = (cell["formula"] or b"").decode("utf-8", "replace")
                self.found[int(ref[2]), column_number(ref[1])] = f"{MARK}={formula}"


def column_number(letters: bytes) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def name_sheets(archive: zipfile.ZipFile, members: Iterable[str]) -> dict[str, str]:
    """Member of the archive → the sheet's name, for these members."""
    wanted = {basename(member): member for member in members}
    return {wanted[file]: name for file, name in _sheet_files(archive) if file in wanted}


def _sheet_files(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return
    targets = {link.get("Id"): basename(link.get("Target", "")) for link in links}
    for sheet in book.iter(f"{_MAIN}sheet"):
        yield targets.get(sheet.get(_LINK), ""), sheet.get("name", "")
