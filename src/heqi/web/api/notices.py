"""Who outside the desk is told what, over HTTP. Addresses and secrets go in and never come out."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from heqi.accounts.contracts import StaffView
from heqi.alerts.access import deliveries_in, destinations_in
from heqi.alerts.actions.destinations import (
    add_destination,
    change_destination,
    remove_destination,
    test_destination,
)
from heqi.alerts.events import EVENTS
from heqi.alerts.models import Delivery, Destination
from heqi.core.words import Role
from heqi.notify.base import Address, Way
from heqi.notify.registry import make_secret, require_address
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
NEWEST = 20


class NoticeEvent(Schema):
    """What may be told."""

    name: str
    title: str
    title_en: str


class NoticeTold(Schema):
    """One thing that was told, or is to be."""

    event: str
    text: str
    at: datetime
    state: Delivery.State
    attempts: int
    error: str


class DestinationShape(Schema):
    """A place to tell. `hint`: the host of its address; `off_reason`: failing, when the desk switched it off."""

    id: int
    shop_id: int
    way: Way
    name: str
    hint: str
    events: list[str]
    on: bool
    off_reason: str
    last_error: str
    failing_since: datetime | None
    told_at: datetime | None
    version: int
    newest: list[NoticeTold]


class DestinationMade(DestinationShape):
    """A new one. `secret`: of a webhook, shown this once for the receiver's side; empty for robots."""

    secret: str


class NoticePage(Schema):
    """Every destination of my shops, and what may be told."""

    destinations: list[DestinationShape]
    events: list[NoticeEvent]
    owned: list[int]


class NewDestination(Schema):
    """`secret`: of a robot that signs; a webhook gets one made."""

    shop_id: int
    way: Way
    name: str = Field(max_length=40)
    url: str = Field(max_length=2_000)
    secret: str = Field("", max_length=200)
    events: list[str] = Field(max_length=40)


class DestinationEdit(Schema):
    """Which version the person has seen."""

    version: int


class DestinationChange(DestinationEdit):
    """An empty address keeps the one that is there."""

    name: str = Field(max_length=40)
    url: str = Field("", max_length=2_000)
    secret: str = Field("", max_length=200)
    events: list[str] = Field(max_length=40)
    on: bool


ANSWERS: dict[int | frozenset[int], Any] = {200: DestinationShape, **REFUSED}


@router.get("", response={200: NoticePage, **REFUSED}, operation_id="list_destinations")
def list_all(request: HttpRequest) -> dict[str, Any]:
    """Who is told what, of my shops; changing is the owner's."""
    staff = staff_of(request)
    return {
        "destinations": _shapes(destinations_in(staff.shops)),
        "events": [{"name": each.name, "title": each.title, "title_en": each.title_en} for each in EVENTS],
        "owned": [shop_id for shop_id, held in staff.shops.items() if held.role is Role.OWNER],
    }


@router.post("", response={200: DestinationMade, **REFUSED}, operation_id="add_destination")
def add(request: HttpRequest, sent: NewDestination) -> dict[str, Any]:
    """A new place to tell; its address is looked at now and again at every call."""
    staff = staff_of(request)
    secret = make_secret() if sent.way is Way.WEBHOOK else sent.secret.strip()
    require_address(Address(sent.way, sent.url.strip(), secret))
    row = add_destination(
        staff=staff,
        shop_id=sent.shop_id,
        way=sent.way,
        name=sent.name,
        url=sent.url.strip(),
        secret=secret,
        events=sent.events,
        now=timezone.now(),
    )
    return {**_one(staff, row.pk), "secret": secret if sent.way is Way.WEBHOOK else ""}


@router.post("/{destination_id}", response=ANSWERS, operation_id="change_destination")
def change(request: HttpRequest, destination_id: int, sent: DestinationChange) -> dict[str, Any]:
    """Other events, another name or address, on or off."""
    staff, url = staff_of(request), sent.url.strip()
    held = destinations_in(staff.shops).filter(pk=destination_id).first()
    if url and held is not None:
        way = Way(held.way)
        require_address(Address(way, url, make_secret() if way is Way.WEBHOOK else sent.secret))
    change_destination(
        staff=staff,
        destination_id=destination_id,
        version=sent.version,
        name=sent.name,
        events=sent.events,
        on=sent.on,
        url=url,
        secret=sent.secret.strip(),
        now=timezone.now(),
    )
    return _one(staff, destination_id)


@router.post("/{destination_id}/test", response=ANSWERS, operation_id="test_destination")
def test(request: HttpRequest, destination_id: int, sent: DestinationEdit) -> dict[str, Any]:
    """Have a worker tell it something harmless."""
    staff = staff_of(request)
    test_destination(staff=staff, destination_id=destination_id, version=sent.version, now=timezone.now())
    return _one(staff, destination_id)


@router.post("/{destination_id}/remove", response={204: None, **REFUSED}, operation_id="remove_destination")
def remove(request: HttpRequest, destination_id: int, sent: DestinationEdit) -> tuple[int, None]:
    """Tell nothing there any more."""
    staff = staff_of(request)
    remove_destination(staff=staff, destination_id=destination_id, version=sent.version, now=timezone.now())
    return 204, None


def _one(staff: StaffView, destination_id: int) -> dict[str, Any]:
    return _shapes(destinations_in(staff.shops).filter(pk=destination_id))[0]


def _shapes(rows: "QuerySet[Destination]") -> list[dict[str, Any]]:
    names = ("id", "shop_id", "way", "name", "hint", "events", "on", "off_reason", "last_error", "failing_since")
    return [
        {**{name: getattr(row, name) for name in (*names, "told_at", "version")}, "newest": _newest(row)}
        for row in rows
    ]


def _newest(row: Destination) -> list[dict[str, Any]]:
    told = deliveries_in([row.shop_id]).filter(destination_id=row.pk)[:NEWEST]
    return [dict(each) for each in told.values("event", "text", "at", "state", "attempts", "error")]
