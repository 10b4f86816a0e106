"""End log-ins."""

from django.contrib.sessions.models import Session

from heqi.accounts.access import sessions_of
from heqi.accounts.models import StaffSession
from heqi.accounts.sealing import UnableToOpen, unseal
from heqi.accounts.session_keys import hash_key


def end_sessions(staff_id: int, *, but: str = "", only: int | None = None) -> int:
    """End a person's log-ins, except the one with session key `but`, or `only` that row; how many were ended.

    Runs in the caller's transaction. Live streams of an ended session close with their next check.
    """
    rows = sessions_of([staff_id])
    if but:
        rows = rows.exclude(key_hash=hash_key(but))
    if only is not None:
        rows = rows.filter(id=only)
    ending = list(rows)
    keys = [key for row in ending if (key := _open(row))]
    Session.objects.filter(session_key__in=keys).delete()
    return StaffSession.objects.filter(id__in=[row.id for row in ending]).delete()[0]


def _open(row: StaffSession) -> str:
    try:
        return unseal(row.sealed_key, of=f"session:{row.key_hash}")
    except UnableToOpen:
        return ""  # sealed under an older SECRET_KEY, whose sessions are worthless anyhow
