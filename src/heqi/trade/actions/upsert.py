"""Insert or replace many rows by natural key: bulk_create asks every field of every row, and that was half the time."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import orjson
from django.db import DEFAULT_DB_ALIAS, connection, connections, models

_AS_THEY_ARE = (
    models.CharField,
    models.TextField,
    models.BigIntegerField,
    models.IntegerField,
    models.BooleanField,
    models.ForeignKey,
)


def upsert(
    model: type[models.Model],
    *,
    keys: Sequence[str],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    replace: bool = True,
) -> None:
    """`rows` hold the values of `keys`, then of `columns`, in order. What stands under a key is replaced, or kept.

    No two rows may have one key. PostgreSQL takes all rows as one JSON text and unfolds it itself; SQLite takes one
    prepared statement again and again.
    """
    by_name: dict[str, Any] = {field.name: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in (*keys, *columns)]
    table = connection.ops.quote_name(model._meta.db_table)
    names = [connection.ops.quote_name(field.column) for field in fields]
    head, tail = f"INSERT INTO {table} ({', '.join(names)})", _on_conflict(names, len(keys), replace)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"{head} {_unfold(fields)} {tail}", [_as_json(rows)])
        else:
            cursor.executemany(f"{head} VALUES ({', '.join(['%s'] * len(names))}) {tail}", _prepare(fields, rows))


def _on_conflict(names: Sequence[str], keys: int, replace: bool) -> str:
    changes = ", ".join(f"{name} = excluded.{name}" for name in names[keys:])
    return f"ON CONFLICT ({', '.join(names[:keys])}) DO " + (f"UPDATE SET {changes}" if replace else "NOTHING")


def _unfold(fields: Sequence[Any]) -> str:
    """PostgreSQL's own reading of `_as_json`. The driver would spell out each value of each row in Python."""
    cells = ", ".join(f"c{at}" for at in range(len(fields)))
    typed = ", ".join(f"c{at} {field.rel_db_type(connection)}" for at, field in enumerate(fields))
    return f"SELECT {cells} FROM json_to_recordset(%s::json) AS given({typed})"


def _as_json(rows: Iterable[Sequence[Any]]) -> str:
    return orjson.dumps([{f"c{at}": value for at, value in enumerate(row)} for row in rows]).decode()


def _prepare(fields: Sequence[Any], rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    prepare = [_preparer(field) for field in fields]
    return [
        [value if ready is None else ready(value) for ready, value in zip(prepare, row, strict=True)] for row in rows
    ]


def _preparer(field: Any) -> Callable[[Any], Any] | None:
    """What turns a value into the database's own, or None where they are the same."""
    if isinstance(field, models.JSONField):
        return _dump
    if isinstance(field, _AS_THEY_ARE):
        return None
    backend = connections[DEFAULT_DB_ALIAS]  # `connection` looks itself up at each touch

    def prepare(value: Any) -> Any:
        return None if value is None else field.get_db_prep_save(value, backend)

    # The moments of a batch are few: one version, and the times of its orders come again on their parcels.
    return cache(prepare) if isinstance(field, models.DateTimeField) else prepare


def _dump(value: Any) -> str | None:
    return None if value is None else orjson.dumps(value).decode()
