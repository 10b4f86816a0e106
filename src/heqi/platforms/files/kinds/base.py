"""What describes a kind of file: a table of columns and the function that makes facts of a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from heqi.core.facts import Fact
from heqi.core.words import Platform
from heqi.platforms.files.headers import loosen_header, normalise_header

BuildFacts = Callable[[Mapping[str, Any], datetime, Any], tuple[Fact, ...]]
"""(values by field, version, raw row) → facts. Values that the row does not state are absent."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it fills, the headers it goes by (the platform's own first), how its cells are read.

    `required`: without it the file is not understood; `filled`: a row without it is bad; `mark`: tells this kind from
    others; `past`: a time that has happened, so the file cannot be older; `hide`: how a cell with personal data is
    masked wherever the row is kept or shown.
    """

    field: str
    aliases: tuple[str, ...]
    read: Callable[[str], Any]
    required: bool = False
    filled: bool = False
    mark: bool = False
    past: bool = False
    hide: Callable[[str], str] | None = None

    @property
    def header(self) -> str:
        """What the column is called to people."""
        return self.aliases[0]


@dataclass(frozen=True)
class Kind:
    """A kind of file. `code` is what `--kind` takes.

    `platforms`: where such files come from, empty for those that people make themselves; `companion`: the kind of a
    second sheet that belongs to this one.
    """

    code: str
    name: str
    name_en: str
    platforms: frozenset[Platform]
    columns: tuple[Column, ...]
    build: BuildFacts
    companion: str = ""

    @cached_property
    def by_field(self) -> dict[str, Column]:
        """The columns by the field that they fill."""
        return {column.field: column for column in self.columns}

    @cached_property
    def by_header(self) -> dict[str, tuple[Column, int]]:
        """Normalised header → the column and the alias's rank (0 is the platform's own)."""
        found: dict[str, tuple[Column, int]] = {}
        for column in self.columns:
            for rank, alias in enumerate(column.aliases):
                found.setdefault(normalise_header(alias), (column, rank))
        for header, place in list(found.items()):
            found.setdefault(loosen_header(header), place)
        return found


PINDUODUO = frozenset({Platform.PINDUODUO})
TAOBAO = frozenset({Platform.TAOBAO, Platform.TMALL})
"""Tmall shops work in the same back office and get the same files."""
ANYWHERE: frozenset[Platform] = frozenset()


def leave_out(_text: str) -> str:
    """A mask for words of a talk: they stand once, with their message, and not again in the raw row."""
    return ""
