"""Invoices as the platform states them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from heqi.trade.access import stated_in
from heqi.trade.models import Invoice


@dataclass(frozen=True, slots=True)
class StatedInvoice:
    """The platform's word on the invoice of an order. `state`: asked | refused | agreed | issued | taken_back."""

    shop_id: int
    order_no: str
    state: str
    amount_fen: int | None
    applied_at: datetime | None
    issued_at: datetime | None
    invoice_no: str
    kind: str
    for_company: bool | None
    reason: str
    as_of: datetime


def invoices_by_no(shop_id: int, order_nos: Collection[str]) -> dict[str, StatedInvoice]:
    """What is stated on these orders, by order number."""
    wanted = {"order_no__in": list(order_nos)}
    rows = stated_in(Invoice, shop_id).filter(**wanted) if order_nos else ()
    return {row.order_no: _view(row) for row in rows if isinstance(row, Invoice)}


def _view(row: Invoice) -> StatedInvoice:
    return StatedInvoice(
        shop_id=row.shop_id,
        order_no=row.order_no,
        state=row.state,
        amount_fen=row.amount_fen,
        applied_at=row.applied_at,
        issued_at=row.issued_at,
        invoice_no=row.invoice_no,
        kind=row.more.get("kind", ""),
        for_company=row.more.get("for_company"),
        reason=row.more.get("reason", ""),
        as_of=row.version,
    )
