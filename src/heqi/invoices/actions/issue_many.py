"""Finance brings back a file of numbers: each row marks the invoice of its order as written, or says why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.invoices.states import InvoiceState
from heqi.core.time import shanghai_date
from heqi.invoices.access import require_handler, task_of_order
from heqi.invoices.actions.end_invoice import clean_number, put_number, require_past
from heqi.invoices.actions.save import save_task
from heqi.journal.contracts import Actor


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """One row of the file. `row`: its number as Excel shows it; `on` None: today."""

    row: int
    order_no: str
    invoice_no: str
    on: date | None


@dataclass(frozen=True, slots=True)
class RowFate:
    """What became of a row. `outcome`: issued | same | bad; `why` in two languages for a bad one."""

    row: int
    order_no: str
    outcome: str
    why: tuple[str, str] = ("", "")


def issue_many(*, staff: StaffView, shop_id: int, rows: Sequence[IssuedRow], now: datetime) -> list[RowFate]:
    """Each row in a transaction of its own: a bad one keeps no other out. Raises shop.none, role.invoices."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    require_handler(staff, shop_id)
    return [_issue(staff, shop_id, row, now) for row in rows]


def _issue(staff: StaffView, shop_id: int, row: IssuedRow, now: datetime) -> RowFate:
    try:
        return RowFate(row.row, row.order_no, _mark(staff, shop_id, row, now))
    except HeqiError as error:
        return RowFate(row.row, row.order_no, "bad", (error.message, error.message_en))


def _mark(staff: StaffView, shop_id: int, row: IssuedRow, now: datetime) -> str:
    """The same number again changes nothing; another one is refused, somebody has to look."""
    number, day = clean_number(row.invoice_no), row.on or shanghai_date(now)
    require_past(day, now)
    with transaction.atomic():
        task = task_of_order(shop_id, row.order_no)
        if task is None:
            raise HeqiError("invoice.none", "这个订单没有开票记录。", "This order has no invoice here.", 404)
        if task.state in (InvoiceState.ISSUED, InvoiceState.SENT):
            if task.invoice_no == number:
                return "same"
            raise HeqiError(
                "invoice.other_number",
                f"已登记另一个号码 {task.invoice_no}，请核对。",
                f"It stands under another number, {task.invoice_no}; check which is right.",
                409,
            )
        put_number(task, number, day, now=now)
        save_task(task, kind="invoice.issued", actor=Actor.staff(staff.id), data={"by": "file"}, now=now)
        return "issued"
