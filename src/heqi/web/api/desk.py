"""The desk over HTTP: presence, the floor, the reply rate of a day, and how a shop's desk is set up."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from heqi.accounts.access import find_staff, staff_names, staff_of_shop
from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.time import shanghai_date
from heqi.reception.access import posts_in, presence_of
from heqi.reception.actions.set_desk import require_supervisor, set_post, set_standard
from heqi.reception.actions.set_presence import set_presence
from heqi.reception.floor import Seat, read_floor
from heqi.reception.models import Presence
from heqi.reception.models.duty import MOST_TALKS
from heqi.reception.rated import scores_of_days
from heqi.reception.rates import ReplyRate, rates_of_day
from heqi.reception.standard import is_given_out, standard_of
from heqi.rules.queries import rulebook_of
from heqi.web.api import desk_shapes as shapes
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}


class OfShops(Schema):
    """One shop, or all of mine."""

    shop: int | None = None


class OfDay(OfShops):
    """A day in China; today, if not said."""

    day: date | None = None


class OfDays(OfDay):
    """Some days in China up to and with `day`."""

    days: int = Field(1, ge=1, le=90)


@router.get("/presence", response={200: shapes.PresenceShape, **REFUSED})
def read_presence(request: HttpRequest) -> dict[str, Any]:
    """Where I am."""
    staff = staff_of(request)
    return _presence(staff.id, presence_of([staff.id]).get(staff.id))


@router.post("/presence", response={200: shapes.PresenceShape, **REFUSED})
def come_and_go(request: HttpRequest, given: shapes.PresenceSet) -> dict[str, Any]:
    """I am at the desk, on a break, or gone."""
    staff, now = staff_of(request), timezone.now()
    row = set_presence(staff=staff, state=Presence.State(given.state), until=given.until, now=now)
    return _presence(staff.id, row)


@router.post("/presence/{int:staff_id}", response={200: shapes.PresenceShape, **REFUSED})
def set_for(request: HttpRequest, staff_id: int, given: shapes.PresenceSet) -> dict[str, Any]:
    """A supervisor of all of a colleague's shops says where they are, who forgot it."""
    staff, now = staff_of(request), timezone.now()
    colleague = find_staff(staff_id)
    if colleague is None or not set(colleague.shops) & set(staff.shops):
        raise HeqiError("staff.none", "没有这位员工。", "There is no such member of staff.", 404)
    for shop_id in colleague.shops:
        if colleague.handles(shop_id) and not staff.supervises(shop_id):
            raise HeqiError("role.desk", "只有主管可以设置接待。", "Only a supervisor sets up the desk.", 403)
    row = set_presence(staff=colleague, state=Presence.State(given.state), until=given.until, now=now, by=staff.id)
    return _presence(staff_id, row)


@router.get("/floor", response={200: shapes.FloorShape, **REFUSED})
def see_floor(request: HttpRequest, asked: Query[OfShops]) -> dict[str, Any]:
    """Who is at the desk and what they have before them, for whoever supervises."""
    staff, now = staff_of(request), timezone.now()
    shop_ids = _supervised(staff, asked.shop)
    floor = read_floor(shop_ids, now=now)
    return {
        "seats": [_seat(seat, now) for seat in floor.seats],
        "rates": _rates(floor.rates, now),
        "pool": floor.pool,
        "pool_since": floor.pool_since,
        "held": floor.held,
    }


@router.get("/rates", response={200: list[shapes.RateShape], **REFUSED})
def read_rates(request: HttpRequest, asked: Query[OfDay]) -> list[dict[str, Any]]:
    """Reply rates of a day: of shops and their people; an agent sees the shops' and the own ones."""
    staff, now = staff_of(request), timezone.now()
    rates = rates_of_day(shops_asked(staff, asked.shop), asked.day or shanghai_date(now), now=now)
    mine = [rate for rate in rates if rate.staff_id in (None, staff.id) or not _is_agent(staff, rate.shop_id)]
    return _rates(mine, now)


@router.get("/ratings", response={200: list[shapes.ServiceScoreShape], **REFUSED})
def read_ratings(request: HttpRequest, asked: Query[OfDays]) -> list[dict[str, Any]]:
    """How buyers rated the service in some days, by shop and person; an agent sees the shops' and the own figures."""
    staff = staff_of(request)
    scores = scores_of_days(shops_asked(staff, asked.shop), asked.day or shanghai_date(timezone.now()), asked.days)
    seen = [each for each in scores if each.staff_id in (None, staff.id) or not _is_agent(staff, each.shop_id)]
    names = staff_names({each.staff_id for each in seen if each.staff_id is not None})
    return [
        {
            "shop_id": each.shop_id,
            "staff": _who(each.staff_id, names),
            "ratings": each.ratings,
            "mean": each.mean,
            "low": each.low,
        }
        for each in seen
    ]


@router.get("/settings", response={200: shapes.StandardShape, **REFUSED})
def read_settings(request: HttpRequest, shop: int) -> dict[str, Any]:
    """How a shop's desk works."""
    shops_asked(staff_of(request), shop)
    return _settings(shop)


@router.post("/settings", response={200: shapes.StandardShape, **REFUSED})
def write_settings(request: HttpRequest, given: shapes.StandardSet) -> dict[str, Any]:
    """What the shop holds itself to."""
    set_standard(staff=staff_of(request), now=timezone.now(), **given.dict())
    return _settings(given.shop_id)


@router.post("/posts", response={200: shapes.StandardShape, **REFUSED})
def write_post(request: HttpRequest, given: shapes.PostSet) -> dict[str, Any]:
    """What a colleague is given."""
    set_post(staff=staff_of(request), now=timezone.now(), **given.dict())
    return _settings(given.shop_id)


def _presence(staff_id: int, row: Presence | None) -> dict[str, Any]:
    if row is None:
        return {"staff_id": staff_id, "state": Presence.State.OFFLINE, "since": None, "until": None}
    return {"staff_id": staff_id, "state": row.state, "since": row.since, "until": row.until}


def _supervised(staff: StaffView, shop_id: int | None) -> list[int]:
    shop_ids = [each for each in shops_asked(staff, shop_id) if not _is_agent(staff, each)]
    if not shop_ids:
        require_supervisor(staff, shop_id or next(iter(staff.shops)))
    return shop_ids


def _is_agent(staff: StaffView, shop_id: int) -> bool:
    """Serves talks there and supervises nobody."""
    return staff.handles(shop_id) and not staff.supervises(shop_id)


def _seat(seat: Seat, now: datetime) -> dict[str, Any]:
    return {
        "staff": {"id": seat.staff_id, "name": seat.name},
        "state": seat.state,
        "since": seat.since,
        "until": seat.until,
        "open": seat.open,
        "waiting": seat.waiting,
        "abnormal": seat.abnormal,
        "longest_since": seat.longest_since,
        "first_due": seat.first_due,
        "rates": _rates(seat.rates, now),
    }


def _who(staff_id: int | None, names: Mapping[int, str]) -> dict[str, Any] | None:
    """A person of the team; None stands for the whole shop."""
    return None if staff_id is None else {"id": staff_id, "name": names.get(staff_id, "")}


def _rates(rates: Iterable[ReplyRate], now: datetime) -> list[dict[str, Any]]:
    rates = list(rates)
    names = staff_names({rate.staff_id for rate in rates if rate.staff_id is not None})
    standards = {rate.shop_id: standard_of(rate.shop_id, now).rate for rate in rates}
    return [
        {
            "shop_id": rate.shop_id,
            "staff": _who(rate.staff_id, names),
            "waits": rate.waits,
            "late": rate.late,
            "self_reported": rate.self_reported,
            "longest": rate.longest,
            "percent": rate.percent,
            "standard": standards[rate.shop_id],
        }
        for rate in rates
    ]


def _settings(shop_id: int) -> dict[str, Any]:
    standard = standard_of(shop_id, timezone.now())
    posts = {post.staff_id: post for post in posts_in([shop_id])}
    rule = next((rule for rule in rulebook_of(shop_id).rules if rule.id == standard.origin), None)
    return {
        "shop_id": shop_id,
        "minutes": standard.minutes,
        "rate": standard.rate,
        "shifts": list(standard.shifts),
        "origin": standard.origin,
        "origin_title": rule.title if rule else "",
        "origin_title_en": rule.title_en if rule else "",
        "assign": "auto" if is_given_out(shop_id) else "by_hand",
        "posts": [
            {
                "staff": {"id": staff_id, "name": name},
                "most": posts[staff_id].most if staff_id in posts else MOST_TALKS,
                "skills": posts[staff_id].skills if staff_id in posts else [],
                "version": posts[staff_id].version if staff_id in posts else 0,
            }
            for staff_id, name in staff_of_shop(shop_id)
        ],
    }
