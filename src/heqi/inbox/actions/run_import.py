"""Run one import, batch by batch. Killed at any point and run again, it goes on where the last commit left it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import F

from heqi.core.errors import HeqiError
from heqi.core.tables import FileReader, RowRead, TableFile
from heqi.inbox.actions.apply_batch import ROWS, apply_batch
from heqi.inbox.actions.claim_import import MOST_ATTEMPTS, Lease, LeaseLost, claim_import, read_claimed, update_claimed
from heqi.inbox.actions.keep_bad_rows import keep_bad_rows
from heqi.inbox.contracts import ImportState, ImportView
from heqi.inbox.look import hints_for
from heqi.inbox.models import ImportFile
from heqi.inbox.storage import drop_upload, path_of
from heqi.inbox.views import view_import
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Subject

_GIVEN_UP = HeqiError(
    "import.given_up",
    "导入多次中断，已停止。已导入的行保留；请重新上传该文件，重复的行不会有影响。",
    "The import broke off again and again and was stopped. Rows that are in stay; upload the file again: "
    "repeated rows do no harm.",
    500,
)
_FILE_GONE = HeqiError(
    "import.file_gone",
    "上传的文件已不在服务器上，请重新上传。",
    "The uploaded file is no longer there; upload it again.",
    410,
)


def run_import(*, shop_id: int, import_id: int, reader: FileReader, now: datetime) -> ImportView | None:
    """Read the rest of the file and finish; None when it is not to be run, or another worker runs it.

    Each batch of 1,000 rows is one transaction: facts, bad rows, counts and progress stand or fall together. Ends with
    a journal entry `import.finished`. A file that cannot be read ends as `failed` with the reason.
    """
    lease = claim_import(shop_id=shop_id, import_id=import_id, now=now)
    if lease is None:
        return None
    try:
        _end(lease, _read_file(lease, reader))
    except LeaseLost:
        return None
    return view_import(read_claimed(lease))


def _read_file(lease: Lease, reader: FileReader) -> HeqiError | None:
    """What kept the file from being read to its end, if anything did."""
    try:
        _run(lease, read_claimed(lease), reader)
    except HeqiError as error:
        return error
    return None


def _run(lease: Lease, row: ImportFile, reader: FileReader) -> None:
    if row.attempts > MOST_ATTEMPTS:
        raise _GIVEN_UP
    path = path_of(row.stored)
    if not path.exists():
        raise _FILE_GONE
    table = reader(path, name=row.name, kind=None if row.mapping else row.kind or None, hints=hints_for(row))
    version = row.as_of if row.done and row.as_of else _settle(lease, row, table)
    spent = row.seconds
    for rows in _in_batches(table.rows(version=version, skip=row.done)):
        _take(lease, rows, spent)


def _settle(lease: Lease, row: ImportFile, table: TableFile) -> datetime:
    """Before the first batch: how many rows there are, and as of when they speak."""
    survey = table.survey(now=lease.now)
    stated = table.as_of(uploaded_at=row.uploaded_at, latest=survey.latest, now=lease.now)
    update_claimed(
        lease,
        total=survey.rows,
        as_of=stated.at,
        as_of_origin=stated.origin,
        new=0,
        changed=0,
        unchanged=0,
        bad=0,
    )
    return stated.at


def _take(lease: Lease, rows: list[RowRead], spent: float) -> None:
    good = [row.facts for row in rows if not row.bad]
    with transaction.atomic():
        counts = apply_batch(shop_id=lease.shop_id, facts=good, import_id=lease.import_id, now=lease.clock()).counts
        bad = keep_bad_rows(shop_id=lease.shop_id, import_id=lease.import_id, rows=rows)
        update_claimed(
            lease,
            done=F("done") + len(rows),
            new=F("new") + counts.new,
            changed=F("changed") + counts.changed,
            unchanged=F("unchanged") + counts.unchanged,
            bad=F("bad") + bad,
            seconds=spent + (lease.clock() - lease.now).total_seconds(),
        )


def _end(lease: Lease, error: HeqiError | None) -> None:
    """Close the import, with its entry; both or neither."""
    state = ImportState.DONE if error is None else ImportState.FAILED
    told = None if error is None else {"code": error.code, "message": error.message, "message_en": error.message_en}
    with transaction.atomic():
        update_claimed(lease, error=told, finished_at=lease.clock())
        update_claimed(lease, state=state)
        row = read_claimed(lease)
        write_entry(
            shop_id=lease.shop_id,
            kind="import.finished",
            subject=Subject("import", str(lease.import_id)),
            actor=SYSTEM,
            data={
                "import": lease.import_id,
                "state": str(state),
                "rows": row.total,
                "new": row.new,
                "changed": row.changed,
                "unchanged": row.unchanged,
                "bad": row.bad,
            },
            now=lease.clock(),
        )
        if error is None:  # its rows are in; what the file told of people beyond them must not lie about
            transaction.on_commit(lambda: drop_upload(row.stored))


def _in_batches(rows: Iterable[RowRead]) -> Iterator[list[RowRead]]:
    left = iter(rows)
    while batch := list(islice(left, ROWS)):
        yield batch
