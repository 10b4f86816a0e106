"""Between rows and merged statements: which table holds an entity, and how its standing is kept in `stamps`.

`stamps` is `{"": top, field: stamp}`, a stamp being `[version, progress, hash]`; fields that are not named stand with
the top.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heqi.core.facts import Merged, Stamp
from heqi.trade.models import AfterSale, Order, OrderLine, Parcel, Stated

TOP = ""
_KEPT_APART = frozenset({"id", "shop", "more", "version", "stamps"})


@dataclass(frozen=True, slots=True)
class Table:
    """Where facts of one entity live: the model, its key column, and its columns for stated values."""

    model: type[Stated]
    key: str
    columns: tuple[str, ...]


def _table(model: type[Stated], key: str) -> Table:
    names = [field.name for field in model._meta.concrete_fields if field.name not in _KEPT_APART]
    return Table(model, key, tuple(name for name in names if name != key))


TABLES: dict[str, Table] = {
    "order": _table(Order, "order_no"),
    "order_line": _table(OrderLine, "key"),
    "parcel": _table(Parcel, "key"),
    "after_sale": _table(AfterSale, "after_sale_no"),
}


def merged_of(table: Table, row: Mapping[str, Any]) -> Merged:
    """What a stored row amounts to. `row`: the table's columns, `more` and `stamps` by name."""
    said = {name: row[name] for name in table.columns if row[name] not in (None, "")}
    stamps = {name: _stamp(held) for name, held in row["stamps"].items()}
    top = stamps.pop(TOP)
    return Merged({**said, **row["more"]}, top, stamps)


def row_of(table: Table, *, shop_id: int, key: str, merged: Merged) -> Stated:
    """The row that holds what was merged."""
    columns = {name: merged.values[name] for name in table.columns if name in merged.values}
    more = {name: value for name, value in merged.values.items() if name not in columns}
    return table.model(
        shop_id=shop_id,
        **{table.key: key},
        **columns,
        more=more,
        version=datetime.fromisoformat(merged.top[0]),
        stamps={TOP: merged.top, **merged.stamps},
    )


def _stamp(held: list[Any]) -> Stamp:
    version, progress, content = held
    return (version, progress, content)
