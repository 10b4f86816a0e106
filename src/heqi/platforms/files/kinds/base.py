"""What describes a kind of file: a table of columns and the function that makes facts of a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from heqi.core.facts import Fact
from heqi.core.words import Platform
from heqi.platforms.files.headers import normalise_header

BuildFacts = Callable[[Mapping[str, Any], datetime, Any], tuple[Fact, ...]]
"""(values by field, version, raw row) → facts. Values that the row does not state are absent."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it fills, the headers it goes by (the platform's own first), how its cells are read.

    `required`: without it the file is not understood; `filled`: a row without it is bad; `mark`: tells this kind from
    others; `past`: a time that has happened, so the file cannot be older.
    """

    field: str
    aliases: tuple[str, ...]
    read: Callable[[str], Any]
    required: bool = False
    filled: bool = False
    mark: bool = False
    past: bool = False

    @property
    def header(self) -> str:
        """What the column is called to people."""
        return self.aliases[0]


@dataclass(frozen=True)
class Kind:
    """A kind of file. `code` is what `--kind` takes."""

    code: str
    name: str
    name_en: str
    platform: Platform
    columns: tuple[Column, ...]
    build: BuildFacts

    @cached_property
    def by_header(self) -> dict[str, tuple[Column, int]]:
        """Normalised header → the column and the alias's rank (0 is the platform's own)."""
        found: dict[str, tuple[Column, int]] = {}
        for column in self.columns:
            for rank, alias in enumerate(column.aliases):
                found.setdefault(normalise_header(alias), (column, rank))
        return found
