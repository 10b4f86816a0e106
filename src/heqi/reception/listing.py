"""The list of talks: the tabs of the left pane, keyset pages, capped counts.

A page must not cost more because there is more behind it: each tab is one walk through an index of each shop
(models.Talk), a list over several shops is put together from one such page of each, and nothing is counted beyond
COUNT_CAP.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from heqi.core.cursor import read_place, write_cursor
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
    """Talks of a tab: the waiting ones by deadline, all others by their last message. Raises list.bad_cursor.

    What came in while the shop was closed has one deadline: of these, who waits longest comes first.
    """
    limit = min(max(wanted.limit, 1), 200)
    asked = _in_tab(wanted.tab, now) & _narrowed(wanted, staff_id) & _after(wanted)
    parts = (list(_walk(talks_in([shop_id]), asked, wanted.tab)[: limit + 1]) for shop_id in sorted(shop_ids))
    columns, falls = _order(wanted.tab)
    found = sorted((talk for part in parts for talk in part), key=lambda each: _place(each, columns), reverse=falls)
    talks = found[:limit]
    cursor = write_cursor(*_place(talks[-1], columns)) if len(found) > limit else None
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


def _order(tab: str) -> tuple[tuple[str, ...], bool]:
    return (("due_at", "waiting_since"), False) if tab == _WAITING else (("last_at",), True)


def _walk(rows: QuerySet[Talk], asked: Q, tab: str) -> QuerySet[Talk]:
    columns, falls = _order(tab)
    sign = "-" if falls else ""
    return rows.filter(asked).order_by(*(f"{sign}{column}" for column in (*columns, "id")))


def _place(talk: Talk, columns: tuple[str, ...]) -> tuple[datetime | int, ...]:
    return (*(getattr(talk, column) for column in columns), talk.pk)


def _after(wanted: Wanted) -> Q:
    if not wanted.cursor:
        return Q()
    columns, falls = _order(wanted.tab)
    moments, talk_id = read_place(wanted.cursor, moments=len(columns))
    past = "lt" if falls else "gt"
    after, same = Q(), Q()
    for column, value in zip((*columns, "id"), (*moments, talk_id), strict=True):
        after |= same & Q(**{f"{column}__{past}": value})
        same &= Q(**{column: value})
    return after
