"""A table before anybody knows what it is: a name, its rows as text, and where a person finds each row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `number` is what Excel shows at its left; `fault` is set when the row itself is broken."""

    number: int
    cells: tuple[str, ...]
    fault: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, or a whole CSV file. `lines()` starts over at each call; `total` is None when nobody counted."""

    name: str
    encoding: str
    lines: Callable[[], Iterator[Line]]
    total: int | None = None
    saved_at: datetime | None = None
