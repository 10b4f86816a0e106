"""An invoice is asked for: heard in a talk, or entered by one of us; its details are added to and put right."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.invoices.details import InvoiceDetails, clean_details, find_missing
from heqi.core.invoices.hear import InvoiceHeard, fill_in
from heqi.core.invoices.states import OPEN, InvoiceState
from heqi.db.locks import hold_lock
from heqi.invoices.access import lock_task, order_of, require_handler, task_of_order
from heqi.invoices.actions.save import move_to, save_task, settle_on_details
from heqi.invoices.models import InvoiceTask
from heqi.journal.contracts import SYSTEM, Actor

MOST_NOTE = 300


def hear_request(
    *, shop_id: int, order_no: str, heard: InvoiceHeard, talk_id: int | None, now: datetime
) -> InvoiceTask | None:
    """What a buyer's turn said of an invoice. The first word makes a task, later ones fill in what is still open.

    What was written already is left alone, and so is a turn that says nothing new.
    """
    with transaction.atomic(), hold_lock(f"invoice:{shop_id}:{order_no}"):
        task = task_of_order(shop_id, order_no)
        if task is None:
            return _start_heard(shop_id, order_no, heard, talk_id, now) if heard.asks else None
        if task.state not in OPEN and not (task.state == InvoiceState.WITHDRAWN and heard.asks):
            return task
        before = (task.details(), task.state)
        task.put(clean_details(fill_in(task.details(), heard)))
        if task.state == InvoiceState.WITHDRAWN:
            move_to(task, InvoiceState.ASKED, now=now)
        settle_on_details(task, heard=True, now=now)
        if (task.details(), task.state) != before:
            save_task(task, kind="invoice.heard", actor=SYSTEM, data={"said": sorted(heard.said)}, now=now)
        return task


def open_invoice(
    *,
    staff: StaffView,
    shop_id: int,
    order_no: str,
    details: InvoiceDetails,
    note: str = "",
    talk_id: int | None = None,
    now: datetime,
) -> InvoiceTask:
    """One that a person enters. Raises shop.none, order.none, role.invoices, invoice.exists, invoice.title."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if order_of(shop_id, order_no) is None:
        raise HeqiError("order.none", "没有这个订单。", "There is no such order.", 404)
    require_handler(staff, shop_id)
    clean = clean_details(details)
    with transaction.atomic(), hold_lock(f"invoice:{shop_id}:{order_no}"):
        held = task_of_order(shop_id, order_no)
        if held is not None:
            raise HeqiError(
                "invoice.exists",
                "这个订单已有开票记录，请在那一条上修改。",
                "This order has an invoice already; change that one.",
                409,
                {"invoice": held.pk},
            )
        task = _new(shop_id, order_no, clean, InvoiceTask.Source.HAND, talk_id, now)
        task.by, task.note = staff.id, note.strip()[:MOST_NOTE]
        task.state = InvoiceState.READY if not find_missing(clean) else InvoiceState.COLLECTING
        save_task(task, kind="invoice.asked", actor=Actor.staff(staff.id), data={"source": task.source}, now=now)
        return task


def edit_invoice(
    *, staff: StaffView, task_id: int, version: int, details: InvoiceDetails, note: str = "", now: datetime
) -> InvoiceTask:
    """Put its details right, of one that is not written yet. A masked value that comes back leaves what is kept.

    Raises lock_task's, invoice.written, invoice.title.
    """
    with transaction.atomic():
        task = lock_task(staff, task_id, version)
        if task.state not in OPEN and task.state != InvoiceState.WITHDRAWN:
            raise HeqiError(
                "invoice.written",
                "发票已开出。要改抬头或税号，请先登记红冲。",
                "It is written already; record that it was taken back first.",
                409,
            )
        task.put(clean_details(_unmasked(details, task.details())))
        task.note = note.strip()[:MOST_NOTE]
        settle_on_details(task, now=now)
        missing = [each.value for each in find_missing(task.details())]
        save_task(task, kind="invoice.edited", actor=Actor.staff(staff.id), data={"missing": missing}, now=now)
        return task


def _unmasked(said: InvoiceDetails, held: InvoiceDetails) -> InvoiceDetails:
    """The page shows masks and sends them back unchanged."""
    kept = {
        name: getattr(held, name)
        for name in ("title", "tax_no", "email", "phone")
        if "*" in getattr(said, name) and getattr(held, name)
    }
    return replace(said, **kept)


def _start_heard(shop_id: int, order_no: str, heard: InvoiceHeard, talk_id: int | None, now: datetime) -> InvoiceTask:
    details = clean_details(heard.details)
    task = _new(shop_id, order_no, details, InvoiceTask.Source.TALK, talk_id, now)
    task.state = InvoiceState.ASKED if find_missing(details) else InvoiceState.READY
    save_task(task, kind="invoice.asked", actor=SYSTEM, data={"source": task.source}, now=now)
    return task


def _new(
    shop_id: int, order_no: str, details: InvoiceDetails, source: str, talk_id: int | None, now: datetime
) -> InvoiceTask:
    order = order_of(shop_id, order_no)
    task = InvoiceTask(
        shop_id=shop_id,
        order_no=order_no,
        source=source,
        state=InvoiceState.ASKED,
        talk_id=talk_id,
        amount_fen=order.paid_fen if order else None,
        asked_at=now,
    )
    task.put(details)
    return task
