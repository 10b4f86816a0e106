"""The end of every change of a channel by a person: a new version and its journal entry."""

from datetime import datetime
from typing import Any

from heqi.channels.models import Channel
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def save_channel(row: Channel, *, kind: str, by: Actor, now: datetime, data: dict[str, Any] | None = None) -> Channel:
    """Save the row, inside the caller's transaction, and say what happened."""
    row.version += 1
    row.save()
    told = {"channel": row.pk, "state": row.state, **(data or {})}
    subject = Subject("channel", str(row.pk))
    write_entry(shop_id=row.shop_id, kind=kind, subject=subject, actor=by, data=told, now=now)
    return row
