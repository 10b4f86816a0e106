"""The text filter of the list: every word stands somewhere in the case's search text."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from heqi.cases.models import Case
from heqi.db.search import has_grams

RARE = 5_000
"""Up to so many hits are fetched with their places and sorted; of more, the first in the list's own order come soon.

Not below COUNT_CAP: what is frequent is not counted."""
Place = tuple[datetime, int]
"""Where a case stands in an order: its moment there, and its id."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words as conditions: `in_order` for walking a list in its order, `anywhere` for all cases that have them.

    `places`: those of all hits, in no order; None where nobody has looked or they are frequent. `hits`: how many cases
    have them, at most RARE + 1; None where nobody has looked.
    """

    in_order: Q = field(default_factory=Q)
    anywhere: Q = field(default_factory=Q)
    places: list[Place] | None = None
    hits: int | None = None


def look_for(query: QuerySet[Case], said: str, column: str) -> Text:
    """What somebody typed, words between blanks, in any order. `column` is the moment that the list is ordered by.

    Whether words are rare is tried out, not left to the planner: it would either walk a million rows in order for a
    word that none of them has, or collect and sort half of them for a word that most have.
    """
    words = said.lower().split()
    holds = Q(*(Q(search__contains=word) for word in words))
    grams = has_grams(Case._meta.db_table, words)
    if grams is None:
        return Text(holds, holds)
    places = list(query.filter(grams, holds).order_by().values_list(column, "id")[: RARE + 1])
    return Text(holds, Q(grams) & holds, places if len(places) <= RARE else None, len(places))
