"""A row stored by a statement that was put into SQL once.

`save()` builds its INSERT anew for every row, which takes Django longer than the database takes to carry it out.
"""

from functools import cached_property
from typing import Generic, TypeVar

from django.db import connection, transaction
from django.db.models import Model
from django.db.models.sql.subqueries import InsertQuery

from heqi.db.prepared import prepared_cursor

M = TypeVar("M", bound=Model)


class Insertion(Generic[M]):
    """`Insertion(Case).add(case)` does what `case.save(force_insert=True)` does, but for signals: nobody listens.

    Only for models without inheritance and without values that the database works out.
    """

    def __init__(self, model: type[M]) -> None:
        self._model = model
        self._fields = [field for field in model._meta.concrete_fields if not field.primary_key]

    def add(self, row: M) -> M:
        """Store a new row, which then has its id; the row. Raises IntegrityError as `save` does."""
        values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in self._fields]
        with transaction.mark_for_rollback_on_error(using=connection.alias), prepared_cursor() as cursor:
            cursor.execute(self._sql, values)
            (row.pk,) = cursor.fetchone()
        row._state.adding, row._state.db = False, connection.alias
        return row

    @cached_property
    def _sql(self) -> str:
        query = InsertQuery(self._model)
        query.insert_values(self._fields, [self._model()])
        compiler = query.get_compiler(connection=connection)
        compiler.returning_fields = [self._model._meta.pk]
        ((sql, _),) = compiler.as_sql()
        return str(sql)
