"""The list of cases: saved views, filters, text, keyset pages, capped counts.

A page must not cost more because there is more behind it: every filter has an index in each order (models/case.py), a
list over several shops is put together from one such page of each, and nothing is counted beyond COUNT_CAP,
of a search beyond FOUND_CAP.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from heqi.cases import finding
from heqi.cases.access import cases_in
from heqi.cases.finding import Text, read_text
from heqi.cases.models import Case
from heqi.cases.models.case import FINISHED, OURS
from heqi.core.cursor import read_cursor, write_cursor
from heqi.core.errors import HeqiError
from heqi.core.time import end_of_day, shanghai_date
from heqi.core.words import Stage
from heqi.db.counting import count_each

COUNT_CAP = 1000
FOUND_CAP = 200
"""Of a search: whoever is told that there are more types another word."""
Limits = Mapping[int, int | None]
"""By shop in which somebody may approve: up to which cost in fen, None for any."""
NOBODY: Limits = {}
VIEWS = ("open", "due_today", "mine", "to_approve", "raised", "waiting_buyer", "waiting_goods", "intervention", "done")
NOT_LISTED = ("search", "choice_reason", "facts_hash", "rulebook_hash", "recorded")
"""Columns that no row of the list shows; they are the long ones."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list. `owner`: 'me', 'none' or a staff id as text; `order`: due | newest; empty text means all.

    `flag`: of the order, as its platform numbers it; None means all.
    """

    view: str = ""
    stage: str = ""
    demand: str = ""
    state: str = ""
    owner: str = ""
    q: str = ""
    order: str = "due"
    cursor: str = ""
    limit: int = 50
    flag: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `next_cursor` None at the end; `count` is exact up to COUNT_CAP, of a search FOUND_CAP, else capped."""

    cases: list[Case]
    next_cursor: str | None
    count: int
    capped: bool


def list_cases(
    *, shop_ids: Collection[int], staff_id: int, wanted: Wanted, now: datetime, approves: Limits = NOBODY
) -> Page:
    """Cases of these shops that match, by time left or newest first. Raises list.bad_cursor, list.bad_filter."""
    conditions = _conditions(wanted, staff_id, now, approves)
    text = read_text(wanted.q)
    limit = min(max(wanted.limit, 1), 200)
    cap = FOUND_CAP if text.words else COUNT_CAP
    if text.grams is None:
        cases = _first(shop_ids, conditions & text.in_order & _after(wanted), wanted, limit + 1)
        count = _count(cases_in(shop_ids), conditions & text.anywhere, cap)
    else:
        cases, count = _with_text(shop_ids, conditions, text, wanted, limit + 1)
    more = len(cases) > limit
    cases = cases[:limit]
    cursor = write_cursor(getattr(cases[-1], _column(wanted)), cases[-1].id) if more else None
    return Page(cases, cursor, min(count, cap), count > cap)


def count_views(
    *, shop_ids: Collection[int], staff_id: int, now: datetime, approves: Limits = NOBODY
) -> dict[str, tuple[int, bool]]:
    """(count, capped) of every saved view."""
    asked = [_conditions(Wanted(view=view), staff_id, now, approves) for view in VIEWS]
    found = count_each([cases_in(shop_ids).filter(each).order_by()[: COUNT_CAP + 1] for each in asked])
    return {view: (min(count, COUNT_CAP), count > COUNT_CAP) for view, count in zip(VIEWS, found, strict=True)}


def _first(shop_ids: Collection[int], conditions: Q, wanted: Wanted, limit: int) -> list[Case]:
    """The first cases in the wanted order: of each shop by its own index, then merged."""
    column = _column(wanted)
    parts = [part.defer(*NOT_LISTED)[:limit] for part in _by_shop(shop_ids, conditions, wanted)]
    if len(parts) > 1 and connection.features.supports_slicing_ordering_in_compound:
        return list(parts[0].union(*parts[1:], all=True).order_by(*_order(wanted))[:limit])
    found = [case for part in parts for case in part]
    return sorted(found, key=lambda case: (getattr(case, column), case.id), reverse=_falls(wanted))[:limit]


def _by_shop(shop_ids: Collection[int], conditions: Q, wanted: Wanted) -> list[QuerySet[Case]]:
    """The list of each shop, which is one walk through an index."""
    return [cases_in([shop_id]).filter(conditions).order_by(*_order(wanted)) for shop_id in sorted(shop_ids)]


def _with_text(
    shop_ids: Collection[int], conditions: Q, text: Text, wanted: Wanted, limit: int
) -> tuple[list[Case], int]:
    """The first cases behind the cursor that have the words, and how many have them, if not more than are counted."""
    falls, column, behind = _falls(wanted), _column(wanted), conditions & _after(wanted)
    if shop_ids and text.is_frequent(limit):
        ids = finding.walk(_places(shop_ids, behind, wanted), text, falls=falls, limit=limit)
        if len(ids) == limit:
            return _by_id(shop_ids, ids), _count_frequent(cases_in(shop_ids), conditions, text)
    hits = cases_in(shop_ids).filter(conditions & text.anywhere).order_by().values_list(column, "id")
    after = read_cursor(wanted.cursor) if wanted.cursor else None
    ids, count = finding.gather(hits, behind=after, falls=falls, limit=limit)
    if count <= finding.RARE:
        return _by_id(shop_ids, ids), count
    return _first(shop_ids, behind & text.in_order, wanted, limit), count


def _places(shop_ids: Collection[int], conditions: Q, wanted: Wanted) -> finding.Rows:
    """(moment, id, search text) of the first cases of the list that are looked at for words."""
    walked = _by_shop(shop_ids, conditions, wanted)
    parts = [part.values_list(_column(wanted), "id", "search")[: finding.WALK] for part in walked]
    return parts[0].union(*parts[1:], all=True).order_by(*_order(wanted))[: finding.WALK] if parts[1:] else parts[0]


def _by_id(shop_ids: Collection[int], ids: Collection[int]) -> list[Case]:
    """These cases, in this order."""
    found = {case.id: case for case in cases_in(shop_ids).filter(id__in=ids).defer(*NOT_LISTED)}
    return [found[case_id] for case_id in ids if case_id in found]


def _count(query: QuerySet[Case], conditions: Q, cap: int) -> int:
    """How many there are, but never more than one above the cap."""
    return query.filter(conditions).order_by()[: cap + 1].count()


def _count_frequent(query: QuerySet[Case], conditions: Q, text: Text) -> int:
    """The same of words that many have: the first cases at hand tell that, else all are asked."""
    some = query.filter(conditions).order_by().values_list("search")[: finding.COUNT_WALK]
    count = finding.count_among(some, text, most=FOUND_CAP + 1)
    return count if count > FOUND_CAP else _count(query, conditions & text.anywhere, FOUND_CAP)


def _conditions(wanted: Wanted, staff_id: int, now: datetime, approves: Limits) -> Q:
    asked = _in_view(wanted, staff_id, now, approves) if wanted.view else Q()
    for name in ("stage", "demand", "state"):
        value = getattr(wanted, name)
        if value:
            asked &= Q(**{name: value})
    if wanted.flag is not None:
        asked &= Q(flag=wanted.flag)
    if wanted.owner:
        asked &= Q(owner_id=_owner(wanted.owner, staff_id))
    return asked


def _in_view(wanted: Wanted, staff_id: int, now: datetime, approves: Limits) -> Q:
    # Both say that a case is open; each is what the index of its order begins with.
    is_open = Q(done=False) if _falls(wanted) else Q(sort_at__lt=FINISHED)
    views = {
        "open": is_open,
        "due_today": Q(sort_at__lte=end_of_day(shanghai_date(now)) + timedelta(seconds=1)),
        "mine": is_open & Q(owner_id=staff_id, stage__in=OURS),
        "to_approve": is_open & _waits_for(staff_id, approves),
        "raised": is_open & Q(rung__gt=0),
        "waiting_buyer": Q(stage=Stage.WAITING_BUYER),
        "waiting_goods": Q(stage=Stage.WAITING_GOODS),
        "intervention": Q(stage=Stage.INTERVENTION),
        "done": Q(done=True) if _falls(wanted) else Q(sort_at__gte=FINISHED),
    }
    if wanted.view not in views:
        raise HeqiError(
            "list.bad_filter", "没有这个视图。", f"There is no view {wanted.view!r}.", 422, {"views": list(VIEWS)}
        )
    return views[wanted.view]


def _waits_for(staff_id: int, approves: Limits) -> Q:
    """Others' requests in the shops where this person may say yes, up to the limit there."""
    mine = Q(pk__in=())
    for shop_id, limit in approves.items():
        mine |= Q(shop_id=shop_id) & (Q() if limit is None else Q(asked_fen__lte=limit))
    return Q(asked_fen__isnull=False) & ~Q(asked_by=staff_id) & mine


def _owner(text: str, staff_id: int) -> int | None:
    if text == "me":
        return staff_id
    if text == "none":
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise HeqiError("list.bad_filter", "负责人不对。", "owner is me, none or a staff id.", 422)
    return int(text)


def _falls(wanted: Wanted) -> bool:
    return wanted.order == "newest"


def _order(wanted: Wanted) -> tuple[str, str]:
    sign = "-" if _falls(wanted) else ""
    return f"{sign}{_column(wanted)}", f"{sign}id"


def _column(wanted: Wanted) -> str:
    return "opened_at" if _falls(wanted) else "sort_at"


def _after(wanted: Wanted) -> Q:
    """Behind the cursor: at its moment those with a later id, and all later moments."""
    if not wanted.cursor:
        return Q()
    at, case_id = read_cursor(wanted.cursor)
    column, past = _column(wanted), "lt" if _falls(wanted) else "gt"
    later = Q(**{f"{column}__{past}": at}) | Q(**{column: at, f"id__{past}": case_id})
    return later & Q(**{f"{column}__{past}e": at})
