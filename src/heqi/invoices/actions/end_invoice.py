"""An invoice is written, handed over, taken back, or not wanted any more. There is no verb to refuse one (M2)."""

import re
from datetime import date, datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.invoices.states import InvoiceState
from heqi.core.time import shanghai_date
from heqi.invoices.access import lock_task
from heqi.invoices.actions.save import move_to, save_task, settle_on_details
from heqi.invoices.models import InvoiceTask
from heqi.journal.contracts import Actor

_NUMBER = re.compile(r"\d{8}|\d{18}|\d{20}")
"""Paper ones have 8 digits, 18 or 20 with their code before them; fully digital ones have 20."""


def clean_number(text: str) -> str:
    """An invoice's number without blanks. Raises invoice.number."""
    plain = re.sub(r"[\s-]", "", text)
    if _NUMBER.fullmatch(plain) is None:
        raise HeqiError(
            "invoice.number",
            "发票号码应为 8 位或 20 位数字；表格里请把这一列设为文本。",
            "An invoice's number has 8 or 20 digits; in a spreadsheet make its column text.",
            422,
        )
    return plain


def issue_invoice(
    *, staff: StaffView, task_id: int, version: int, invoice_no: str, on: date | None = None, now: datetime
) -> InvoiceTask:
    """It was written, under that number. Raises lock_task's, invoice.number, invoice.future, invoice.state."""
    number, day = clean_number(invoice_no), on or shanghai_date(now)
    require_past(day, now)
    with transaction.atomic():
        task = lock_task(staff, task_id, version)
        put_number(task, number, day, now=now)
        save_task(task, kind="invoice.issued", actor=Actor.staff(staff.id), data={"by": "hand"}, now=now)
        return task


def put_number(task: InvoiceTask, number: str, on: date, *, now: datetime) -> None:
    """The number under which it was written. Not saved. Raises invoice.state."""
    move_to(task, InvoiceState.ISSUED, now=now)
    task.invoice_no, task.issued_on = number, on


def require_past(day: date, now: datetime) -> None:
    """Raises invoice.future."""
    if day > shanghai_date(now):
        raise HeqiError("invoice.future", "开票日期不能在今天之后。", "The day may not lie ahead.", 422)


def send_invoice(*, staff: StaffView, task_id: int, version: int, now: datetime) -> InvoiceTask:
    """The buyer has it. Raises lock_task's, invoice.state."""
    with transaction.atomic():
        task = lock_task(staff, task_id, version)
        move_to(task, InvoiceState.SENT, now=now)
        save_task(task, kind="invoice.sent", actor=Actor.staff(staff.id), data={"form": task.form}, now=now)
        return task


def take_back_invoice(*, staff: StaffView, task_id: int, version: int, now: datetime) -> InvoiceTask:
    """It was taken back (红冲) and is to be written anew. Raises lock_task's, invoice.state."""
    with transaction.atomic():
        task = lock_task(staff, task_id, version)
        if task.state not in (InvoiceState.ISSUED, InvoiceState.SENT):
            raise HeqiError("invoice.state", "发票还没有开出。", "It is not written yet.", 409, {"state": task.state})
        settle_on_details(task, now=now)
        task.invoice_no, task.issued_on = "", None
        save_task(task, kind="invoice.taken_back", actor=Actor.staff(staff.id), data={}, now=now)
        return task


def withdraw_invoice(*, staff: StaffView, task_id: int, version: int, reason: str, now: datetime) -> InvoiceTask:
    """The buyer wants none after all; the reason says how they said so. Raises lock_task's, invoice.reason,
    invoice.state.
    """
    if len(reason.strip()) < 2:
        raise HeqiError(
            "invoice.reason",
            "请写明买家怎么说不要了。买家要发票时不能不开。",
            "Say how the buyer declined it; an invoice that is wanted has to be issued.",
            422,
        )
    with transaction.atomic():
        task = lock_task(staff, task_id, version)
        move_to(task, InvoiceState.WITHDRAWN, now=now)
        task.note = reason.strip()[:300]
        save_task(task, kind="invoice.withdrawn", actor=Actor.staff(staff.id), data={}, now=now)
        return task
