"""What the worker calls from its loop."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from heqi.core.tables import FileReader
from heqi.inbox.access import all_imports
from heqi.inbox.actions.claim_import import may_run
from heqi.inbox.actions.run_import import run_import


def run_waiting_imports(*, now: datetime, reader: FileReader | None = None) -> int:
    """Run every import that is queued or was left behind, oldest first; how many came to an end here.

    `reader` is whoever reads files; without one it is what settings.HEQI_FILE_READER names.
    """
    read = reader or import_string(settings.HEQI_FILE_READER)
    waiting = all_imports(why="one worker serves all shops").filter(may_run(now)).order_by("id")
    ended = 0
    for shop_id, import_id in list(waiting.values_list("shop_id", "pk")):
        ended += run_import(shop_id=shop_id, import_id=import_id, reader=read, now=now) is not None
    return ended
