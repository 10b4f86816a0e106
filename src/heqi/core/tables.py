"""What reading a table from outside gives, row by row: the shape between those who read files and those who store."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from heqi.core.facts import Fact
from heqi.core.words import Platform


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What a person has said about a table: its kind, and which of the file's headers fills which field."""

    kind: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about a file before it is opened.

    `platform`: where the shop sells; a file of another platform is refused. `said`: the mapping that a person gave for
    this file. `kept`: mappings that the shop has kept, by `TableFile.header_key`; one that fits is used.
    """

    platform: Platform | None = None
    said: ColumnMap | None = None
    kept: Mapping[str, ColumnMap] = field(default_factory=dict)


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a file that a person should know and that keeps no row out."""

    code: str
    message: str
    message_en: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a file. `name` is empty for text; `header` as the file writes it."""

    name: str
    kind: str
    kind_name: str
    kind_name_en: str
    header: tuple[str, ...]


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
    `sheet`: the sheet's name where a file has several. Personal data in `cells` is masked.
    """

    row: int
    cells: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    bad: tuple[BadCell, ...] = ()
    sheet: str = ""


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


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a kind, and the header that its column usually has."""

    field: str
    header: str
    required: bool


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of file, as a person chooses it."""

    code: str
    name: str
    name_en: str
    fields: tuple[FieldView, ...]


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

    @property
    def header_key(self) -> str:
        """Equal for equal sets of headers: what a kept mapping is found by."""

    @property
    def mapped(self) -> bool:
        """Whether a person's mapping was used."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a person should know about the file."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables that are read, the main one first."""

    def survey(self, *, now: datetime) -> Survey:
        """Count the rows and find the latest time that is not after `now`."""

    def as_of(self, *, uploaded_at: datetime | None, latest: datetime | None, now: datetime) -> StatedTime:
        """When the file speaks: its name, else the workbook, else the upload; not before `latest`, not after `now`."""

    def sample(self, count: int) -> list[tuple[str, ...]]:
        """The cells of the first rows, under `header`, personal data masked."""

    def rows(self, *, version: datetime, skip: int = 0) -> Iterator[RowRead]:
        """The rows, with facts of that version; the first `skip` rows are passed over unread."""


class FileReader(Protocol):
    """Opens and recognises a file. Raises HeqiError with a `file.…` code when it cannot be read."""

    def __call__(self, path: Path, *, name: str, kind: str | None = None, hints: Hints = NO_HINTS) -> TableFile:
        """`name` is what the merchant calls the file."""
