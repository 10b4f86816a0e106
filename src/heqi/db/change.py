"""A few columns of a row stored by a statement whose text never changes, as `heqi.db.insertion` stores whole rows."""

from typing import Generic, TypeVar

from django.db import connection, transaction
from django.db.models import Model

from heqi.db.prepared import prepared_cursor

M = TypeVar("M", bound=Model)


class Change(Generic[M]):
    """`Change(Case, "rung", "version").save(case)` does what `save(update_fields=…)` does, but for signals.

    The row was fetched, and is held, by the transaction that saves it; one that is gone is not noticed.
    """

    def __init__(self, model: type[M], *columns: str) -> None:
        by_name = {field.attname: field for field in model._meta.concrete_fields}
        self._fields = [by_name[name] for name in columns]
        self._table, self._key = model._meta.db_table, by_name["id"].column

    def save(self, row: M) -> None:
        """Store these columns of a row."""
        values = [field.get_db_prep_save(field.pre_save(row, False), connection) for field in self._fields]
        quote = connection.ops.quote_name
        sets = ", ".join(f"{quote(str(field.column))} = %s" for field in self._fields)
        sql = f"UPDATE {quote(self._table)} SET {sets} WHERE {quote(str(self._key))} = %s"
        with transaction.mark_for_rollback_on_error(using=connection.alias), prepared_cursor() as cursor:
            cursor.execute(sql, [*values, row.pk])
