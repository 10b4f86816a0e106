"""Clear away files that nobody let in: what they tell of people must not lie about for ever."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.inbox.access import all_imports, imports_in
from heqi.inbox.actions.discard_import import NEVER_RUN
from heqi.inbox.actions.keep_bad_rows import drop_bad_rows
from heqi.inbox.contracts import ImportState
from heqi.inbox.storage import drop_upload
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Subject

KEPT = timedelta(hours=24)
AT_A_TIME = 100


def sweep_imports(*, now: datetime) -> int:
    """Throw previews away that nobody started within a day, and the files of unreadable ones; how many of both.

    A preview goes with its file and its bad rows, as if somebody had discarded it; an unreadable import keeps its line
    in the history, without the file.
    """
    old = all_imports(why="one worker serves all shops").filter(state__in=NEVER_RUN, done=0, created_at__lt=now - KEPT)
    previews = list(old.filter(state=ImportState.PREVIEWED).values_list("shop_id", "pk", "stored")[:AT_A_TIME])
    unread = list(old.filter(state=ImportState.FAILED).exclude(stored="").values_list("shop_id", "pk", "stored"))
    swept = sum(_discard(shop_id, import_id, stored, now) for shop_id, import_id, stored in previews)
    return swept + sum(_drop_file(shop_id, import_id, stored) for shop_id, import_id, stored in unread[:AT_A_TIME])


def _discard(shop_id: int, import_id: int, stored: str, now: datetime) -> bool:
    with transaction.atomic():
        gone, _ = imports_in([shop_id]).filter(pk=import_id, state=ImportState.PREVIEWED, done=0).delete()
        if not gone:
            return False
        drop_bad_rows(shop_id=shop_id, import_id=import_id)
        write_entry(
            shop_id=shop_id,
            kind="import.discarded",
            subject=Subject("import", str(import_id)),
            actor=SYSTEM,
            data={"import": import_id},
            now=now,
        )
        transaction.on_commit(lambda: drop_upload(stored))
    return True


def _drop_file(shop_id: int, import_id: int, stored: str) -> bool:
    with transaction.atomic():
        left = imports_in([shop_id]).filter(pk=import_id, state=ImportState.FAILED, stored=stored).update(stored="")
        transaction.on_commit(lambda: drop_upload(stored))
    return bool(left)
