"""Rows as the values of `contracts`."""

from heqi.inbox.contracts import BadRowView, Counts, ImportState, ImportView, Progress
from heqi.inbox.models import BadRow, ImportFile


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
    return BadRowView(row.pk, row.row, tuple(row.cells), tuple(row.faults))


def _progress(row: ImportFile) -> Progress:
    rate = round(row.done / row.seconds, 1) if row.seconds > 0 and row.done else None
    left = None
    if rate and row.total is not None and row.state == ImportState.RUNNING:
        left = round((row.total - row.done) / rate)
    return Progress(row.done, row.total, rate, left)
