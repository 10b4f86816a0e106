"""Take a file in: keep it, recognise it, show its first rows, and for a small one count what it would do."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from heqi.core.filenames import safe_name
from heqi.core.tables import ColumnMap, FileReader
from heqi.inbox.actions.keep_bad_rows import keep_bad_rows
from heqi.inbox.actions.keep_mapping import keep_mapping
from heqi.inbox.contracts import ImportState, ImportView
from heqi.inbox.look import look_into
from heqi.inbox.models import ImportFile
from heqi.inbox.storage import keep_upload, path_of
from heqi.inbox.views import view_import


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
    mapping: ColumnMap | None = None,
    keep: bool = False,
    count: bool = True,
) -> ImportView:
    """A new import in state `previewed`, or `failed` with the reason when the file cannot be read. Applies nothing.

    `uploaded_at`: when the file was last changed, by its owner's computer; `by`: staff id; `kind`: when the person says
    what it is; `mapping`: when they also say which header fills which field, `keep`: for later files, too;
    `count=False` leaves the counting to the run.
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
    rows = look_into(row, reader=reader, kind=kind, mapping=mapping, count=count, now=now)
    with transaction.atomic():
        row.save(force_insert=True)
        keep_bad_rows(shop_id=shop_id, import_id=row.pk, rows=rows)
        if keep and mapping and row.mapping:
            keep_mapping(shop_id=shop_id, row=row, by=by, now=now)
    return view_import(row)
