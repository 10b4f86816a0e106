"""Rows as the values of `contracts`."""

from heqi.inbox.contracts import BadRowView, Counts, ImportState, ImportView, Progress
from heqi.inbox.models import BadRow, ImportFile

_OF_SHEET = ("name", "kind", "kind_name", "kind_name_en")
MAPPABLE = frozenset({"file.not_recognised", "file.columns_missing", "import.mapping_unfit"})
"""Why a file cannot be read that a mapping of its columns may mend."""


def is_mappable(row: ImportFile) -> bool:
    """Whether a person may say, or say again, what its columns are."""
    if row.state == ImportState.FAILED:
        return not row.done and bool(row.header) and (row.error or {}).get("code") in MAPPABLE
    return bool(row.state == ImportState.PREVIEWED)


def view_import(row: ImportFile) -> ImportView:
    """An import."""
    return ImportView(
        id=row.pk,
        shop_id=row.shop_id,
        name=row.name,
        size=row.size,
        kind=row.kind,
        kind_name=row.kind_name,
        kind_name_en=row.kind_name_en,
        state=ImportState(row.state),
        encoding=row.encoding,
        columns=row.columns,
        headers=tuple(row.header),
        sheets=tuple({name: sheet[name] for name in _OF_SHEET} for sheet in row.sheets),
        notes=tuple(row.notes),
        mapping=row.mapping,
        mappable=is_mappable(row),
        sample=row.sample,
        counts=Counts(row.total, row.new, row.changed, row.unchanged, row.bad),
        progress=_progress(row),
        error=row.error,
        as_of=row.as_of,
        as_of_origin=row.as_of_origin,
        created_at=row.created_at,
        finished_at=row.finished_at,
        seconds=row.seconds,
        by_id=row.by_id,
    )


def view_bad_row(row: BadRow) -> BadRowView:
    """A bad row."""
    return BadRowView(row.pk, row.sheet, row.row, tuple(row.cells), tuple(row.faults))


def _progress(row: ImportFile) -> Progress:
    rate = round(row.done / row.seconds, 1) if row.seconds > 0 and row.done else None
    left = None
    if rate and row.total is not None and row.state == ImportState.RUNNING:
        left = round((row.total - row.done) / rate)
    return Progress(row.done, row.total, rate, left)
