"""The end of every change of an account: a new version and its journal entry."""

from datetime import datetime

from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.tracking.models import CourierAccount


def save_account(row: CourierAccount, *, kind: str, actor: Actor, now: datetime) -> CourierAccount:
    """Save the row, inside the caller's transaction, and say what happened."""
    row.version += 1
    row.save()
    tell_account(row, kind=kind, actor=actor, now=now)
    return row


def tell_account(row: CourierAccount, *, kind: str, actor: Actor, now: datetime) -> None:
    """Journal something about an account, without its keys."""
    code = row.error["code"] if row.error else None
    data = {"shop": row.shop_id, "way": row.way, "state": row.state, "code": code}
    subject = Subject("courier", str(row.shop_id))
    write_entry(shop_id=row.shop_id, kind=kind, subject=subject, actor=actor, data=data, now=now)
