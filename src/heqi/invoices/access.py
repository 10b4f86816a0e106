"""The only way to invoices that were asked for, and the checks that every change starts with."""

from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.invoices.models import InvoiceTask
from heqi.journal.contracts import Subject
from heqi.trade.contracts import OrderView
from heqi.trade.queries import orders_by_no


def unable_to_find_task() -> HeqiError:
    """No such invoice, or one of a shop that was not given to this person: the two look the same."""
    return HeqiError("invoice.none", "没有这条开票记录，或它不在您的店铺里。", "There is no such invoice.", 404)


def tasks_in(shop_ids: Collection[int]) -> QuerySet[InvoiceTask]:
    """Invoices of these shops."""
    rows: QuerySet[InvoiceTask] = InvoiceTask.objects.in_shops(shop_ids)
    return rows


def task_of_order(shop_id: int, order_no: str) -> InvoiceTask | None:
    """The invoice of an order; held until the transaction ends where there is one."""
    rows = tasks_in([shop_id])
    inside = connection.in_atomic_block and connection.features.has_select_for_update
    return (rows.select_for_update() if inside else rows).filter(order_no=order_no).first()


def find_task(staff: StaffView, task_id: int) -> InvoiceTask:
    """An invoice of one of this person's shops. Raises invoice.none."""
    found = tasks_in(staff.shops).filter(id=task_id).first()
    if found is None:
        raise unable_to_find_task()
    return found


def lock_task(staff: StaffView, task_id: int, version: int) -> InvoiceTask:
    """An invoice, held until the transaction ends. Raises invoice.none, role.invoices, invoice.stale."""
    rows = tasks_in(staff.shops)
    held = (rows.select_for_update() if connection.features.has_select_for_update else rows).filter(id=task_id).first()
    if held is None:
        raise unable_to_find_task()
    require_handler(staff, held.shop_id)
    if held.version != version:
        raise HeqiError(
            "invoice.stale",
            "这条开票记录刚被更新，已为您刷新，请核对后重试。",
            "This invoice has changed since you opened it; check it and try again.",
            409,
            {"version": held.version, "state": held.state},
        )
    return held


def require_handler(staff: StaffView, shop_id: int) -> None:
    """Raises role.invoices for whoever only reads in that shop."""
    if not staff.handles(shop_id):
        raise HeqiError("role.invoices", "您的角色只能查看开票。", "Your role may only read invoices.", 403)


def order_of(shop_id: int, order_no: str) -> OrderView | None:
    """The order that an invoice is about, where it is known."""
    return orders_by_no(shop_id, [order_no]).get(order_no)


def subject_of(task: InvoiceTask) -> Subject:
    """The journal's name for an invoice."""
    return Subject("invoice", str(task.pk))
