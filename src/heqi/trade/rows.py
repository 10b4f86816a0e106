"""Between rows and merged statements: which table holds an entity, and how its standing is kept in `stamps`.

`stamps` is `{"": top, field: stamp}`, a stamp being `[version, progress, hash]`; fields that are not named stand with
the top.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from heqi.core.facts import Merged, Stamp
from heqi.trade.models import AfterSale, Invoice, Listing, Order, OrderLine, Parcel, PlatformPromise, Stated

TOP = ""
STANDING = ("more", "version", "stamps")
"""The columns behind the stated ones."""
_KEPT_APART = frozenset({"id", "shop", *STANDING})


@dataclass(frozen=True, slots=True)
class Table:
    """Where facts of one entity live: the model, its key column, its columns for stated values, and what each holds
    when nothing is stated.
    """

    model: type[Stated]
    key: str
    columns: tuple[str, ...]
    blanks: tuple[Any, ...]


def describe_table(model: type[Stated], key: str) -> Table:
    """The table of a model whose natural key in a shop is the column `key`."""
    fields = [field for field in model._meta.concrete_fields if field.name not in {*_KEPT_APART, key}]
    return Table(model, key, tuple(field.name for field in fields), tuple(field.get_default() for field in fields))


@cache
def tables() -> Mapping[str, Table]:
    """Entity → its table: trade's own, and those of features, which settings.HEQI_ENTITIES names (ADR 8)."""
    found = {
        "order": describe_table(Order, "order_no"),
        "order_line": describe_table(OrderLine, "key"),
        "parcel": describe_table(Parcel, "key"),
        "after_sale": describe_table(AfterSale, "after_sale_no"),
        "listing": describe_table(Listing, "key"),
        "invoice": describe_table(Invoice, "order_no"),
        "platform_promise": describe_table(PlatformPromise, "promise_no"),
    }
    for path in settings.HEQI_ENTITIES:
        found.update(import_string(path))
    return found


def merged_of(table: Table, row: Mapping[str, Any]) -> Merged:
    """What a stored row amounts to. `row`: the table's columns, `more` and `stamps` by name."""
    said = {name: row[name] for name in table.columns if row[name] not in (None, "")}
    stamps = {name: _stamp(held) for name, held in row["stamps"].items()}
    top = stamps.pop(TOP)
    return Merged({**said, **row["more"]}, top, stamps)


def row_of(table: Table, *, shop_id: int, key: str, merged: Merged) -> tuple[Any, ...]:
    """What was merged as values of a row: shop id, key, the table's columns, then `STANDING`."""
    left = dict(merged.values)
    columns = [left.pop(name, blank) for name, blank in zip(table.columns, table.blanks, strict=True)]
    stamps = {TOP: merged.top, **merged.stamps}
    return (shop_id, key, *columns, left, datetime.fromisoformat(merged.top[0]), stamps)


def _stamp(held: list[Any]) -> Stamp:
    version, progress, content = held
    return (version, progress, content)
