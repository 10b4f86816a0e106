"""The last lines of every change of an invoice: its state by what is missing, one version more, the journal's entry."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.core.errors import HeqiError
from heqi.core.invoices.details import find_missing
from heqi.core.invoices.states import OPEN, InvoiceState, may_follow
from heqi.invoices.access import subject_of
from heqi.invoices.models import InvoiceTask
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor


def save_task(task: InvoiceTask, *, kind: str, actor: Actor, data: Mapping[str, Any], now: datetime) -> None:
    """Save a changed invoice and journal why. Runs in the transaction of the action that calls it."""
    if task.pk is not None:
        task.version += 1
    task.save()
    told = {"invoice": task.pk, "order_no": task.order_no, "state": task.state, "version": task.version, **data}
    write_entry(shop_id=task.shop_id, kind=kind, subject=subject_of(task), actor=actor, data=told, now=now)


def move_to(task: InvoiceTask, state: InvoiceState, *, now: datetime) -> None:
    """Let it go to that state. Not saved. Raises invoice.state."""
    if task.state == state:
        return
    if not may_follow(InvoiceState(task.state), state):
        raise HeqiError(
            "invoice.state",
            "这条开票记录现在的状态不能这样改，请刷新后再看。",
            "The invoice cannot go there from its state; reload it.",
            409,
            {"state": task.state},
        )
    task.state = state
    task.ended_at = None if state in OPEN else now


def settle_on_details(task: InvoiceTask, *, heard: bool = False, now: datetime) -> None:
    """Ready when nothing is missing, else collecting; `heard`: what nobody has answered yet stays asked. Not saved."""
    missing = find_missing(task.details())
    if not missing:
        move_to(task, InvoiceState.READY, now=now)
    elif not (heard and task.state == InvoiceState.ASKED):
        move_to(task, InvoiceState.COLLECTING, now=now)
