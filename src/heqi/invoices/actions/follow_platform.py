"""The platform states something about invoices: applications become tasks, what was issued there is issued here."""

from datetime import datetime

from django.db import transaction

from heqi.core.cases.fact_words import InvoiceKind
from heqi.core.invoices.details import InvoiceForm
from heqi.core.invoices.states import InvoiceState, may_follow
from heqi.core.time import shanghai_date
from heqi.db.locks import hold_lock
from heqi.inbox.queries import changed_keys
from heqi.invoices.access import task_of_order
from heqi.invoices.actions.save import move_to, save_task, settle_on_details
from heqi.invoices.models import InvoiceTask
from heqi.journal.contracts import PLATFORM, EntryView
from heqi.trade.invoices import StatedInvoice, invoices_by_no


def follow_platform(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `inbox.batch_applied`. Safe to run twice: what the platform says already stands there."""
    numbers = {key for entity, key in changed_keys(int(entry.data["batch"])) if entity == "invoice"}
    for stated in invoices_by_no(entry.shop_id, numbers).values():
        with transaction.atomic(), hold_lock(f"invoice:{stated.shop_id}:{stated.order_no}"):
            _follow(stated, now)


def _follow(stated: StatedInvoice, now: datetime) -> None:
    task = task_of_order(stated.shop_id, stated.order_no)
    known = task is not None and task.platform_state == stated.state
    if known or (task is None and stated.state == "taken_back"):
        return
    task = task or _from(stated, now)
    task.platform_state = stated.state
    _MOVES.get(stated.state, _stay)(task, stated, now)
    save_task(task, kind="invoice.platform_moved", actor=PLATFORM, data={"platform_state": stated.state}, now=now)


def _from(stated: StatedInvoice, now: datetime) -> InvoiceTask:
    """The platform keeps title and number to itself: they are asked for, or the invoice is written there."""
    paper = InvoiceForm.PAPER if stated.kind == "paper" else InvoiceForm.ELECTRONIC
    return InvoiceTask(
        shop_id=stated.shop_id,
        order_no=stated.order_no,
        source=InvoiceTask.Source.PLATFORM,
        state=InvoiceState.ASKED,
        kind=InvoiceKind.SPECIAL if stated.kind == "special" else InvoiceKind.ORDINARY,
        form=paper,
        personal=None if stated.for_company is None else not stated.for_company,
        title="个人" if stated.for_company is False else "",
        amount_fen=stated.amount_fen,
        asked_at=stated.applied_at or now,
    )


def _issue(task: InvoiceTask, stated: StatedInvoice, now: datetime) -> None:
    if may_follow(InvoiceState(task.state), InvoiceState.ISSUED):
        move_to(task, InvoiceState.ISSUED, now=now)
        task.invoice_no = stated.invoice_no or task.invoice_no
        task.issued_on = shanghai_date(stated.issued_at or now)


def _refuse(task: InvoiceTask, stated: StatedInvoice, now: datetime) -> None:
    if may_follow(InvoiceState(task.state), InvoiceState.REFUSED):
        move_to(task, InvoiceState.REFUSED, now=now)
        task.note = stated.reason[:300] or task.note


def _take_back(task: InvoiceTask, _: StatedInvoice, now: datetime) -> None:
    if task.state in (InvoiceState.ISSUED, InvoiceState.SENT):
        settle_on_details(task, now=now)
        task.invoice_no, task.issued_on = "", None


def _stay(_task: InvoiceTask, _stated: StatedInvoice, _now: datetime) -> None:
    """An application, or one that was agreed to: nothing is written yet."""


_MOVES = {"issued": _issue, "refused": _refuse, "taken_back": _take_back}
