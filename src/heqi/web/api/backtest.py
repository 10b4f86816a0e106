"""The backtest of closed cases over HTTP: what may be tried, and what came of it. Nothing is written."""

import datetime as dt
from dataclasses import asdict
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema

from heqi.cases.replay import Change, Period, present_terms, replay_closed, terms_with
from heqi.cases.replay.page import replay_page
from heqi.cases.replay.run import MOST_CASES
from heqi.core.errors import HeqiError
from heqi.core.time import end_of_day
from heqi.core.words import Outcome
from heqi.rules.access import require_owner
from heqi.shops.access import get_shop
from heqi.web.api.moments import Day
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
MOST_FEN = 10_000_000_00
ERRORS = frozenset({400, 401, 403, 404, 422})


class BacktestFigure(Schema):
    """One cost figure of the shop. `origin`: shop or default."""

    name: str
    unit: Literal["fen", "percent", "minutes", "hours", "count"]
    value: int
    origin: Literal["shop", "default"]
    least: int
    most: int


class BacktestPage(Schema):
    """What the shop goes by now. Null: no limit."""

    figures: list[BacktestFigure]
    agent_fen: int | None
    four_eyes_fen: int | None
    most_cases: int


class LimitsAsked(Schema):
    """Money limits to try; a name that is left out stays as it is, null is no limit."""

    agent_fen: int | None = Field(None, ge=0, le=MOST_FEN)
    four_eyes_fen: int | None = Field(None, ge=0, le=MOST_FEN)


class ReplayAsked(Schema):
    """A period in days of China, both included, and what to try: rules by id, figures by name, limits."""

    since: Day
    until: Day
    limit: int = Field(2_000, ge=1, le=MOST_CASES)
    rules: dict[str, dict[str, int | bool | str]] = Field(default_factory=dict, max_length=50)
    figures: dict[str, int | None] = Field(default_factory=dict, max_length=50)
    limits: LimitsAsked | None = None


class ReplaySide(Schema):
    """One way of deciding a case. `asks`: a colleague would have been asked."""

    recommended: Outcome | None
    cost_fen: int | None
    asks: bool


class ReplayedShape(Schema):
    """A case that comes out differently. `chosen` null: nobody chose."""

    case_id: int
    number: str
    goods: str
    closed_at: dt.datetime
    chosen: Outcome | None
    before: ReplaySide
    after: ReplaySide
    difference_fen: int | None


class ReplayFound(Schema):
    """Counts of closed cases, sums in fen; see `cases.replay.found`."""

    closed: int
    decided: int
    outcomes: int
    costs: int
    asking: int
    asks_before: int
    asks_after: int
    compared: int
    cost_before_fen: int
    cost_after_fen: int
    chosen: int
    agreed_before: int
    agreed_after: int
    changed: int
    cases: list[ReplayedShape]


@router.get("/{int:shop_id}/backtest", response={200: BacktestPage, ERRORS: Problem})
def read(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """The figures and limits that may be tried, as they are now (owner)."""
    require_own(request, shop_id)
    return replay_page(get_shop(shop_id))


@router.post("/{int:shop_id}/backtest", response={200: ReplayFound, ERRORS: Problem})
def replay(request: HttpRequest, shop_id: int, given: ReplayAsked) -> dict[str, Any]:
    """Decide the closed cases of a period both ways (owner). Nothing is written."""
    require_own(request, shop_id)
    shop = get_shop(shop_id)
    present = present_terms(shop)
    limits = given.limits.dict(exclude_unset=True) if given.limits else {}
    change = Change(given.rules, given.figures, limits)
    after = terms_with(shop, present, change)
    return asdict(replay_closed(shop_id, before=present, after=after, period=_period(given)))


def require_own(request: HttpRequest, shop_id: int) -> None:
    """Raises shop.none, role.owner."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    require_owner(staff, shop_id)


def _period(given: ReplayAsked) -> Period:
    if given.until < given.since:
        raise HeqiError("period.wrong", "结束日期早于开始日期。", "The last day lies before the first.", 422)
    second, day = dt.timedelta(seconds=1), dt.timedelta(days=1)
    return Period(end_of_day(given.since - day) + second, end_of_day(given.until) + second, given.limit)
