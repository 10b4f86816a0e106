"""The last lines of every change of a stop: its clock, and the entry that webhooks, the audit and cases read."""

from datetime import datetime, timedelta
from typing import Any

from heqi.clocks.actions import set_clocks
from heqi.clocks.contracts import ClockSpec
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.stops.models import Stop
from heqi.stops.states import StopState

CLOCK = "stop"
PATIENCE = timedelta(hours=2)
"""So long the list may wait for a tick; labels that are printed in the morning leave at noon."""


def subject_of(stop: Stop) -> Subject:
    """The stop as the journal names it."""
    return Subject("stop", str(stop.pk))


def tell_stop(stop: Stop, *, actor: Actor, now: datetime, data: dict[str, Any] | None = None) -> None:
    """Journal the state that a saved stop has come to, and set its clock by it. Runs in the caller's transaction."""
    told = {"order_no": stop.order_no, "after_sale_no": stop.after_sale_no, "state": stop.state, **(data or {})}
    subject = subject_of(stop)
    write_entry(shop_id=stop.shop_id, kind=f"stop.{stop.state}", subject=subject, actor=actor, data=told, now=now)
    clocks = [_clock(stop)] if stop.state == StopState.ASKED else []
    set_clocks(shop_id=stop.shop_id, subject=subject, clocks=clocks, now=now)


def due_at(stop: Stop) -> datetime:
    """Until when somebody should have said: the platform's own deadline where that is sooner."""
    due: datetime = stop.asked_at + PATIENCE
    if stop.expires_at is not None and stop.asked_at < stop.expires_at < due:
        due = stop.expires_at
    return due


def _clock(stop: Stop) -> ClockSpec:
    """Warned half-way."""
    due = due_at(stop)
    return ClockSpec(CLOCK, due, (due - (due - stop.asked_at) / 2,), "merchant", "heqi.stop")
