"""A buyer's rows of any table that holds something of buyers."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from heqi.assets.buyer_columns import HeldColumns, load_held_columns
from heqi.buyers.access import rows_in, visits_of
from heqi.buyers.reach import Reach, filter_of


def tables_of(reach: Reach) -> Iterator[tuple[HeldColumns, QuerySet[Any]]]:
    """Each table with the buyer's rows in it."""
    for held in load_held_columns():
        yield held, _rows(held, reach)


def _rows(held: HeldColumns, reach: Reach) -> QuerySet[Any]:
    rows = rows_in(model_of(held), reach.shop_id)
    if held.by in _BY_LOOKING:
        return rows.filter(id__in=[row.pk for row in rows.iterator(chunk_size=500) if _speaks_of(held, row, reach)])
    if held.by == "visit":
        return rows.filter(id__in=visits_of(reach.shop_id, reach.conversations))
    if held.by == "visit_id":
        return rows.filter(visit_id__in=visits_of(reach.shop_id, reach.conversations))
    if held.by == "invoice":
        return rows.filter(task_id__in=_invoice_tasks(reach))
    return rows.filter(filter_of(reach, held.by))


_BY_LOOKING = {"bad_row": "cells", "sample": "sample"}
"""Rows of imported files that could not be read have no number of their own: they are looked through."""


def _speaks_of(held: HeldColumns, row: Any, reach: Reach) -> bool:
    text = str(getattr(row, _BY_LOOKING[held.by]))
    return any(number in text for number in (*reach.order_nos, *reach.after_sale_nos, *reach.names))


def _invoice_tasks(reach: Reach) -> list[int]:
    tasks = rows_in(apps.get_model("invoices.InvoiceTask"), reach.shop_id).filter(order_no__in=reach.order_nos)
    return list(tasks.values_list("id", flat=True))


def model_of(held: HeldColumns) -> type[Model]:
    """The model of a table by its label."""
    return apps.get_model(held.table)
