"""The gate of a shop: a pace that no platform minds, and a pause after failures in a row."""

from datetime import datetime, timedelta

from heqi.outbox.access import ensure_gate, gate_of
from heqi.outbox.ladder import gate_wait

PACE = timedelta(milliseconds=100)
"""Between two actions of one shop. The platforms' own limits of single interfaces are the connector's."""


def pass_gate(shop_id: int, *, now: datetime) -> bool:
    """Take the shop's next place, if one is free now. Of two workers one passes."""
    ensure_gate(shop_id, now)
    return gate_of(shop_id).filter(next_at__lte=now, open_at__lte=now).update(next_at=now + PACE) == 1


def note_answer(shop_id: int, *, failed: bool, now: datetime, wait: timedelta = timedelta()) -> None:
    """Count failures in a row; an answer of any other kind opens the gate. `wait`: what the platform asks for.

    Runs in the transaction of the answer.
    """
    if not failed:
        gate_of(shop_id).filter(failures__gt=0).update(failures=0, open_at=now)
        return
    ensure_gate(shop_id, now)
    gate = gate_of(shop_id).select_for_update().get()
    failures = min(gate.failures + 1, 1000)
    gate_of(shop_id).update(failures=failures, open_at=now + max(gate_wait(failures), wait))
