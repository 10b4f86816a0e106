"""The last lines of every change of an arrival that no case tells: one version more, and its journal entry."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.returns.models import Arrival


def save_arrival(arrival: Arrival, *, kind: str, actor: Actor, data: Mapping[str, Any], now: datetime) -> None:
    """Save a changed arrival and journal why. Runs in the transaction of the action that calls it."""
    arrival.version += 1
    arrival.save()
    write_entry(
        shop_id=arrival.shop_id,
        kind=kind,
        subject=Subject("arrival", str(arrival.pk)),
        actor=actor,
        data={**data, "state": arrival.state, "version": arrival.version},
        now=now,
    )
