"""The rows that live events carry: the same as the list's, and only of the shops given."""

from collections.abc import Collection
from typing import Any

from heqi.cases.access import cases_in
from heqi.cases.rows import rows_of


def rows_for(case_ids: Collection[int], shop_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Rows by case id; a case of another shop is not in it."""
    cases = cases_in(shop_ids).filter(id__in=list(case_ids))
    return {row["id"]: row for row in rows_of(cases)}
