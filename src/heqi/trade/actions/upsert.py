"""Insert or replace many rows by natural key: bulk_create asks every field of every row, and that was half the time."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from heqi.trade.models import Stated

_AS_THEY_ARE = (models.CharField, models.TextField, models.BigIntegerField, models.IntegerField, models.ForeignKey)


def upsert(model: type[Stated], *, key: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """`rows` hold shop id, the value of `key`, then `columns` in order. What stands under a key is replaced."""
    by_name: dict[str, Any] = {field.name: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in ("shop", key, *columns)]
    prepare = [_preparer(field) for field in fields]
    names = [connection.ops.quote_name(field.column) for field in fields]
    table = connection.ops.quote_name(model._meta.db_table)
    changes = ", ".join(f"{name} = excluded.{name}" for name in names[2:])
    sql = (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))}) "
        f"ON CONFLICT ({names[0]}, {names[1]}) DO UPDATE SET {changes}"
    )
    prepared = [
        [value if ready is None else ready(value) for ready, value in zip(prepare, row, strict=True)] for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql, prepared)


def _preparer(field: Any) -> Callable[[Any], Any] | None:
    """What turns a value into the database's own, or None where they are the same."""
    if isinstance(field, _AS_THEY_ARE):
        return None
    backend = connections[DEFAULT_DB_ALIAS]  # `connection` looks itself up at each touch

    def prepare(value: Any) -> Any:
        return None if value is None else field.get_db_prep_save(value, backend)

    # The moments of a batch are few: one version, and the times of its orders come again on their parcels.
    return cache(prepare) if isinstance(field, models.DateTimeField) else prepare
