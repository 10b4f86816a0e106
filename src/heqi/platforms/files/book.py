"""A whole file: one sheet, or an orders sheet with the sheet of its sub-orders."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from heqi.core.platform_names import NAMES
from heqi.core.tables import NO_HINTS, Hints, KnownColumn, Note, RowRead, Sheet, StatedTime, Survey, TableFile
from heqi.core.words import Platform
from heqi.platforms.files import errors
from heqi.platforms.files.delimited import open_text
from heqi.platforms.files.grid import Grid
from heqi.platforms.files.recognise import check_mapping, recognise
from heqi.platforms.files.sniff import Container, sniff
from heqi.platforms.files.table import Table
from heqi.platforms.files.workbook import open_workbook


def open_table(path: Path, *, name: str, kind: str | None = None, hints: Hints = NO_HINTS) -> TableFile:
    """Open and recognise a file. Raises HeqiError with a `file.…` code and a sentence in both languages."""
    if hints.said is not None:
        check_mapping(hints.said)
    matches = recognise(_open_grids(path), kind, hints)
    _check_platform(matches[0].at_home, matches[0].kind.name, matches[0].kind.name_en, hints.platform)
    tables = tuple(Table(name, match) for match in matches)
    return tables[0] if len(tables) == 1 else Book(tables)


def _open_grids(path: Path) -> Iterator[Grid]:
    container = sniff(path)
    return open_text(path) if container is Container.TEXT else open_workbook(path, container)


def _check_platform(at_home: bool, kind: str, kind_en: str, platform: Platform | None) -> None:
    if not at_home and platform is not None:
        raise errors.file_is_of_other_platform(kind, kind_en, NAMES[platform])


@dataclass(frozen=True)
class Book:
    """Implements heqi.core.tables.TableFile over several sheets; the first speaks for the file."""

    tables: tuple[Table, ...]

    @property
    def _main(self) -> Table:
        return self.tables[0]

    @property
    def kind(self) -> str:
        """Code of the kind."""
        return self._main.kind

    @property
    def kind_name(self) -> str:
        """The kinds in Chinese."""
        return " + ".join(table.kind_name for table in self.tables)

    @property
    def kind_name_en(self) -> str:
        """The kinds in English."""
        return " + ".join(table.kind_name_en for table in self.tables)

    @property
    def encoding(self) -> str:
        """Workbook format."""
        return self._main.encoding

    @property
    def sheet(self) -> str:
        """The first sheet's name."""
        return self._main.sheet

    @property
    def header(self) -> tuple[str, ...]:
        """Headers of the first sheet."""
        return self._main.header

    @property
    def known(self) -> tuple[KnownColumn, ...]:
        """Of the first sheet."""
        return self._main.known

    @property
    def unknown(self) -> tuple[str, ...]:
        """Of the first sheet."""
        return self._main.unknown

    @property
    def missing(self) -> tuple[str, ...]:
        """Of the first sheet."""
        return self._main.missing

    @property
    def header_key(self) -> str:
        """Of the first sheet."""
        return self._main.header_key

    @property
    def mapped(self) -> bool:
        """Of the first sheet."""
        return self._main.mapped

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Of all sheets."""
        return tuple(note for table in self.tables for note in table.notes)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet that is read."""
        return tuple(sheet for table in self.tables for sheet in table.sheets)

    def survey(self, *, now: datetime) -> Survey:
        """Rows of all sheets, and the latest past time in any."""
        surveys = [table.survey(now=now) for table in self.tables]
        latest = max((survey.latest for survey in surveys if survey.latest is not None), default=None)
        return Survey(sum(survey.rows for survey in surveys), latest)

    def as_of(self, *, uploaded_at: datetime | None, latest: datetime | None, now: datetime) -> StatedTime:
        """When the file speaks."""
        return self._main.as_of(uploaded_at=uploaded_at, latest=latest, now=now)

    def sample(self, count: int) -> list[tuple[str, ...]]:
        """The first rows of the first sheet."""
        return self._main.sample(count)

    def rows(self, *, version: datetime, skip: int = 0) -> Iterator[RowRead]:
        """The rows of one sheet after the other."""
        for table in self.tables:
            length = table.survey(now=version).rows if skip else 0
            if skip and skip >= length:
                skip -= length
                continue
            yield from table.rows(version=version, skip=skip)
            skip = 0
