"""The text filter of the list: every word stands somewhere in the case's search text.

Where the database keeps grams (heqi.db.search), a page is come by in three ways, the next where one has not found it,
so that it takes about as long among a million cases as among fifty thousand:

1. of words that many cases have, by the database's own figures, the first `WALK` cases of the list are looked at;
2. the hits are gathered by their grams and sorted, up to `RARE` of them;
3. the list is walked to its end: of more than `RARE` hits the next ones come soon.

Which of them is tried out, not left to the planner: it would either walk a million rows in order for a word that none
of them has, or collect and sort half of them for a word that most have. What is gathered is sorted and counted in the
database: fetching five thousand places takes longer than finding them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet

from heqi.cases.models import Case
from heqi.db.rare_grams import Grams, read_grams

WALK = 4_000
COUNT_WALK = 20_000
"""Cases that are looked at to tell that more have a word than are counted; they are not sorted."""
RARE = 5_000
"""Not below listing.FOUND_CAP: what is frequent is not counted further."""
Place = tuple[datetime, int]
"""Where a case stands in an order: its moment there, and its id."""
Rows = QuerySet[Case, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Text:
    """Words that were typed. `in_order` is their condition for walking a list; `grams` what the index knows of them."""

    words: tuple[str, ...]
    in_order: Q
    grams: Grams | None

    @property
    def anywhere(self) -> Q:
        """The condition for gathering all cases that have the words."""
        if self.grams is None:
            return self.in_order
        grams = Q(self.grams.condition)
        return grams if self.grams.says_all else grams & self.in_order

    def is_frequent(self, limit: int) -> bool:
        """Whether so many cases seem to have the words that the first of a list hold `limit` of them."""
        return self.grams is not None and self.grams.share * WALK >= limit


def read_text(said: str) -> Text:
    """What somebody typed, words between blanks, in any order."""
    words = tuple(said.lower().split())
    return Text(words, Q(*(Q(search__contains=word) for word in words)), read_grams(Case._meta.db_table, words))


def walk(rows: Rows, text: Text, *, falls: bool, limit: int) -> list[int]:
    """Ids of the first hits among `rows`: (moment, id, search text) of the first cases of a list."""
    order = "DESC" if falls else "ASC"
    outer = (
        "SELECT id FROM ({}) AS walked(place, id, said) "
        f"WHERE {_holds(text)} ORDER BY place {order}, id {order} LIMIT %s"
    )
    return [case_id for (case_id,) in _ask(rows, outer, [*text.words, limit])]


def count_among(rows: Rows, text: Text, *, most: int) -> int:
    """How many of `rows`, (search text,) each, have the words, but not more than `most`."""
    outer = f"SELECT count(*) FROM (SELECT FROM ({{}}) AS walked(said) WHERE {_holds(text)} LIMIT %s) AS hits"
    return sum(count for (count,) in _ask(rows, outer, [*text.words, most]))


def gather(rows: Rows, *, behind: Place | None, falls: bool, limit: int) -> tuple[list[int], int]:
    """Ids of the first behind a place, and the number of all: of `rows`, (moment, id) of hits, `RARE` + 1 at most."""
    order, past = ("DESC", "<") if falls else ("ASC", ">")
    left = f"(place, id) {past} (%s, %s)" if behind else "TRUE"
    outer = (
        "WITH hits(place, id) AS MATERIALIZED ({}) SELECT (SELECT count(*) FROM hits), "
        f"ARRAY(SELECT id FROM hits WHERE {left} ORDER BY place {order}, id {order} LIMIT %s)"
    )
    found = _ask(rows[: RARE + 1], outer, [*(behind or ()), limit])
    return (found[0][1], found[0][0]) if found else ([], 0)


def _holds(text: Text) -> str:
    return " AND ".join(["strpos(said, %s) > 0"] * len(text.words))


def _ask(rows: Rows, outer: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of `outer` around the query of `rows`; none where nothing can be in that."""
    try:
        sql, inner = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(outer.format(sql), [*inner, *params])
        return list(cursor.fetchall())
