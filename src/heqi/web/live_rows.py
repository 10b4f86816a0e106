"""The rows that live events carry: the same as the lists', and only of the shops given."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from ninja import Schema

from heqi.cases.access import cases_in
from heqi.cases.rows import rows_of
from heqi.reception.rows import rows_for as talks_for
from heqi.web.api.case_shapes import CaseRow
from heqi.web.api.talk_shapes import TalkRow

Rows = dict[int, dict[str, Any]]


def rows_for(event: str, ids: Collection[int], shop_ids: Collection[int]) -> Rows:
    """Rows by id of what `event` (case | talk) is about; a row of another shop is not in it.

    Through the API's own shape, so that a row that comes by an event equals the row that a list would give.
    """
    find, shape = _KINDS[event]
    return {id: shape.model_validate(row).model_dump() for id, row in find(ids, shop_ids).items()} if ids else {}


def _cases_for(case_ids: Collection[int], shop_ids: Collection[int]) -> Rows:
    return {row["id"]: row for row in rows_of(cases_in(shop_ids).filter(id__in=list(case_ids)))}


_KINDS: Mapping[str, tuple[Callable[[Collection[int], Collection[int]], Rows], type[Schema]]] = {
    "case": (_cases_for, CaseRow),
    "talk": (talks_for, TalkRow),
}
CARRIED = frozenset(_KINDS)
"""Subjects whose events carry a row."""
