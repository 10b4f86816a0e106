"""Invoices as rows: masked, with what is missing and what the rules say may be charged."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from heqi.core.cases.facts import OrderFacts
from heqi.core.invoices.charges import invoice_notes
from heqi.core.invoices.details import CONTACTS, InvoiceDetails, find_missing, mask_tax_number, mask_title
from heqi.core.invoices.states import TRANSITIONS, InvoiceState
from heqi.invoices.models import InvoiceTask
from heqi.order_actions.actions.begin_act import tell_note
from heqi.order_actions.order_facts import order_facts
from heqi.rules.queries import rulebook_of
from heqi.shops.access import shops_by_id
from heqi.trade.queries import orders_by_no

_WRITTEN = (InvoiceState.ISSUED, InvoiceState.SENT)


def invoice_rows(tasks: Sequence[InvoiceTask]) -> list[dict[str, Any]]:
    """`InvoiceRow` of the API."""
    shops = shops_by_id({task.shop_id for task in tasks})
    return [
        {
            "id": task.pk,
            "version": task.version,
            "shop": {"id": task.shop_id, "name": shops[task.shop_id].name, "platform": shops[task.shop_id].platform},
            "order_no": task.order_no,
            "source": task.source,
            "state": task.state,
            "missing": [each.value for each in find_missing(task.details())],
            "next": sorted(each.value for each in TRANSITIONS[InvoiceState(task.state)]),
            "details": shown_details(task.details()),
            "amount_fen": task.amount_fen,
            "note": task.note,
            "invoice_no": task.invoice_no,
            "issued_on": task.issued_on,
            "platform_state": task.platform_state,
            "asked_at": task.asked_at,
        }
        for task in tasks
    ]


def shown_details(details: InvoiceDetails) -> dict[str, Any]:
    """What a list shows of them. A company's title stands in public."""
    return {
        "kind": details.kind,
        "form": details.form,
        "personal": details.personal,
        "title": mask_title(details.title, details.personal),
        "tax_no": mask_tax_number(details.tax_no),
        "reissue": details.reissue,
        **{name: mask(getattr(details, name)) for name, mask in CONTACTS.items()},
    }


def charges_of(
    shop_id: int, order_no: str, details: InvoiceDetails, *, issued: bool, now: datetime
) -> list[dict[str, str]]:
    """What the rules say of such an invoice on this order, each sentence with its confidence."""
    order = orders_by_no(shop_id, [order_no]).get(order_no)
    notes = invoice_notes(
        details,
        platform=shops_by_id([shop_id])[shop_id].platform,
        order=order_facts(order) if order else OrderFacts(),
        issued=issued,
        at=now,
        rulebook=rulebook_of(shop_id),
    )
    return [tell_note(note) for note in notes]


def is_written(task: InvoiceTask) -> bool:
    """Whether a number stands behind it."""
    return task.state in _WRITTEN
