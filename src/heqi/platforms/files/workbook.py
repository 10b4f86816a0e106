"""Excel files, old and new: every visible sheet as a grid of text."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from heqi.platforms.files import errors
from heqi.platforms.files.archive import ArchiveNotes, check_archive
from heqi.platforms.files.cells import clean_text, show_cell
from heqi.platforms.files.formulas import Place
from heqi.platforms.files.grid import Grid, Line
from heqi.platforms.files.sniff import Container


def open_workbook(path: Path, container: Container) -> Iterator[Grid]:
    """The sheets with content, visible ones first. Raises file.damaged, file.bomb, file.password or file.empty."""
    notes = check_archive(path) if container is Container.XLSX else ArchiveNotes()
    workbook = _load(path)
    found = False
    for name in _sheet_names(workbook):
        sheet = _sheet(workbook, name)
        if sheet.start is not None:
            found = True
            yield _grid(sheet, container, notes)
    if not found:
        raise errors.file_is_empty()


def _load(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError as error:
        raise errors.file_has_password() from error
    except (CalamineError, OSError, ValueError) as error:
        raise errors.file_is_damaged() from error


def _sheet_names(workbook: CalamineWorkbook) -> list[str]:
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    return [sheet.name for sheet in sorted(sheets, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)]


def _sheet(workbook: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return workbook.get_sheet_by_name(name)
    except PasswordError as error:
        raise errors.file_has_password() from error
    except (CalamineError, ValueError) as error:
        raise errors.file_is_damaged() from error


def _grid(sheet: CalamineSheet, container: Container, notes: ArchiveNotes) -> Grid:
    return Grid(
        name=sheet.name,
        encoding=container.value,
        lines=_reader(sheet, notes.formulas.get(sheet.name, {})),
        total=sheet.total_height,
        saved_at=notes.saved_at,
    )


def _reader(sheet: CalamineSheet, formulas: Mapping[Place, str]) -> Callable[[], Iterator[Line]]:
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), formula in formulas.items():
        by_row.setdefault(row, {})[column - 1] = formula

    def lines() -> Iterator[Line]:
        for number, row in enumerate(sheet.iter_rows(), start=1):
            cells = tuple(clean_text(show_cell(value)) for value in row)
            yield Line(number, _put_in(cells, by_row[number]) if number in by_row else cells)

    return lines


def _put_in(cells: tuple[str, ...], formulas: Mapping[int, str]) -> tuple[str, ...]:
    """A formula without a value shows as itself, so that reading can refuse it."""
    filled = list(cells) + [""] * (max(formulas) + 1 - len(cells))
    for place, formula in formulas.items():
        filled[place] = filled[place] or formula
    return tuple(filled)
