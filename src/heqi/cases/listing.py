"""The list of cases: saved views, filters, text, keyset pages, capped counts."""

import base64
import binascii
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson
from django.db.models import Q, QuerySet

from heqi.cases.access import cases_in
from heqi.cases.models import Case
from heqi.core.errors import HeqiError
from heqi.core.time import end_of_day, shanghai_date
from heqi.core.words import Stage

COUNT_CAP = 1000
VIEWS = ("open", "due_today", "mine", "waiting_buyer", "waiting_goods", "intervention", "done")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list. `owner`: 'me', 'none' or a staff id as text; `order`: due | newest; empty text means all."""

    view: str = ""
    stage: str = ""
    demand: str = ""
    state: str = ""
    owner: str = ""
    q: str = ""
    order: str = "due"
    cursor: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `next_cursor` None at the end; `count` is exact up to COUNT_CAP, else capped."""

    cases: list[Case]
    next_cursor: str | None
    count: int
    capped: bool


def list_cases(*, shop_ids: Collection[int], staff_id: int, wanted: Wanted, now: datetime) -> Page:
    """Cases of these shops that match, by time left or newest first. Raises list.bad_cursor, list.bad_filter."""
    query = _filtered(cases_in(shop_ids), wanted, staff_id, now)
    count = query.order_by()[: COUNT_CAP + 1].count()
    column = "opened_at" if wanted.order == "newest" else "sort_at"
    falling = wanted.order == "newest"
    page = _after(query, column, falling, wanted.cursor).order_by(*(f"-{column}", "-id") if falling else (column, "id"))
    limit = min(max(wanted.limit, 1), 200)
    cases = list(page[: limit + 1])
    more = len(cases) > limit
    cases = cases[:limit]
    cursor = _write_cursor(getattr(cases[-1], column), cases[-1].id) if more else None
    return Page(cases, cursor, min(count, COUNT_CAP), count > COUNT_CAP)


def count_views(*, shop_ids: Collection[int], staff_id: int, now: datetime) -> dict[str, tuple[int, bool]]:
    """(count, capped) of every saved view."""
    counts = {}
    for view in VIEWS:
        query = _filtered(cases_in(shop_ids), Wanted(view=view), staff_id, now)
        count = query.order_by()[: COUNT_CAP + 1].count()
        counts[view] = (min(count, COUNT_CAP), count > COUNT_CAP)
    return counts


def _filtered(query: QuerySet[Case], wanted: Wanted, staff_id: int, now: datetime) -> QuerySet[Case]:
    if wanted.view:
        query = _in_view(query, wanted.view, staff_id, now)
    for name in ("stage", "demand", "state"):
        value = getattr(wanted, name)
        if value:
            query = query.filter(**{name: value})
    if wanted.owner:
        query = query.filter(owner_id=_owner(wanted.owner, staff_id))
    for word in wanted.q.lower().split():
        query = query.filter(search__contains=word)
    return query


def _in_view(query: QuerySet[Case], view: str, staff_id: int, now: datetime) -> QuerySet[Case]:
    ours = Q(stage__in=(Stage.TO_DECIDE, Stage.TO_DO))
    if view == "open":
        return query.filter(done=False)
    if view == "due_today":
        return query.filter(done=False, sort_at__lte=end_of_day(shanghai_date(now)) + timedelta(seconds=1))
    if view == "mine":
        return query.filter(ours, owner_id=staff_id, done=False)
    if view == "waiting_buyer":
        return query.filter(stage=Stage.WAITING_BUYER)
    if view == "waiting_goods":
        return query.filter(stage=Stage.WAITING_GOODS)
    if view == "intervention":
        return query.filter(stage=Stage.INTERVENTION)
    if view == "done":
        return query.filter(done=True)
    raise HeqiError("list.bad_filter", "没有这个视图。", f"There is no view {view!r}.", 422, {"views": list(VIEWS)})


def _owner(text: str, staff_id: int) -> int | None:
    if text == "me":
        return staff_id
    if text == "none":
        return None
    if not text.isdecimal():
        raise HeqiError("list.bad_filter", "负责人不对。", "owner is me, none or a staff id.", 422)
    return int(text)


def _after(query: QuerySet[Case], column: str, falling: bool, cursor: str) -> QuerySet[Case]:
    if not cursor:
        return query
    at, case_id = _read_cursor(cursor)
    past = "lt" if falling else "gt"
    return query.filter(
        Q(**{f"{column}__{past}": at}) | Q(**{column: at, f"id__{past}": case_id}), **{f"{column}__{past}e": at}
    )


def _write_cursor(at: datetime, case_id: int) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([at, case_id])).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[datetime, int]:
    try:
        at, case_id = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return datetime.fromisoformat(at), int(case_id)
    except (ValueError, TypeError, binascii.Error) as error:
        raise HeqiError(
            "list.bad_cursor", "翻页位置无效，请回到第一页。", "Bad cursor; start at page one.", 422
        ) from error
