"""What the inbox shows of imports. Types only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class ImportState(StrEnum):
    """Where an import stands. `previewed` waits for a person, `queued` for a worker."""

    PREVIEWED = "previewed"
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of a file by what they did. None: not counted yet."""

    rows: int | None = None
    new: int | None = None
    changed: int | None = None
    unchanged: int | None = None
    bad: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows read so far, of how many, rows a second, and the seconds that are left at that rate."""

    done: int
    total: int | None
    rate: float | None
    seconds_left: int | None


@dataclass(frozen=True, slots=True)
class ImportView:
    """One import. `columns`: total, known [{header, field}], unknown, missing; `sample`: columns and first rows.

    `sheets`: the tables that are read, with their kinds; `notes`: what a person should know about the file;
    `headers`: as the file writes them; `mapping`: {kind, columns} where a person said what is what; `mappable`: whether
    a mapping may still be given.
    """

    id: int
    shop_id: int
    name: str
    size: int
    kind: str
    kind_name: str
    kind_name_en: str
    state: ImportState
    encoding: str
    columns: Mapping[str, Any]
    headers: tuple[str, ...]
    sheets: tuple[Mapping[str, Any], ...]
    notes: tuple[Mapping[str, str], ...]
    mapping: Mapping[str, Any] | None
    mappable: bool
    sample: Mapping[str, Any]
    counts: Counts
    progress: Progress
    error: Mapping[str, str] | None
    as_of: datetime | None
    as_of_origin: str
    created_at: datetime
    finished_at: datetime | None
    seconds: float
    by_id: int | None


@dataclass(frozen=True, slots=True)
class BadRowView:
    """A row that was not taken. `cells`: its texts under its sheet's headers, masked; `faults`: what is wrong."""

    id: int
    sheet: str
    row: int
    cells: tuple[str, ...]
    faults: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class BatchView:
    """What one batch did. `id` is None when it changed nothing and so left no trace."""

    id: int | None
    counts: Counts
