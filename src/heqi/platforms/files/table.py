"""A recognised file: its rows as facts and bad cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from heqi.core.tables import BadCell, KnownColumn, RowRead, StatedTime, Survey
from heqi.platforms.files.cells import is_blank
from heqi.platforms.files.delimited import open_delimited
from heqi.platforms.files.grid import Line
from heqi.platforms.files.kinds import Column
from heqi.platforms.files.readers import BadValue
from heqi.platforms.files.recognise import Match, recognise
from heqi.platforms.files.sniff import Container, sniff
from heqi.platforms.files.stated_time import settle_time, state_time
from heqi.platforms.files.workbook import open_workbook

_TOTALS = frozenset({"合计", "总计", "小计", "汇总", "合计:", "总计:"})
_BLANK_KEY = ("不能为空", "must not be blank")


def open_table(path: Path, *, name: str, kind: str | None = None) -> "Table":
    """Open and recognise a file. Raises HeqiError with a `file.…` code and a sentence in both languages."""
    container = sniff(path)
    grids = open_delimited(path) if container is Container.TEXT else open_workbook(path, container)
    return Table(name, recognise(grids, kind))


@dataclass(frozen=True)
class Table:
    """Implements heqi.core.tables.TableFile."""

    name: str
    match: Match

    @property
    def kind(self) -> str:
        """Code of the kind."""
        return self.match.kind.code

    @property
    def kind_name(self) -> str:
        """The kind in Chinese."""
        return self.match.kind.name

    @property
    def kind_name_en(self) -> str:
        """The kind in English."""
        return self.match.kind.name_en

    @property
    def encoding(self) -> str:
        """Text encoding or workbook format."""
        return self.match.grid.encoding

    @property
    def sheet(self) -> str:
        """The sheet's name; empty for text."""
        return self.match.grid.name

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The headers as the file writes them, without empty ones at the end."""
        cells = self.match.header.cells
        return cells[: max(place for place, cell in enumerate(cells) if cell) + 1]

    @cached_property
    def known(self) -> tuple[KnownColumn, ...]:
        """Headers that are understood, in the file's order."""
        return tuple(KnownColumn(self.header[place], field) for place, field in sorted(self._fields.items()))

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Headers that fill no field."""
        return tuple(cell for place, cell in enumerate(self.header) if cell and place not in self._fields)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Columns of the kind that the file lacks."""
        return tuple(column.header for column in self.match.kind.columns if column.field not in self.match.places)

    @cached_property
    def _fields(self) -> dict[int, str]:
        return {place: field for field, places in self.match.places.items() for place in places}

    @cached_property
    def _columns(self) -> tuple[tuple[Column, tuple[int, ...]], ...]:
        places = self.match.places
        return tuple((column, places[column.field]) for column in self.match.kind.columns if column.field in places)

    def survey(self, *, now: datetime) -> Survey:
        """Count the rows and find the latest past time in them that is not after `now`."""
        past = [(column, places) for column, places in self._columns if column.past]
        rows, latest = 0, None
        for line in self._lines():
            rows += 1
            for column, places in past:
                moment = _quietly(column, line, places)
                if moment is not None and moment <= now and (latest is None or moment > latest):
                    latest = moment
        return Survey(rows, latest)

    def as_of(self, *, uploaded_at: datetime | None, latest: datetime | None, now: datetime) -> StatedTime:
        """When the file speaks."""
        stated = state_time(name=self.name, saved_at=self.match.grid.saved_at, uploaded_at=uploaded_at)
        return settle_time(stated, latest_inside=latest, now=now)

    def sample(self, count: int) -> list[tuple[str, ...]]:
        """The cells of the first rows."""
        return [_fill(line.cells, len(self.header)) for line in islice(self._lines(), count)]

    def rows(self, *, version: datetime, skip: int = 0) -> Iterator[RowRead]:
        """The rows below the header; blank rows and lines of totals are no rows."""
        return (self._read(line, version) for line in islice(self._lines(), skip, None))

    def _lines(self) -> Iterator[Line]:
        start, header = self.match.header.number, self.match.header.cells
        for line in self.match.grid.lines():
            if line.number > start and any(line.cells) and line.cells != header and not self._is_total(line):
                yield line

    def _is_total(self, line: Line) -> bool:
        return line.cells[0] in _TOTALS or all(not cell or cell in _TOTALS for cell in line.cells)

    def _read(self, line: Line, version: datetime) -> RowRead:
        cells = _fill(line.cells, len(self.header))
        if line.fault:
            return RowRead(line.number, cells, bad=(BadCell("", "", "", *line.fault),))
        values, bad = self._values(line)
        if bad:
            return RowRead(line.number, cells, bad=tuple(bad))
        raw = {header: cell for header, cell in zip(self.header, cells, strict=True) if header and cell}
        return RowRead(line.number, cells, facts=self.match.kind.build(values, version, raw))

    def _values(self, line: Line) -> tuple[dict[str, Any], list[BadCell]]:
        values: dict[str, Any] = {}
        bad: dict[int, BadCell] = {}
        for column, places in self._columns:
            place, text = _pick(line, places)
            if not is_blank(text):
                try:
                    value = column.read(text)
                except BadValue as error:
                    bad[place] = BadCell(self.header[place], column.field, text, error.reason, error.reason_en)
                    continue
                if value is not None:
                    values[column.field] = value
            elif column.filled:
                bad[place] = BadCell(self.header[place], column.field, text, *_BLANK_KEY)
        return values, [bad[place] for place in sorted(bad)]


def _pick(line: Line, places: tuple[int, ...]) -> tuple[int, str]:
    """The first non-blank cell among those that fill one field."""
    cells = line.cells
    for place in places:
        if place < len(cells) and not is_blank(cells[place]):
            return place, cells[place]
    return places[0], cells[places[0]] if places[0] < len(cells) else ""


def _quietly(column: Column, line: Line, places: tuple[int, ...]) -> datetime | None:
    _, text = _pick(line, places)
    if is_blank(text):
        return None
    try:
        moment: datetime | None = column.read(text)
    except BadValue:
        return None
    return moment


def _fill(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells[:width] if len(cells) >= width else cells + ("",) * (width - len(cells))
