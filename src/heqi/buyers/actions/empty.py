"""Empty a buyer's rows: words, names, contacts and pictures go, numbers and sums stay."""

from datetime import datetime
from typing import Any

from heqi.assets.buyer_columns import HeldColumns
from heqi.buyers.reach import Reach
from heqi.buyers.rows_of import model_of, tables_of
from heqi.cases.models import Evidence
from heqi.core.buyers.forgetting import strip_personal
from heqi.journal.contracts import Actor
from heqi.pictures.actions.drop import drop_later
from heqi.pictures.actions.erase import erase_rows
from heqi.pictures.models import Picture

AT_ONCE = 500
GONE = "gone"
"""Reason under which a table's rows are deleted whole."""


def empty_rows(reach: Reach, *, actor: Actor, now: datetime) -> dict[str, int]:
    """Empty them all in the caller's transaction: rows per table."""
    counts = {}
    for held, rows in tables_of(reach):
        if count := _empty_table(held, rows, actor, now):
            counts[held.table] = count
    return counts


def _empty_table(held: HeldColumns, rows: Any, actor: Actor, now: datetime) -> int:
    if model_of(held) is Picture:
        return erase_rows(rows.filter(erased_at=None), why="asked", actor=actor, now=now)
    if GONE in held.keep:
        return int(rows.delete()[0])
    ids = list(rows.values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        _empty_some(held, rows.model, ids[start : start + AT_ONCE], now)
    return len(ids) if held.blank or held.strip or held.files else 0


def _empty_some(held: HeldColumns, model: Any, ids: list[int], now: datetime) -> None:
    rows = model.objects.across_shops(why="found within the buyer's shop").filter(pk__in=ids)
    if held.files:
        drop_later((name for row in rows.values_list(*held.files) for name in row), now=now)
    for row in rows if held.strip else ():
        for column in held.strip:
            setattr(row, column, strip_personal(getattr(row, column)))
        row.save(update_fields=list(held.strip))
    changes = {column: _blank(model, column) for column in (*held.blank, *held.files)}
    if model is Evidence:
        rows = rows.filter(removed_at=None)
        changes["removed_at"] = now
    if changes:
        rows.update(**changes)


def _blank(model: Any, column: str) -> Any:
    """What stands for nothing in that column."""
    field = model._meta.get_field(column)
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    return {} if field.get_internal_type() == "JSONField" else ""
