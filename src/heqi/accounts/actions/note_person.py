"""Journal what a person did to their own account."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.accounts.access import memberships_of
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def note_person(staff_id: int, *, kind: str, by: Actor, now: datetime, data: Mapping[str, Any] | None = None) -> None:
    """One entry in each shop that the person serves: each of their merchants may know. In the caller's transaction."""
    for shop_id in memberships_of(staff_id).filter(active=True).order_by("shop_id").values_list("shop_id", flat=True):
        write_entry(
            shop_id=shop_id,
            kind=kind,
            subject=Subject("staff", str(staff_id)),
            actor=by,
            data=dict(data or {}),
            now=now,
        )
