"""The end of every change of a connection: a new version and its journal entry."""

from datetime import datetime
from typing import Any

from heqi.connections.models import Connection
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def save_connection(
    row: Connection, *, kind: str, actor: Actor, now: datetime, data: dict[str, Any] | None = None
) -> Connection:
    """Save the row, inside the caller's transaction, and say what happened."""
    row.version += 1
    row.save()
    told = {"shop": row.shop_id, "state": row.state, **(data or {})}
    subject = Subject("connection", str(row.shop_id))
    write_entry(shop_id=row.shop_id, kind=kind, subject=subject, actor=actor, data=told, now=now)
    return row
