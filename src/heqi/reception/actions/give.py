"""Give a talk to somebody, in the caller's transaction."""

from datetime import datetime

from heqi.reception.models import Talk


def give(talk: Talk, staff_id: int | None, *, now: datetime) -> None:
    """From now on that person serves the locked talk, or nobody does. The caller saves it."""
    talk.staff_id = staff_id
    talk.assigned_at = now if staff_id is not None else None
    if staff_id is not None:
        talk.snoozed_until = None
