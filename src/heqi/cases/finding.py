"""The text filter of the list: every word stands somewhere in the case's search text."""

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from heqi.cases.models import Case
from heqi.db.search import has_grams

RARE = 5_000
"""Up to so many hits are fetched as ids and sorted; of more, the first in the list's own order come soon.

Not below COUNT_CAP: what is frequent is not counted."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words as conditions: `in_order` for walking a list in its order, `anywhere` for counting.

    `hits`: how many cases of the shops have them, at most RARE + 1; None where nobody has looked.
    """

    in_order: Q = field(default_factory=Q)
    anywhere: Q = field(default_factory=Q)
    hits: int | None = None


def look_for(query: QuerySet[Case], said: str) -> Text:
    """Conditions for what somebody typed, words between blanks, in any order.

    Whether words are rare is tried out, not left to the planner: it would either walk a million rows in order for a
    word that none of them has, or collect and sort half of them for a word that most have.
    """
    words = said.lower().split()
    holds = Q(*(Q(search__contains=word) for word in words))
    grams = has_grams(Case._meta.db_table, words)
    if grams is None:
        return Text(holds, holds)
    hits = list(query.filter(grams, holds).order_by().values_list("id", flat=True)[: RARE + 1])
    if len(hits) > RARE:
        return Text(in_order=holds, anywhere=Q(grams) & holds, hits=len(hits))
    found = Q(id__in=hits)
    return Text(found, found, len(hits))
