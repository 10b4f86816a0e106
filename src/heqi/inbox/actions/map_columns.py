"""A person says what a file's columns are; the file is looked into again, and the mapping kept for the next one."""

from datetime import datetime

from django.db import transaction

from heqi.core.errors import HeqiError
from heqi.core.tables import ColumnMap, FileReader
from heqi.inbox.access import find_import, imports_in
from heqi.inbox.actions.keep_bad_rows import drop_bad_rows, keep_bad_rows
from heqi.inbox.actions.keep_mapping import keep_mapping
from heqi.inbox.contracts import ImportState, ImportView
from heqi.inbox.look import look_into
from heqi.inbox.models import ImportFile
from heqi.inbox.storage import path_of
from heqi.inbox.views import is_mappable, view_import


def unable_to_map(state: str) -> HeqiError:
    """Its rows are in, on their way, or the file as a whole cannot be read."""
    return HeqiError(
        "import.not_mappable",
        "这次导入已经开始，或文件本身无法读取，不能再对应列。",
        "This import has been started, or its file cannot be read at all; its columns cannot be matched.",
        409,
        {"state": state},
    )


def map_columns(
    *,
    shop_id: int,
    import_id: int,
    mapping: ColumnMap,
    keep: bool,
    by: int | None,
    reader: FileReader,
    now: datetime,
) -> ImportView:
    """Look into the file again with this mapping. Nothing is let in before it is started.

    With `keep`, and when the file can be read so, the mapping is kept for the shop's next file with these headers.
    A file that still lacks required columns stays `failed` and says which; nothing is kept then. Raises import.none,
    import.not_mappable, file.kind_unknown, import.field_unknown.
    """
    row = find_import([shop_id], import_id)
    if not is_mappable(row) or not path_of(row.stored).exists():
        raise unable_to_map(row.state)
    before = row.state
    _forget(row)
    rows = look_into(row, reader=reader, kind=None, mapping=mapping, count=True, now=now)
    if row.error and row.error["code"] in ("import.field_unknown", "file.kind_unknown"):
        raise HeqiError(row.error["code"], row.error["message"], row.error["message_en"], 422)
    with transaction.atomic():
        mine = imports_in([shop_id]).select_for_update().filter(pk=import_id, state=before, done=0)
        if not mine.exists():  # somebody started it meanwhile
            raise unable_to_map(ImportState.QUEUED)
        row.save()
        drop_bad_rows(shop_id=shop_id, import_id=import_id)
        keep_bad_rows(shop_id=shop_id, import_id=import_id, rows=rows)
        if keep and row.mapping:
            keep_mapping(shop_id=shop_id, row=row, by=by, now=now)
    return view_import(row)


def _forget(row: ImportFile) -> None:
    """What the last look showed."""
    row.state, row.error, row.mapping = ImportState.PREVIEWED, None, None
    row.kind_name = row.kind_name_en = row.as_of_origin = ""
    row.as_of = row.total = row.new = row.changed = row.unchanged = row.bad = None
    row.sheets, row.notes = [], []
