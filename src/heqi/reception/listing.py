"""The list of talks: the tabs of the left pane, keyset pages, capped counts.

A page must not cost more because there is more behind it: each tab is one walk through an index of each shop
(models.Talk), a list over several shops is put together from one such page of each, and nothing is counted beyond
COUNT_CAP.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from heqi.core.cursor import read_cursor, write_cursor
from heqi.reception.access import served_by, talks_in
from heqi.reception.models import Talk

COUNT_CAP = 1_000
TABS = ("waiting", "handling", "abnormal", "starred", "history")
SCOPES = ("mine", "all")
_WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Wanted:
    """`tab`: one of TABS; `scope` mine: one's own and those of nobody; `buyer`, `order_no`: exactly these."""

    tab: str = _WAITING
    scope: str = "mine"
    buyer: str = ""
    order_no: str = ""
    cursor: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Page:
    """One page of talks; `next_cursor` None at the end."""

    talks: list[Talk]
    next_cursor: str | None


def list_talks(*, shop_ids: Collection[int], staff_id: int, wanted: Wanted, now: datetime) -> Page:
    """Talks of a tab: the waiting ones by deadline, all others by their last message. Raises list.bad_cursor."""
    limit = min(max(wanted.limit, 1), 200)
    asked = _in_tab(wanted.tab, now) & _narrowed(wanted, staff_id) & _after(wanted)
    parts = (list(_walk(talks_in([shop_id]), asked, wanted.tab)[: limit + 1]) for shop_id in sorted(shop_ids))
    column, falls = _order(wanted.tab)
    found = sorted((talk for part in parts for talk in part), key=lambda each: _place(each, column), reverse=falls)
    talks = found[:limit]
    cursor = write_cursor(*_place(talks[-1], column)) if len(found) > limit else None
    return Page(talks, cursor)


def count_tabs(*, shop_ids: Collection[int], staff_id: int, scope: str, now: datetime) -> dict[str, tuple[int, bool]]:
    """(count, capped) of every tab but the history, which nobody counts."""
    counts = {}
    narrowed = _narrowed(Wanted(scope=scope), staff_id)
    for tab in TABS[:-1]:
        count = talks_in(shop_ids).filter(_in_tab(tab, now) & narrowed).order_by()[: COUNT_CAP + 1].count()
        counts[tab] = (min(count, COUNT_CAP), count > COUNT_CAP)
    return counts


def _in_tab(tab: str, now: datetime) -> Q:
    snoozed = Q(snoozed_until__gt=now)
    return {
        "waiting": Q(waiting_since__isnull=False, open=True) & ~snoozed,
        "handling": Q(open=True) & (Q(waiting_since=None) | snoozed),
        "abnormal": Q(open=True, abnormal=True),
        "starred": Q(starred=True),
        "history": Q(open=False),
    }[tab]


def _narrowed(wanted: Wanted, staff_id: int) -> Q:
    asked = served_by(staff_id) if wanted.scope == "mine" and wanted.tab != "history" else Q()
    if wanted.buyer:
        asked &= Q(buyer=wanted.buyer)
    if wanted.order_no:
        asked &= Q(order_no=wanted.order_no)
    return asked


def _order(tab: str) -> tuple[str, bool]:
    return ("due_at", False) if tab == _WAITING else ("last_at", True)


def _walk(rows: QuerySet[Talk], asked: Q, tab: str) -> QuerySet[Talk]:
    column, falls = _order(tab)
    sign = "-" if falls else ""
    return rows.filter(asked).order_by(f"{sign}{column}", f"{sign}id")


def _place(talk: Talk, column: str) -> tuple[datetime, int]:
    moment: datetime = getattr(talk, column)
    return moment, talk.pk


def _after(wanted: Wanted) -> Q:
    if not wanted.cursor:
        return Q()
    moment, talk_id = read_cursor(wanted.cursor)
    column, falls = _order(wanted.tab)
    past = "lt" if falls else "gt"
    return Q(**{f"{column}__{past}": moment}) | Q(**{column: moment, f"id__{past}": talk_id})
