"""One recognised sheet: its rows as facts and bad cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

from heqi.core.masks import mask_contacts
from heqi.core.tables import BadCell, KnownColumn, Note, RowRead, Sheet, StatedTime, Survey
from heqi.platforms.files.cells import is_blank
from heqi.platforms.files.formulas import MARK, is_formula
from heqi.platforms.files.grid import Line
from heqi.platforms.files.headers import key_of_headers
from heqi.platforms.files.kinds import Column
from heqi.platforms.files.match import Match
from heqi.platforms.files.notes import notes_on
from heqi.platforms.files.private import Hide, hide_by_header, hide_shifted
from heqi.platforms.files.readers import BadValue
from heqi.platforms.files.stated_time import settle_time, state_time

_TOTALS = frozenset({"合计", "总计", "小计", "汇总", "合计:", "总计:"})
_BLANK_KEY = ("不能为空", "must not be blank")
_FORMULA = (
    "单元格是公式，文件里没有保存它的结果；请在 Excel 中打开、保存一次，或粘贴为数值",
    "a formula whose result is not in the file; open and save it in Excel, or paste values",
)


@dataclass(frozen=True)
class Table:
    """Implements heqi.core.tables.TableFile. `name`: the file's."""

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

    @property
    def header_key(self) -> str:
        """What a kept mapping is found by."""
        return key_of_headers(self.match.header.cells)

    @property
    def mapped(self) -> bool:
        """Whether a person's mapping was used."""
        return self.match.mapped

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What a person should know about the sheet."""
        return tuple(notes_on(self.match, self.header, list(islice(self._lines(), 20))))

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """This one."""
        return (Sheet(self.sheet, self.kind, self.kind_name, self.kind_name_en, self.header),)

    @cached_property
    def _hides(self) -> dict[int, Hide]:
        """Place → how its cells are masked wherever they are kept."""
        by_field = self.match.kind.by_field
        known = {place: by_field[field].hide for place, field in self._fields.items()}
        places = ((place, cell) for place, cell in enumerate(self.header) if place not in known)
        return {place: hide for place, hide in known.items() if hide} | {
            place: hide_by_header(cell) for place, cell in places
        }

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
        """The cells of the first rows, personal data masked; the words of a talk are shown."""
        shown = islice(self._lines(), count)
        return [self._masked(_fill(line.cells, len(self.header)), keep_blank=False) for line in shown]

    def rows(self, *, version: datetime, skip: int = 0) -> Iterator[RowRead]:
        """The rows below the header; blank rows and lines of totals are no rows."""
        return (self._read(line, version) for line in islice(self._lines(), skip, None))

    def _lines(self) -> Iterator[Line]:
        start, header = self.match.header.number, self.match.header.cells
        for line in self.match.grid.lines():
            if line.number <= start:
                continue
            if line.fault or (any(line.cells) and line.cells != header and not self._is_total(line)):
                yield line

    def _is_total(self, line: Line) -> bool:
        return line.cells[0] in _TOTALS or all(not cell or cell in _TOTALS for cell in line.cells)

    def _read(self, line: Line, version: datetime) -> RowRead:
        cells = _fill(line.cells, len(self.header))
        if line.fault:
            return RowRead(line.number, hide_shifted(cells), bad=(BadCell("", "", "", *line.fault),), sheet=self.sheet)
        values, bad = self._values(line)
        if bad:
            shown = tuple(cell.lstrip(MARK) for cell in self._masked(cells, keep_blank=False))
            return RowRead(line.number, shown, bad=tuple(bad), sheet=self.sheet)
        facts = self.match.kind.build(values, version, self._raw(line, self._masked(cells, keep_blank=True)))
        return RowRead(line.number, cells, facts=facts, sheet=self.sheet)

    def _masked(self, cells: tuple[str, ...], *, keep_blank: bool) -> tuple[str, ...]:
        """Cells as they may be kept. What a mask blanks altogether stands elsewhere; shown, it shows as it is."""
        if not self._hides:
            return cells
        masked = list(cells)
        for place, hide in self._hides.items():
            if place < len(masked) and masked[place]:
                hidden = hide(masked[place])
                masked[place] = hidden if hidden or keep_blank else mask_contacts(masked[place])
        return tuple(masked)

    def _raw(self, line: Line, cells: tuple[str, ...]) -> dict[str, str]:
        """The row under its headers; a cell without a header goes by its column's number."""
        raw = {
            header or f"(第 {at} 列)": cell
            for at, (header, cell) in enumerate(zip(self.header, cells, strict=True), 1)
            if cell
        }
        for at in range(len(self.header), len(line.cells)):
            if line.cells[at]:
                raw[f"(第 {at + 1} 列)"] = mask_contacts(line.cells[at])
        return raw

    def _values(self, line: Line) -> tuple[dict[str, Any], list[BadCell]]:
        values: dict[str, Any] = {}
        bad: dict[int, BadCell] = {}
        for column, places in self._columns:
            place, text = _pick(line, places)
            if not is_blank(text):
                try:
                    value = _read_cell(column, text)
                except BadValue as error:
                    shown = column.hide(text) if column.hide else text.lstrip(MARK)
                    bad[place] = BadCell(self.header[place], column.field, shown, error.reason, error.reason_en)
                    continue
                if value is not None:
                    values[column.field] = value
            elif column.filled:
                bad[place] = BadCell(self.header[place], column.field, text, *_BLANK_KEY)
        return values, [bad[place] for place in sorted(bad)]


def _read_cell(column: Column, text: str) -> Any:
    if text[0] == MARK:
        raise BadValue(*_FORMULA)
    try:
        return column.read(text)
    except BadValue as error:
        if is_formula(text):
            raise BadValue(*_FORMULA) from error
        raise


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
