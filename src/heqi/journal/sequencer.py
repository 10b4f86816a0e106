"""Give entries their place after commit.

Ids are drawn when a transaction writes and become visible when it commits, so on PostgreSQL a lower id can appear
after a higher one. A reader that remembers 'the last id I saw' would miss it. Places are given one batch at a time,
to whatever is committed and has none yet: dense, never changed, and everything committed gets one in the end.
"""

from django.db import connection, transaction

from heqi.db.locks import hold_lock
from heqi.journal.access import all_entries
from heqi.journal.chain import START, hash_entry

CHANNEL = "heqi_journal"
_WHY = "places are given across all shops"


def assign_positions(*, limit: int = 2000) -> int:
    """Place up to `limit` committed entries in id order; how many were placed.

    Safe to call from any number of processes at once; each waits for the one before. Listeners on `CHANNEL`
    (PostgreSQL) are told the last pos at commit.
    """
    if not all_entries(why=_WHY).filter(pos__isnull=True).exists():
        return 0
    with transaction.atomic(), hold_lock("journal.sequencer"):
        return _place(limit)


def _place(limit: int) -> int:
    entries = all_entries(why=_WHY)
    last = entries.filter(pos__isnull=False).order_by("-pos").values_list("pos", "hash").first()
    pos, before = (last[0] or 0, last[1]) if last else (0, START)
    placed: list[tuple[int, str, int]] = []
    for entry in entries.filter(pos__isnull=True).order_by("id")[:limit]:
        pos += 1
        before = hash_entry(entry, pos=pos, before=before)
        placed.append((pos, before, entry.pk))
    if placed:
        _write(placed)
    return len(placed)


def _write(placed: list[tuple[int, str, int]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE journal_journalentry SET pos = %s, hash = %s WHERE id = %s AND pos IS NULL", placed)
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(placed[-1][0])])
