"""Which kind of export a table is: by the headers of its first rows, never by position or file name."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from heqi.core.tables import ColumnMap, Hints
from heqi.platforms.files import errors
from heqi.platforms.files.grid import Grid, Line
from heqi.platforms.files.headers import key_of_headers, normalise_header
from heqi.platforms.files.kinds import ALL, Kind
from heqi.platforms.files.match import Match, find_places
from heqi.platforms.files.private import hide_sample

ROWS_LOOKED_AT = 30
"""Titles and notices stand above the headers; a header row further down is no header row."""
SAMPLE = 5


def recognise(grids: Iterable[Grid], kind: str | None, hints: Hints) -> list[Match]:
    """The best reading of the file, and the sheet that belongs to it, if it has one. With `kind`, that one.

    Raises file.kind_unknown, file.empty, file.not_recognised, file.columns_missing, import.field_unknown or
    import.mapping_unfit.
    """
    check_kind(kind)
    bests: list[Match] = []
    first: tuple[Grid, Line] | None = None
    for grid in grids:
        rows = list(_first_lines(grid))
        first = first or ((grid, max(rows, key=_filled)) if rows else None)
        found = [match for row in _header_rows(rows) for match in _matches(grid, row, kind, hints)]
        if found:
            bests.append(max(found, key=lambda match: match.fit))
    if first is None:
        raise errors.file_is_empty()
    best = _accept(_lead(bests, kind), first, hints, forced=kind is not None)
    return [best, *_companions(best, bests)]


def check_kind(kind: str | None) -> None:
    """Raises file.kind_unknown when `kind` names none of ours."""
    if kind is not None and kind not in ALL:
        raise errors.kind_is_unknown(kind, sorted(ALL))


def check_mapping(said: ColumnMap) -> None:
    """Raises file.kind_unknown or import.field_unknown."""
    check_kind(said.kind)
    known = ALL[said.kind].by_field
    strange = next((field for field in said.columns.values() if field and field not in known), None)
    if strange is not None:
        raise errors.field_is_unknown(strange, sorted(known))


def _lead(bests: Sequence[Match], kind: str | None) -> Match | None:
    """The match that speaks for the file: the best, and where it is a companion the one that it accompanies."""
    fitting = [match for match in bests if kind in (None, match.kind.code)]
    best = max(fitting, key=lambda match: match.fit, default=None)
    led = (match for match in fitting if best and not match.missing and match.kind.companion == best.kind.code)
    return next(led, best)


def _companions(best: Match, bests: Iterable[Match]) -> list[Match]:
    wanted = best.kind.companion
    return [match for match in bests if wanted and match.kind.code == wanted and not match.missing]


def _accept(best: Match | None, first: tuple[Grid, Line], hints: Hints, *, forced: bool) -> Match:
    if hints.said is not None and (best is None or not best.mapped):
        raise errors.no_header_fits_mapping(first[1].cells)
    resembles = best is not None and len(best.places) >= 3 and (best.marks > 0 or forced)
    if best is None or not (best.mapped or resembles or (forced and not best.missing)):
        grid, row = (best.grid, best.header) if best and len(best.places) > 1 else first
        raise errors.file_is_not_recognised(row.cells, **_seen(grid, row))
    if best.missing:
        names = [column.header for column in best.missing]
        seen = {**_seen(best.grid, best.header), "resembles": best.kind.code}
        raise errors.file_lacks_columns(best.kind.name, best.kind.name_en, names, **seen)
    return best


def _seen(grid: Grid, row: Line) -> dict[str, object]:
    """What a person needs to map columns: the header row, and a few rows below it, masked."""
    below = (line for line in grid.lines() if line.number > row.number and any(line.cells))
    sample = [hide_sample(row.cells, line.cells) for line in islice(below, SAMPLE)]
    return {"header": list(row.cells), "sample": sample, "encoding": grid.encoding, "sheet": grid.name}


def _first_lines(grid: Grid) -> Iterator[Line]:
    return (line for line in islice(grid.lines(), ROWS_LOOKED_AT) if any(line.cells))


def _filled(line: Line) -> int:
    return sum(1 for cell in line.cells if cell)


def _header_rows(rows: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Each row, and each two rows laid over each other, as merged header cells leave them; whether it is two."""
    for place, row in enumerate(rows):
        yield row, False
        if place + 1 < len(rows) and not all(row.cells):
            yield _lay_over(row, rows[place + 1]), True


def _lay_over(upper: Line, lower: Line) -> Line:
    width = max(len(upper.cells), len(lower.cells))
    pairs = ((_cell(lower, place), _cell(upper, place)) for place in range(width))
    return Line(lower.number, tuple(low or up for low, up in pairs))


def _cell(line: Line, place: int) -> str:
    return line.cells[place] if place < len(line.cells) else ""


def _matches(grid: Grid, row: tuple[Line, bool], kind: str | None, hints: Hints) -> Iterator[Match]:
    line, two = row
    said = hints.said or hints.kept.get(key_of_headers(line.cells))
    if said is not None and kind in (None, said.kind):
        columns = {normalise_header(header): field for header, field in said.columns.items()}
        if any(normalise_header(cell) in columns for cell in line.cells if cell):
            places = find_places(line, ALL[said.kind], columns)
            yield Match(grid, line, ALL[said.kind], places, hints.platform, mapped=True, two_rows=two)
            return
    for each in _kinds(kind):
        places = find_places(line, each, {})
        if places:
            yield Match(grid, line, each, places, hints.platform, two_rows=two)


def _kinds(kind: str | None) -> Iterable[Kind]:
    if kind is None:
        return ALL.values()
    companion = ALL[kind].companion
    return [ALL[kind], *([ALL[companion]] if companion else [])]
