"""A person has looked at the preview and lets the file in."""

from datetime import datetime

from django.db import transaction

from heqi.core.errors import HeqiError
from heqi.inbox.access import find_import, imports_in
from heqi.inbox.actions.keep_bad_rows import drop_bad_rows
from heqi.inbox.contracts import ImportState, ImportView
from heqi.inbox.views import view_import
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Actor, Subject


def unable_to_start(state: str) -> HeqiError:
    """It is not waiting to be started."""
    return HeqiError(
        "import.not_previewed",
        "这次导入已经开始、完成或无法读取，不能再开始。",
        "This import has been started, is done, or cannot be read.",
        409,
        {"state": state},
    )


def start_import(*, shop_id: int, import_id: int, by: int | None, now: datetime) -> ImportView:
    """Queue a previewed import for the worker. Starting a started one again changes nothing and says so.

    Raises import.none, import.not_previewed.
    """
    with transaction.atomic():
        queued = (
            imports_in([shop_id])
            .filter(pk=import_id, state=ImportState.PREVIEWED)
            .update(state=ImportState.QUEUED, new=None, changed=None, unchanged=None, bad=None)
        )
        row = find_import([shop_id], import_id)
        if not queued:
            raise unable_to_start(row.state)
        drop_bad_rows(shop_id=shop_id, import_id=import_id)
        write_entry(
            shop_id=shop_id,
            kind="import.started",
            subject=Subject("import", str(import_id)),
            actor=SYSTEM if by is None else Actor.staff(by),
            data={"import": import_id, "kind": row.kind},
            now=now,
        )
    return view_import(row)
