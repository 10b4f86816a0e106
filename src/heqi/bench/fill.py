"""Put many made-up cases into the empty database, fast: rows first, indexes after them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from time import perf_counter
from typing import Any

from heqi.bench.many_cases import make_up_rows
from heqi.bench.place import now
from heqi.core.facts import Fact

GRAMS = "cases_case_grams"


def fill_cases(*, count: int, seed: int, shop_id: int, staff_id: int) -> float:
    """Seconds for `count` cases, indexes and statistics included."""
    from django.db import connection

    rows = make_up_rows(count=count, seed=seed, shop_id=shop_id, staff_id=staff_id, now=now())
    began = perf_counter()
    with _indexes_later():
        if connection.vendor == "postgresql":
            _copy(rows)
        else:
            _insert(rows)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE cases_case" if connection.vendor == "postgresql" else "ANALYZE cases_case")
    return perf_counter() - began


def clear_cases() -> None:
    """Take all cases out again, as if there had never been any."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE cases_case" if connection.vendor == "postgresql" else "DELETE FROM cases_case")


def fill_orders(*, count: int, shop_id: int) -> list[str]:
    """Numbers of `count` new orders, brought in as an import brings them, each without a case."""
    from heqi.inbox.actions.apply_batch import apply_batch

    at = now()
    numbers = [f"{at:%y%m%d}-8{number:014d}" for number in range(count)]
    rows = ([Fact("order", number, at, _order(number, at))] for number in numbers)
    while batch := list(islice(rows, 1_000)):
        apply_batch(shop_id=shop_id, facts=batch, import_id=None, now=at)
    return numbers


def _order(number: str, at: Any) -> dict[str, Any]:
    return {
        "order_no": number,
        "state": "signed",
        "paid_fen": 39_90,
        "goods_fen": 39_90,
        "postage_fen": 0,
        "quantity": 1,
        "paid_at": at - timedelta(days=4),
        "grouped_at": at - timedelta(days=4),
        "shipped_at": at - timedelta(days=3),
        "signed_at": at - timedelta(days=1),
    }


@contextmanager
def _indexes_later() -> Iterator[None]:
    """Drop the indexes of the cases and make them again behind: a third of the time for a million rows."""
    from django.db import connection

    from heqi.cases.models import Case

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [GRAMS])
        (grams,) = cursor.fetchone()
        cursor.execute(f"DROP INDEX {GRAMS}")
        with connection.schema_editor() as editor:
            for index in Case._meta.indexes:
                editor.remove_index(Case, index)
        yield
        cursor.execute("SET maintenance_work_mem = '256MB'")
        with connection.schema_editor() as editor:
            for index in Case._meta.indexes:
                editor.add_index(Case, index)
        cursor.execute(grams)


def _copy(rows: Iterable[dict[str, Any]]) -> None:
    from django.db import connection
    from psycopg.sql import SQL, Identifier
    from psycopg.types.json import Jsonb

    from heqi.cases.models import Case

    fields = [field for field in Case._meta.concrete_fields if not field.primary_key]
    names = SQL(", ").join([Identifier(field.attname) for field in fields])
    plain = {field.attname: field.get_default() for field in fields}
    connection.ensure_connection()
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(SQL("COPY cases_case ({}) FROM STDIN").format(names)) as copy,
    ):
        for row in rows:
            whole = plain | row
            copy.write_row([Jsonb(value) if isinstance(value, dict) else value for value in whole.values()])


def _insert(rows: Iterable[dict[str, Any]]) -> None:
    from heqi.cases.models import Case

    cases = (Case(**row) for row in rows)
    while batch := list(islice(cases, 2_000)):
        Case.objects.bulk_create(batch)
