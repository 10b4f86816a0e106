"""Take a file in: keep it, recognise it, show its first rows, and for a small one count what it would do."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from heqi.core.errors import HeqiError
from heqi.core.tables import FileReader, RowRead, TableFile
from heqi.inbox.actions.keep_bad_rows import keep_bad_rows
from heqi.inbox.contracts import ImportState, ImportView
from heqi.inbox.effects import DryRun, count_effects
from heqi.inbox.models import ImportFile
from heqi.inbox.storage import keep_upload, path_of, safe_name
from heqi.inbox.views import view_import

COUNTED_AT_ONCE = 5_000
"""Files with fewer rows are counted while the person waits; larger ones by the worker as it runs."""
SAMPLE_ROWS = 5


def preview_import(
    *,
    shop_id: int,
    name: str,
    content: Iterable[bytes],
    uploaded_at: datetime | None,
    by: int | None,
    reader: FileReader,
    now: datetime,
    kind: str | None = None,
    count: bool = True,
) -> ImportView:
    """A new import in state `previewed`, or `failed` with the reason when the file cannot be read. Applies nothing.

    `uploaded_at`: when the file was last changed, by its owner's computer; `by`: staff id; `kind`: when the person says
    what it is; `count=False` leaves the counting to the run.
    """
    stored = keep_upload(content)
    path = path_of(stored)
    row = ImportFile(
        shop_id=shop_id,
        name=safe_name(name),
        size=path.stat().st_size,
        stored=stored,
        state=ImportState.PREVIEWED,
        uploaded_at=uploaded_at,
        created_at=now,
        by_id=by,
    )
    rows: list[RowRead] = []
    try:
        table = reader(path, name=row.name, kind=kind)
        _describe(row, table)
        if count:
            rows = _count(row, table, now)
    except HeqiError as error:
        row.state = ImportState.FAILED
        row.error = {"code": error.code, "message": error.message, "message_en": error.message_en}
    with transaction.atomic():
        row.save(force_insert=True)
        keep_bad_rows(shop_id=shop_id, import_id=row.pk, rows=rows)
    return view_import(row)


def _describe(row: ImportFile, table: TableFile) -> None:
    row.kind, row.kind_name, row.kind_name_en = table.kind, table.kind_name, table.kind_name_en
    row.encoding = table.encoding
    row.header = list(table.header)
    known = [{"header": column.header, "field": column.field} for column in table.known]
    row.columns = {
        "total": sum(1 for header in table.header if header),
        "known": known,
        "unknown": list(table.unknown),
        "missing": list(table.missing),
        "sheet": table.sheet,
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
