"""Throw a file away that was never let in."""

from datetime import datetime

from django.db import transaction

from heqi.core.errors import HeqiError
from heqi.inbox.access import find_import, imports_in
from heqi.inbox.actions.keep_bad_rows import drop_bad_rows
from heqi.inbox.contracts import ImportState
from heqi.inbox.storage import drop_upload
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject

NEVER_RUN = (ImportState.PREVIEWED, ImportState.FAILED)


def unable_to_discard(state: str) -> HeqiError:
    """Its rows are in, or on their way."""
    return HeqiError(
        "import.started",
        "这次导入已经开始，不能丢弃。",
        "This import has been started and cannot be thrown away.",
        409,
        {"state": state},
    )


def discard_import(*, shop_id: int, import_id: int, by: int, now: datetime) -> None:
    """Remove a previewed or unreadable import and its file. Raises import.none, import.started."""
    with transaction.atomic():
        row = find_import([shop_id], import_id)
        gone, _ = imports_in([shop_id]).filter(pk=import_id, state__in=NEVER_RUN, done=0).delete()
        if not gone:
            raise unable_to_discard(row.state)
        drop_bad_rows(shop_id=shop_id, import_id=import_id)
        write_entry(
            shop_id=shop_id,
            kind="import.discarded",
            subject=Subject("import", str(import_id)),
            actor=Actor.staff(by),
            data={"import": import_id},
            now=now,
        )
    drop_upload(row.stored)
