"""Show a hidden field of an invoice to somebody who says why; take the list away for finance. Both on record."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.invoices.states import InvoiceState
from heqi.invoices.access import find_task, require_handler, subject_of, tasks_in
from heqi.invoices.models import InvoiceReveal, InvoiceTask
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject

FIELDS = frozenset({"title", "tax_no", "email", "phone"})
MOST_ROWS = 20_000


def reveal_invoice(*, staff: StaffView, task_id: int, field: str, reason: str, now: datetime) -> str:
    """The field as it is kept. Raises invoice.none, role.invoices, reveal.no_reason, reveal.nothing."""
    with transaction.atomic():
        task = find_task(staff, task_id)
        require_handler(staff, task.shop_id)
        value = str(getattr(task, field)) if field in FIELDS else ""
        if not value:
            raise HeqiError("reveal.nothing", "这一项没有隐藏的内容。", "There is nothing hidden in this field.", 404)
        if len(reason.strip()) < 2:
            raise HeqiError("reveal.no_reason", "请写明查看的原因。", "Say what you need it for.", 400)
        row = InvoiceReveal.objects.create(
            shop_id=task.shop_id, task_id=task.pk, field=field, reason=reason.strip(), at=now, by=staff.id
        )
        data = {"field": f"invoice_{field}", "order_no": task.order_no, "note": row.pk}
        write_entry(
            shop_id=task.shop_id, kind="data.revealed", subject=subject_of(task), actor=Actor.staff(staff.id),
            data=data, now=now,
        )  # fmt: skip
        return value


def export_invoices(
    *, staff: StaffView, shop_ids: Collection[int], state: InvoiceState, now: datetime
) -> list[InvoiceTask]:
    """All invoices of a state, in full, for finance; each shop's journal says how many were taken by whom.

    Raises role.supervisor, invoice.too_many.
    """
    if not shop_ids or not all(staff.supervises(shop_id) for shop_id in shop_ids):
        raise HeqiError("role.supervisor", "只有主管或店主可以导出。", "Only a supervisor or owner may export.", 403)
    with transaction.atomic():
        rows = list(tasks_in(shop_ids).filter(state=state).order_by("asked_at", "id")[: MOST_ROWS + 1])
        if len(rows) > MOST_ROWS:
            raise HeqiError(
                "invoice.too_many",
                f"超过 {MOST_ROWS} 条，请分店铺导出。",
                f"More than {MOST_ROWS}; export one shop.",
                413,
            )
        counts = Counter(row.shop_id for row in rows)
        for shop_id in shop_ids:
            write_entry(
                shop_id=shop_id,
                kind="invoice.exported",
                subject=Subject("shop", str(shop_id)),
                actor=Actor.staff(staff.id),
                data={"rows": counts[shop_id], "state": state},
                now=now,
            )
        return rows
