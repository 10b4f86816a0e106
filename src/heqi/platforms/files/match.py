"""A header row read as one kind of file, and how well it fits."""

from collections.abc import Mapping
from dataclasses import dataclass

from heqi.core.words import Platform
from heqi.platforms.files.grid import Grid, Line
from heqi.platforms.files.headers import header_forms, normalise_header
from heqi.platforms.files.kinds import Column, Kind

Places = dict[str, tuple[int, ...]]
"""Field → where its cells stand, best header first."""


@dataclass(frozen=True, slots=True)
class Match:
    """A header row read as one kind. `mapped`: by a person's words; `two_rows`: pieced together from two rows."""

    grid: Grid
    header: Line
    kind: Kind
    places: Places
    platform: Platform | None = None
    mapped: bool = False
    two_rows: bool = False

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns that no header names."""
        return tuple(column for column in self.kind.columns if column.required and column.field not in self.places)

    @property
    def marks(self) -> int:
        """How many columns tell this kind from others."""
        return sum(1 for column in self.kind.columns if column.mark and column.field in self.places)

    @property
    def at_home(self) -> bool:
        """Whether the shop's platform writes such files."""
        return self.platform is None or not self.kind.platforms or self.platform in self.kind.platforms

    @property
    def fit(self) -> tuple[bool, int, bool, bool, int, bool]:
        """How well it fits; compare with `>`. The kind that knows most columns wins, even one that lacks some."""
        return (self.mapped, len(self.places), not self.missing, self.at_home, self.marks, not self.two_rows)


def find_places(line: Line, kind: Kind, columns: Mapping[str, str]) -> Places:
    """Where each field of the kind stands. `columns`: normalised header → field, or '' for a column to leave alone."""
    found: dict[str, list[tuple[int, int]]] = {}
    for place, cell in enumerate(line.cells):
        if not cell:
            continue
        plain = normalise_header(cell)
        if plain in columns:
            if columns[plain]:
                found.setdefault(columns[plain], []).append((-1, place))
            continue
        form = next((form for form in header_forms(cell) if form in kind.by_header), None)
        if form is not None:
            column, rank = kind.by_header[form]
            found.setdefault(column.field, []).append((rank, place))
    return {field: tuple(place for _, place in sorted(ranked)) for field, ranked in found.items()}
