"""Text filters that hold for Chinese: on PostgreSQL by an index of short grams, elsewhere by looking at every row.

A gram is four digits in a row, or one or two neighbouring characters that are neither digits nor blanks: people look
for the end of a number or for a word of two characters, which word-based and trigram indexes miss. The grams lie in a
column that the database itself keeps, so no writer can forget them. They only say where to look: whether a row holds
the words is always decided by its text.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

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
_PIECES = {True: 4, False: 2}


def grams_of(word: str) -> list[str]:
    """The grams that every text with this word has; none where the word is too short to say anything.

    Of a run of one character that is no digit, the character; of longer runs the pairs, which say more.
    """
    grams: dict[str, None] = {}
    for is_digit, run in groupby(word, lambda letter: letter in "0123456789"):
        letters = "".join(run)
        size = _PIECES[is_digit] if is_digit or len(letters) > 1 else 1
        grams |= dict.fromkeys(letters[place : place + size] for place in range(len(letters) - size + 1))
    return list(grams)


def has_grams(table: str, words: Sequence[str]) -> RawSQL | None:
    """The condition that a row of `table` has the grams of all words, or None where no index could help."""
    grams = dict.fromkeys(gram for word in words for gram in grams_of(word))
    if connection.vendor != "postgresql" or not grams:
        return None
    wanted = " & ".join(_quote(gram) for gram in grams)
    return RawSQL(f'"{table}"."grams" @@ %s::tsquery', [wanted], output_field=BooleanField())


def add_grams(table: str, column: str) -> Callable[[Any, BaseDatabaseSchemaEditor], None]:
    """For a migration's RunPython: keep the grams of a text column, with their index, where the database can."""

    def add(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor != "postgresql":
            return
        editor.execute(_SQL_FUNCTION, None)
        editor.execute(
            f'ALTER TABLE "{table}" ADD COLUMN grams tsvector GENERATED ALWAYS AS (heqi_grams("{column}")) STORED', None
        )
        # Without a pending list: it would be searched row by row between two clean-ups.
        editor.execute(f'CREATE INDEX {table}_grams ON "{table}" USING gin (grams) WITH (fastupdate = off)', None)

    return add


def drop_grams(table: str) -> Callable[[Any, BaseDatabaseSchemaEditor], None]:
    """The way back of `add_grams`. The function stays: other tables may use it."""

    def drop(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f'ALTER TABLE "{table}" DROP COLUMN grams', None)

    return drop


def _quote(gram: str) -> str:
    return "'" + gram.replace("\\", "\\\\").replace("'", "''") + "'"
