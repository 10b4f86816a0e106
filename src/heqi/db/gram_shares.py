"""How many rows of a table have a gram, as far as the database has counted: by this a search tells rare from frequent.

PostgreSQL samples the table by itself (ANALYZE) and keeps the commonest grams with their share of the rows. What is not
among them is rarer than the rarest that is. The figures steer how an answer is looked for, never what it is, so they
may be old, and missing: then everything passes for rare.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic

from django.db import connection

SECONDS = 600
"""How long a reading is used. A shop's goods and words change by the day."""
_SQL = """
SELECT most_common_elems::text::text[], most_common_elem_freqs FROM pg_stats
WHERE schemaname = ANY (current_schemas(false)) AND tablename = %s AND attname = 'grams'
"""


@dataclass(frozen=True, slots=True)
class Shares:
    """Share of the rows, 0..1, by gram; `rest`: of any other."""

    common: Mapping[str, float] = field(default_factory=dict)
    rest: float = 0.0

    def of(self, gram: str) -> float:
        """The share of the rows that have this gram."""
        return self.common.get(gram, self.rest)


_kept: dict[str, tuple[float, Shares]] = {}


def shares_of(table: str) -> Shares:
    """What the database knows of the grams of `table`, read once in ten minutes by each process."""
    read_at, shares = _kept.get(table, (0.0, Shares()))
    if table not in _kept or monotonic() - read_at > SECONDS:
        shares = _read(table)
        _kept[table] = (monotonic(), shares)
    return shares


def _read(table: str) -> Shares:
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [table])
        row = cursor.fetchone()
    if row is None or not row[0]:
        return Shares()
    grams, frequencies = row
    # Behind the frequency of each stand the least and the greatest of them.
    common = dict(zip(grams, frequencies, strict=False))
    return Shares(common, min(common.values()) / 2)
