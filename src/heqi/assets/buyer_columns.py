"""Which columns hold what buyers said or who they are, and what becomes of each when one asks to be forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

OTHERS = "others"


@dataclass(frozen=True, slots=True)
class HeldColumns:
    """One table. `by`: how a buyer's rows are found; `keep`: reason → columns that stay."""

    table: str
    by: str
    blank: tuple[str, ...]
    strip: tuple[str, ...]
    files: tuple[str, ...]
    keep: Mapping[str, tuple[str, ...]]

    @property
    def listed(self) -> frozenset[str]:
        """Every column that is spoken for."""
        kept = (column for columns in self.keep.values() for column in columns)
        return frozenset((*self.blank, *self.strip, *self.files, *kept))


@cache
def load_held_columns() -> tuple[HeldColumns, ...]:
    """The tables of `assets/buyers/columns.yaml` that hold something of buyers."""
    return tuple(
        HeldColumns(
            table=table,
            by=said["by"],
            blank=tuple(said.get("blank", ())),
            strip=tuple(said.get("strip", ())),
            files=tuple(said.get("files", ())),
            keep={reason: tuple(columns) for reason, columns in said.get("keep", {}).items()},
        )
        for table, said in _read().items()
        if table != OTHERS
    )


@cache
def load_other_columns() -> Mapping[str, frozenset[str]]:
    """Table → columns that hold nothing of a buyer."""
    return {table: frozenset(columns) for table, columns in _read()[OTHERS].items()}


def _read() -> dict[str, dict]:  # type: ignore[type-arg]
    text = (files("heqi.assets") / "buyers" / "columns.yaml").read_text(encoding="utf-8")
    read: dict[str, dict] = yaml.safe_load(text)  # type: ignore[type-arg]
    return read
