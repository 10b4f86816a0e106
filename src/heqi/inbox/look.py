"""Look into a kept file: what it is, how its first rows read, and for a small one what letting it in would do."""

from dataclasses import asdict
from datetime import datetime
from itertools import islice
from typing import Any

from heqi.core.errors import HeqiError
from heqi.core.tables import ColumnMap, FileReader, Hints, RowRead, TableFile
from heqi.inbox.contracts import ImportState
from heqi.inbox.effects import DryRun, count_effects
from heqi.inbox.models import ImportFile
from heqi.inbox.queries import kept_mappings
from heqi.inbox.storage import path_of
from heqi.shops.access import get_shop

COUNTED_AT_ONCE = 5_000
"""Files with fewer rows are counted while the person waits; larger ones by the worker as it runs."""
SAMPLE_ROWS = 5


def look_into(
    row: ImportFile,
    *,
    reader: FileReader,
    kind: str | None,
    mapping: ColumnMap | None,
    count: bool,
    now: datetime,
) -> list[RowRead]:
    """Fill an unsaved row with what its file shows, or with why it cannot be read; its rows, where they were counted.

    A mapping that the shop has kept for these headers is used, unless a person gives another. A file that is not
    recognised still shows its headers and first rows, so that a person can say what they are.
    """
    try:
        kept = kept_mappings(row.shop_id)
        hints = Hints(get_shop(row.shop_id).platform, mapping, {} if mapping else kept)
        table = reader(path_of(row.stored), name=row.name, kind=None if mapping else kind, hints=hints)
        _describe(row, table, mapping or kept.get(table.header_key))
        return _count(row, table, now) if count else []
    except HeqiError as error:
        _refuse(row, error)
        return []


def hints_for(row: ImportFile) -> Hints:
    """How to open a file again that was looked into before."""
    said = ColumnMap(row.mapping["kind"], row.mapping["columns"]) if row.mapping else None
    return Hints(get_shop(row.shop_id).platform, said)


def _refuse(row: ImportFile, error: HeqiError) -> None:
    row.state = ImportState.FAILED
    row.error = {"code": error.code, "message": error.message, "message_en": error.message_en}
    if "header" not in error.detail:
        return
    header = [str(cell) for cell in error.detail["header"]]
    row.header, row.encoding = header, error.detail["encoding"]
    row.kind = error.detail.get("resembles", "")
    named = [{"header": cell, "field": str(place)} for place, cell in enumerate(header) if cell]
    row.columns = {
        "total": len(named),
        "known": [],
        "unknown": [cell for cell in header if cell],
        "missing": error.detail.get("missing", []),
        "sheet": error.detail["sheet"],
    }
    rows = [{str(place): cell for place, cell in enumerate(cells)} for cells in error.detail["sample"]]
    row.sample = {"columns": named, "rows": rows}


def _describe(row: ImportFile, table: TableFile, mapping: ColumnMap | None) -> None:
    row.kind, row.kind_name, row.kind_name_en = table.kind, table.kind_name, table.kind_name_en
    row.encoding = table.encoding
    row.header = list(table.header)
    row.sheets = [asdict(sheet) for sheet in table.sheets]
    row.notes = [asdict(note) for note in table.notes]
    row.mapping = {"kind": mapping.kind, "columns": dict(mapping.columns)} if mapping and table.mapped else None
    known = [{"header": column.header, "field": column.field} for column in table.known]
    row.columns = {
        "total": sum(1 for header in table.header if header),
        "known": known,
        "unknown": list(table.unknown),
        "missing": list(table.missing),
        "sheet": table.sheet,
        "header_key": table.header_key,
    }
    row.sample = {"columns": known, "rows": [_sample_row(table, cells) for cells in table.sample(SAMPLE_ROWS)]}


def _sample_row(table: TableFile, cells: tuple[str, ...]) -> dict[str, Any]:
    fields = {column.header: column.field for column in table.known}
    shown: dict[str, Any] = {}
    for header, cell in zip(table.header, cells, strict=True):
        if header in fields and not shown.get(fields[header]):
            shown[fields[header]] = cell
    return shown


def _count(row: ImportFile, table: TableFile, now: datetime) -> list[RowRead]:
    """Count a small file by a dry run and give its rows back; a large one keeps its counts open and gives none."""
    first = list(islice(table.rows(version=now), COUNTED_AT_ONCE))
    if len(first) >= COUNTED_AT_ONCE:
        return []
    survey = table.survey(now=now)
    stated = table.as_of(uploaded_at=row.uploaded_at, latest=survey.latest, now=now)
    row.as_of, row.as_of_origin = stated.at, stated.origin
    rows = list(table.rows(version=stated.at))
    effects = DryRun(row.shop_id).take([read.facts for read in rows if not read.bad])
    counts = count_effects(effects, bad=sum(1 for read in rows if read.bad))
    row.total, row.new, row.changed = counts.rows, counts.new, counts.changed
    row.unchanged, row.bad = counts.unchanged, counts.bad
    return rows
