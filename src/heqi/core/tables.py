"""What reading a table from outside gives, row by row: the shape between those who read files and those who store."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from heqi.core.facts import Fact


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that could not be read. `column` is the header as the file writes it; empty for the row as a whole."""

    column: str
    field: str
    value: str
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row. `row`: its number as Excel shows it; `cells`: the texts under `TableFile.header`.

    Either `bad` is empty and `facts` says what the row states, the main thing first, or there are no facts.
    """

    row: int
    cells: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    bad: tuple[BadCell, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownColumn:
    """A header that is understood, and the field it fills."""

    header: str
    field: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What one quick look over all rows tells. `latest`: the latest past time that is written in the file."""

    rows: int
    latest: datetime | None


@dataclass(frozen=True, slots=True)
class StatedTime:
    """As of when a file speaks. `origin`: name | workbook | upload | content | now."""

    at: datetime
    origin: str


class TableFile(Protocol):
    """A recognised file. Every method starts over at the first row."""

    @property
    def kind(self) -> str:
        """Code of the kind, as `--kind` takes it."""

    @property
    def kind_name(self) -> str:
        """The kind in Chinese."""

    @property
    def kind_name_en(self) -> str:
        """The kind in English."""

    @property
    def encoding(self) -> str:
        """utf-8, gb18030 … for text; xlsx or xls for workbooks."""

    @property
    def sheet(self) -> str:
        """Name of the sheet that was taken; empty for text."""

    @property
    def header(self) -> tuple[str, ...]:
        """The headers as the file writes them."""

    @property
    def known(self) -> tuple[KnownColumn, ...]:
        """Headers that are understood, in the file's order."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headers that are not, kept with the raw rows."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Columns of the kind that this file does not have."""

    def survey(self, *, now: datetime) -> Survey:
        """Count the rows and find the latest time that is not after `now`."""

    def as_of(self, *, uploaded_at: datetime | None, latest: datetime | None, now: datetime) -> StatedTime:
        """When the file speaks: its name, else the workbook, else the upload; not before `latest`, not after `now`."""

    def sample(self, count: int) -> list[tuple[str, ...]]:
        """The cells of the first rows, under `header`."""

    def rows(self, *, version: datetime, skip: int = 0) -> Iterator[RowRead]:
        """The rows, with facts of that version; the first `skip` rows are passed over unread."""


class FileReader(Protocol):
    """Opens and recognises a file. Raises HeqiError with a `file.…` code when it cannot be read."""

    def __call__(self, path: Path, *, name: str, kind: str | None = None) -> TableFile:
        """`name` is what the merchant calls the file."""
