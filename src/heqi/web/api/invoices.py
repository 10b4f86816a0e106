"""Invoices over HTTP: the list, the pane beside a talk, one call per button, and the files to and from finance."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Form, Query, Router, UploadedFile

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.invoices.details import clean_details, find_missing
from heqi.core.invoices.hear import hear_invoice
from heqi.core.invoices.states import OPEN, InvoiceState
from heqi.invoices import actions
from heqi.invoices.access import tasks_in
from heqi.invoices.models import InvoiceTask
from heqi.order_actions.access import order_of_mine
from heqi.web.api import invoice_shapes as shapes
from heqi.web.api.reveals import Revealed
from heqi.web.errors import Problem
from heqi.web.invoices.files import read_numbers, write_csv, write_xlsx
from heqi.web.invoices.rows import charges_of, invoice_rows, is_written
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 413, 422}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: shapes.InvoicePaneShape, **REFUSED}
PAGE, MOST_COUNTED = 50, 1000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("", response={200: shapes.InvoicePage, **REFUSED}, operation_id="list_invoices")
def read_list(request: HttpRequest, asked: Query[shapes.InvoiceList]) -> dict[str, Any]:
    """Invoices that were asked for, oldest first."""
    staff = staff_of(request)
    shop_ids = shops_asked(staff, asked.shop)
    states = [state.value for state in OPEN] if asked.state == "open" else [asked.state]
    rows = tasks_in(shop_ids).filter(state__in=states).order_by("asked_at", "id")
    found = list(rows[asked.skip : asked.skip + PAGE + 1])
    return {
        "items": invoice_rows(found[:PAGE]),
        "more": len(found) > PAGE,
        "counts": {state.value: _count(shop_ids, state) for state in InvoiceState},
        "may_export": bool(shop_ids) and all(staff.supervises(shop_id) for shop_id in shop_ids),
    }


@router.get("/of-order", response=ANSWERS, operation_id="read_invoice_of_order")
def read_of_order(request: HttpRequest, asked: Query[shapes.InvoiceAsked]) -> dict[str, Any]:
    """The invoice of an order, and what may be charged for one."""
    staff = staff_of(request)
    order_of_mine(staff, asked.shop, asked.order_no)
    return _pane(staff, asked.shop, asked.order_no)


@router.post("/read", response={200: shapes.InvoiceRead, **REFUSED}, operation_id="read_invoice_words")
def read_words(request: HttpRequest, given: shapes.InvoiceWords) -> dict[str, Any]:
    """Title, number and kind out of a buyer's words, for the form. Nothing of it is kept."""
    shops_asked(staff_of(request), given.shop_id)
    heard = hear_invoice(given.text)
    details = clean_details(heard.details)
    return {
        "asks": heard.asks,
        "details": details,
        "missing": [each.value for each in find_missing(details)],
        "charges": charges_of(given.shop_id, given.order_no, details, issued=False, now=timezone.now()),
    }


@router.post("", response=ANSWERS, operation_id="open_invoice")
def open_one(request: HttpRequest, given: shapes.NewInvoice) -> dict[str, Any]:
    """Enter an invoice that a buyer asks for."""
    staff = staff_of(request)
    task = actions.open_invoice(
        staff=staff,
        shop_id=given.shop_id,
        order_no=given.order_no,
        details=given.details(),
        note=given.note,
        talk_id=given.talk_id,
        now=timezone.now(),
    )
    return _show(staff, task)


@router.put("/{int:invoice_id}", response=ANSWERS, operation_id="edit_invoice")
def edit(request: HttpRequest, invoice_id: int, given: shapes.InvoiceEdit) -> dict[str, Any]:
    """Put its details right."""
    staff = staff_of(request)
    task = actions.edit_invoice(
        staff=staff,
        task_id=invoice_id,
        version=given.version,
        details=given.details(),
        note=given.note,
        now=timezone.now(),
    )
    return _show(staff, task)


@router.post("/{int:invoice_id}/issue", response=ANSWERS, operation_id="issue_invoice")
def issue(request: HttpRequest, invoice_id: int, given: shapes.InvoiceIssued) -> dict[str, Any]:
    """It was written under a number."""
    staff = staff_of(request)
    return _show(staff, actions.issue_invoice(staff=staff, task_id=invoice_id, now=timezone.now(), **given.dict()))


@router.post("/{int:invoice_id}/send", response=ANSWERS, operation_id="send_invoice")
def send(request: HttpRequest, invoice_id: int, given: shapes.InvoiceStep) -> dict[str, Any]:
    """The buyer has it."""
    staff = staff_of(request)
    return _show(
        staff, actions.send_invoice(staff=staff, task_id=invoice_id, version=given.version, now=timezone.now())
    )


@router.post("/{int:invoice_id}/take-back", response=ANSWERS, operation_id="take_back_invoice")
def take_back(request: HttpRequest, invoice_id: int, given: shapes.InvoiceStep) -> dict[str, Any]:
    """It was taken back and is to be written anew."""
    staff, now = staff_of(request), timezone.now()
    return _show(staff, actions.take_back_invoice(staff=staff, task_id=invoice_id, version=given.version, now=now))


@router.post("/{int:invoice_id}/withdraw", response=ANSWERS, operation_id="withdraw_invoice")
def withdraw(request: HttpRequest, invoice_id: int, given: shapes.InvoiceDropped) -> dict[str, Any]:
    """The buyer wants none after all."""
    staff = staff_of(request)
    return _show(staff, actions.withdraw_invoice(staff=staff, task_id=invoice_id, now=timezone.now(), **given.dict()))


@router.post("/{int:invoice_id}/reveal", response={200: Revealed, **REFUSED}, operation_id="reveal_of_invoice")
def reveal(request: HttpRequest, invoice_id: int, given: shapes.InvoiceReveal) -> dict[str, str]:
    """The field as it is kept, on record."""
    value = actions.reveal_invoice(staff=staff_of(request), task_id=invoice_id, now=timezone.now(), **given.dict())
    return {"field": given.field, "value": value}


@router.post("/export", response={200: Any, **REFUSED}, operation_id="export_invoices")
def export(request: HttpRequest, given: shapes.InvoiceExport) -> HttpResponse:
    """The list for finance, in full. On record."""
    staff = staff_of(request)
    tasks = actions.export_invoices(
        staff=staff, shop_ids=shops_asked(staff, given.shop), state=given.state, now=timezone.now()
    )
    content, media = (write_csv(tasks), "text/csv") if given.form == "csv" else (write_xlsx(tasks), XLSX)
    answer = HttpResponse(content, content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="invoices-{given.state}.{given.form}"'
    return answer


@router.post("/issued", response={200: list[shapes.RowFateShape], **REFUSED}, operation_id="issue_invoices_by_file")
def issue_by_file(request: HttpRequest, files: File[list[UploadedFile]], shop_id: Form[int]) -> list[dict[str, Any]]:
    """Numbers that finance filled in, row by row; a bad row keeps no other out."""
    staff = staff_of(request)
    if len(files) != 1:
        raise HeqiError("invoice.one_file", "一次传一个文件。", "One file at a time.", 422)
    rows = read_numbers(files[0].read())
    fates = actions.issue_many(staff=staff, shop_id=shop_id, rows=rows, now=timezone.now())
    return [
        {"row": each.row, "order_no": each.order_no, "outcome": each.outcome, "why": each.why[0], "why_en": each.why[1]}
        for each in fates
    ]


def _show(staff: StaffView, task: InvoiceTask) -> dict[str, Any]:
    return _pane(staff, task.shop_id, task.order_no)


def _pane(staff: StaffView, shop_id: int, order_no: str) -> dict[str, Any]:
    task = tasks_in([shop_id]).filter(order_no=order_no).first()
    charges = []
    if task is not None:
        charges = charges_of(shop_id, order_no, task.details(), issued=is_written(task), now=timezone.now())
    return {
        "invoice": invoice_rows([task])[0] if task else None,
        "charges": charges,
        "may_edit": staff.handles(shop_id),
    }


def _count(shop_ids: Any, state: InvoiceState) -> dict[str, Any]:
    n = tasks_in(shop_ids).filter(state=state)[: MOST_COUNTED + 1].count()
    return {"n": min(n, MOST_COUNTED), "capped": n > MOST_COUNTED}
