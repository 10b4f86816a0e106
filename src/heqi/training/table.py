"""Figures as a table that people read."""

import unicodedata
from collections.abc import Mapping, Sequence

from heqi.training.figures import Figure


def table(columns: Mapping[str, Sequence[Figure]]) -> str:
    """One line for each figure, one column for each set of models, in the order given."""
    names = list(dict.fromkeys(figure.name for figures in columns.values() for figure in figures))
    found = {(title, figure.name): figure for title, figures in columns.items() for figure in figures}
    lines = [["", "n", *columns, "goal"]]
    for name in names:
        cells = [found.get((title, name)) for title in columns]
        some = next(cell for cell in cells if cell)
        goal = "" if some.goal is None else percent(some.goal)
        lines.append([name, f"{some.texts:,}", *map(cell_of, cells), goal])
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(row(line, widths) for line in lines)


def cell_of(figure: Figure | None) -> str:
    """Value and interval, in percent."""
    if figure is None:
        return "-"
    note = f" {figure.note}" if figure.note else ""
    return f"{percent(figure.value)} [{percent(figure.low)}, {percent(figure.high)}]{note}"


def percent(value: float) -> str:
    """0.9421 → 94.2."""
    return f"{100 * value:.1f}"


def width(text: str) -> int:
    """Columns of a terminal that a text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells one after the other, each filled to its width."""
    return "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)).rstrip()
