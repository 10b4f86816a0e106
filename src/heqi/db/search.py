"""Text filters that hold for Chinese, by an index of short grams (heqi.core.grams).

On PostgreSQL the grams lie in a column that the database itself keeps, on SQLite in a table that triggers keep: no
writer can forget them. They only say where to look: whether a row holds the words is always decided by its text.
A table may have them on PostgreSQL alone (`add_grams`, `has_grams`) or on both (`add_grams_on_both`, `holds_grams`).
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from heqi.core.grams import grams_of
from heqi.db.sqlite import grams as sqlite_grams

_SQL_FUNCTION = """
CREATE OR REPLACE FUNCTION heqi_grams(said text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE letter text; code int; before text := ''; digits text := ''; grams text[] := '{}';
BEGIN
  FOREACH letter IN ARRAY string_to_array(said, NULL) LOOP
    code := ascii(letter);
    IF code BETWEEN 48 AND 57 THEN
      before := '';
      digits := right(digits || letter, 4);
      IF length(digits) = 4 THEN grams := grams || digits; END IF;
    ELSIF code > 32 THEN
      digits := '';
      grams := grams || letter;
      IF before <> '' THEN grams := grams || (before || letter); END IF;
      before := letter;
    ELSE
      before := ''; digits := '';
    END IF;
  END LOOP;
  RETURN array_to_tsvector(grams);
END $$
"""


def has_grams(table: str, words: Sequence[str]) -> RawSQL | None:
    """The condition that a row of `table` has the grams of all words, or None where no index could help."""
    return holds_grams(table, words) if connection.vendor == "postgresql" else None


def holds_grams(table: str, words: Sequence[str]) -> RawSQL | None:
    """The same for a table that has its grams on both databases."""
    grams = dict.fromkeys(gram for word in words for gram in grams_of(word))
    if not grams:
        return None
    if connection.vendor == "postgresql":
        wanted = " & ".join(_quote(gram) for gram in grams)
        return RawSQL(f'"{table}"."grams" @@ %s::tsquery', [wanted], output_field=BooleanField())
    index, tokens = f'"{table}_grams"', " AND ".join(sqlite_grams.token_of(gram) for gram in grams)
    sql = f'"{table}"."id" IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)'
    return RawSQL(sql, [tokens], output_field=BooleanField())


def add_grams_on_both(table: str, column: str) -> Callable[[Any, BaseDatabaseSchemaEditor], None]:
    """For a migration's RunPython: keep the grams of a text column in lower case, on either database."""

    def add(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            _add_on_postgresql(editor, table, f'lower("{column}")')
            return
        for statement in sqlite_grams.statements(table, column):
            editor.execute(statement, None)

    return add


def drop_grams_on_both(table: str) -> Callable[[Any, BaseDatabaseSchemaEditor], None]:
    """The way back of `add_grams_on_both`."""

    def drop(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            drop_grams(table)(apps, editor)
            return
        for statement in sqlite_grams.undoing(table):
            editor.execute(statement, None)

    return drop


def add_grams(table: str, column: str) -> Callable[[Any, BaseDatabaseSchemaEditor], None]:
    """For a migration's RunPython: keep the grams of a text column, with their index, where the database can."""

    def add(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            _add_on_postgresql(editor, table, f'"{column}"')

    return add


def _add_on_postgresql(editor: BaseDatabaseSchemaEditor, table: str, said: str) -> None:
    editor.execute(_SQL_FUNCTION, None)
    editor.execute(
        f'ALTER TABLE "{table}" ADD COLUMN grams tsvector GENERATED ALWAYS AS (heqi_grams({said})) STORED', None
    )
    # Without a pending list: it would be searched row by row between two clean-ups.
    editor.execute(f'CREATE INDEX {table}_grams ON "{table}" USING gin (grams) WITH (fastupdate = off)', None)


def drop_grams(table: str) -> Callable[[Any, BaseDatabaseSchemaEditor], None]:
    """The way back of `add_grams`. The function stays: other tables may use it."""

    def drop(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f'ALTER TABLE "{table}" DROP COLUMN grams', None)

    return drop


def _quote(gram: str) -> str:
    return "'" + gram.replace("\\", "\\\\").replace("'", "''") + "'"
