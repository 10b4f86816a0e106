"""Work orders as the API answers with them: the rows, and what only the cases know of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_work_forms
from heqi.cases.question_words import answer_words
from heqi.cases.rows import number_of
from heqi.core.work_orders import WorkKind
from heqi.workorders.models import WorkOrder
from heqi.workorders.order_page import order_rows


def shown_orders(orders: Sequence[WorkOrder], *, staff: StaffView, now: datetime) -> list[dict[str, Any]]:
    """`WorkOrderShape` for each."""
    rows = order_rows(orders, staff=staff, now=now)
    return [
        {**row, "case_number": number_of(order.case_id), "proposal": _proposal(order)}
        for order, row in zip(orders, rows, strict=True)
    ]


def shown_order(order: WorkOrder, *, staff: StaffView, now: datetime) -> dict[str, Any]:
    """`WorkOrderShape` of one."""
    return shown_orders([order], staff=staff, now=now)[0]


def _proposal(order: WorkOrder) -> dict[str, str] | None:
    choice = load_work_forms()[WorkKind(order.kind)].choice(order.choice)
    if choice is None or choice.fact is None:
        return None
    (text, text_en), (label, label_en) = answer_words(choice.fact, choice.settles)
    return {"fact": choice.fact, "text": text, "text_en": text_en, "label": label, "label_en": label_en}
