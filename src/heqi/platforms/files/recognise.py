"""Which kind of export a table is: by the headers of its first rows, never by position or file name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from heqi.platforms.files import errors
from heqi.platforms.files.grid import Grid, Line
from heqi.platforms.files.headers import header_forms
from heqi.platforms.files.kinds import ALL, Column, Kind

ROWS_LOOKED_AT = 30
"""Titles and notices stand above the headers; a header row further down is no header row."""


@dataclass(frozen=True, slots=True)
class Match:
    """A header row read as one kind. `places`: column → where its cells stand, best alias first."""

    grid: Grid
    header: Line
    kind: Kind
    places: dict[str, tuple[int, ...]]

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns that no header names."""
        return tuple(column for column in self.kind.columns if column.required and column.field not in self.places)

    @property
    def marks(self) -> int:
        """How many columns tell this kind from others."""
        return sum(1 for column in self.kind.columns if column.mark and column.field in self.places)

    @property
    def fit(self) -> tuple[int, bool, int]:
        """How well it fits; compare with `>`. The kind that knows most columns wins, even one that lacks some."""
        return (len(self.places), not self.missing, self.marks)


def recognise(grids: Iterable[Grid], kind: str | None = None) -> Match:
    """The best reading of the file. With `kind`, that one even where nothing marks it.

    Raises file.kind_unknown, file.empty, file.not_recognised or file.columns_missing.
    """
    check_kind(kind)
    kinds = [ALL[kind]] if kind else list(ALL.values())
    best: Match | None = None
    first_row: Sequence[str] = ()
    for grid in grids:
        for line in _first_lines(grid):
            first_row = first_row or line.cells
            for match in _matches(grid, line, kinds):
                best = match if best is None or match.fit > best.fit else best
    if not first_row:
        raise errors.file_is_empty()
    return _accept(best, first_row, forced=kind is not None)


def check_kind(kind: str | None) -> None:
    """Raises file.kind_unknown when `kind` names none of ours."""
    if kind is not None and kind not in ALL:
        raise errors.kind_is_unknown(kind, sorted(ALL))


def _accept(best: Match | None, first_row: Sequence[str], *, forced: bool) -> Match:
    resembles = best is not None and len(best.places) >= 3 and (best.marks > 0 or forced)
    if best is None or not (resembles or (forced and not best.missing)):
        raise errors.file_is_not_recognised(best.header.cells if best else first_row)
    if best.missing:
        names = [column.header for column in best.missing]
        raise errors.file_lacks_columns(best.kind.name, best.kind.name_en, names)
    return best


def _first_lines(grid: Grid) -> Iterator[Line]:
    return (line for line in islice(grid.lines(), ROWS_LOOKED_AT) if any(line.cells))


def _matches(grid: Grid, line: Line, kinds: Iterable[Kind]) -> Iterator[Match]:
    headers = [header_forms(cell) for cell in line.cells]
    for kind in kinds:
        found: dict[str, list[tuple[int, int]]] = {}
        for place, forms in enumerate(headers):
            form = next((form for form in forms if form in kind.by_header), None)
            if form is not None:
                column, rank = kind.by_header[form]
                found.setdefault(column.field, []).append((rank, place))
        if found:
            places = {field: tuple(place for _, place in sorted(ranked)) for field, ranked in found.items()}
            yield Match(grid, line, kind, places)
