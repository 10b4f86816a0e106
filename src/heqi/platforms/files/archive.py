"""An xlsx is a zip from a stranger: its size, checksums and reach are looked at before anything opens it."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree
from zlib import error as ZlibError

from heqi.platforms.files import errors
from heqi.platforms.files.formulas import EmptyFormulas, Place, column_number, name_sheets

MOST_UNPACKED = 1 << 30
SMALL_UNPACKED = 64 << 20
"""Below this no ratio is suspicious: a sheet of equal rows packs very well."""
MOST_RATIO = 200
MOST_MEMBERS = 5_000
MOST_CELLS = 20_000_000
"""Rows times columns up to the outermost cell: the reader lays a sheet out as a full rectangle in memory."""

_CHUNK = 1 << 20
_MODIFIED = "{http://purl.org/dc/terms/}modified"


@dataclass(frozen=True, slots=True)
class ArchiveNotes:
    """`saved_at`: when the workbook says that it was saved, aware UTC; `formulas`: sheet name → cells whose formula
    has no value.
    """

    saved_at: datetime | None = None
    formulas: Mapping[str, Mapping[Place, str]] = field(default_factory=dict)


def check_archive(path: Path) -> ArchiveNotes:
    """Refuse bombs and damaged files; the answer is what the reader of the cells does not tell."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive, path.stat().st_size)
            if "xl/workbook.xml" not in archive.namelist() and "xl/workbook.bin" not in archive.namelist():
                raise errors.file_is_no_table("压缩包，请先解压", "a zip archive; unpack it first")
            found = {member.filename: _check_member(archive, member) for member in archive.infolist()}
            formulas = {member: cells for member, cells in found.items() if cells}
            names = name_sheets(archive, formulas)
            return ArchiveNotes(_saved_at(archive), {names.get(name, name): formulas[name] for name in formulas})
    except (zipfile.BadZipFile, ZlibError, EOFError, OSError) as error:
        raise errors.file_is_damaged() from error
    except NotImplementedError as error:  # zipfile's word for a way of packing that it cannot read
        raise errors.file_is_damaged() from error
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise errors.file_has_password() from error


def _check_sizes(archive: zipfile.ZipFile, packed: int) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    dense = unpacked > SMALL_UNPACKED and unpacked > MOST_RATIO * max(packed, 1)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or dense:
        raise errors.file_is_bomb()


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> dict[Place, str]:
    """Read it through, which checks the declared size and the checksum, and for a sheet how far its cells reach.

    The answer: a sheet's formulas without a value.
    """
    formulas = EmptyFormulas()
    is_sheet = member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml")
    rows = columns = 0
    for chunk in _chunks(archive, member):
        if is_sheet:
            row, column = _reach(chunk)
            rows, columns = max(rows, row), max(columns, column)
            formulas.take(chunk)
    if rows * columns > MOST_CELLS:
        raise errors.file_is_bomb()
    return formulas.found


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _reach(chunk: bytes) -> tuple[int, int]:
    """The outermost row and column of the cells in this chunk.

    Sheets are written top down, so rows are read from the chunk's last cells, and wherever one claims five digits.
    """
    wide = re.findall(rb'\br="([A-Z]{2,3})\d', chunk)
    deep = re.findall(rb'\br="[A-Z]{0,3}(\d{5,7})"', chunk)
    last = re.findall(rb'\br="[A-Z]{0,3}(\d{1,7})"', chunk[-4096:])
    row = max([int(number) for number in {*deep, *last}], default=0)
    column = max([column_number(letters) for letters in set(wide)], default=26)
    return row, column


def _saved_at(archive: zipfile.ZipFile) -> datetime | None:
    try:
        root = ElementTree.fromstring(archive.read("docProps/core.xml"))
        text = root.findtext(_MODIFIED) or ""
        moment = datetime.fromisoformat(text)
    except (KeyError, ValueError, ElementTree.ParseError):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
