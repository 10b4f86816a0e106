"""Reaction to a batch of applied facts: the cases that they touch are opened, moved and decided."""

from datetime import datetime

from heqi.cases.actions.refresh_cases import refresh_by_hand_cases, refresh_cases
from heqi.inbox.queries import changed_keys
from heqi.journal.contracts import EntryView
from heqi.trade.queries import after_sales_by_no, after_sales_of


def follow_batch(*, entry: EntryView, now: datetime) -> None:
    """Refresh the case of every after-sales request in the batch, and of every request on an order in it."""
    shop_id = entry.shop_id
    changed = changed_keys(int(entry.data["batch"]))
    numbers = {key for entity, key in changed if entity == "after_sale"}
    order_nos = {key.split("/")[0] for entity, key in changed if entity in ("order", "order_line", "parcel")}
    requests = {request.after_sale_no: request.order_no for request in after_sales_by_no(shop_id, numbers).values()}
    for order_no, found in after_sales_of(shop_id, order_nos).items():
        requests |= {request.after_sale_no: order_no for request in found}
    refresh_cases(shop_id=shop_id, requests=requests, now=now, cause=entry.id)
    if order_nos:
        refresh_by_hand_cases(shop_id=shop_id, order_nos=order_nos, now=now, cause=entry.id)
