"""Incidents over HTTP: find the orders, open, set a policy, tell the buyers, close."""

from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from heqi.core.incidents.order_numbers import read_order_nos
from heqi.core.incidents.selection import Selection, require_sense
from heqi.incidents import actions
from heqi.incidents.access import incident_of, require_runner
from heqi.incidents.finding import FoundOrder, count_found, find_orders
from heqi.incidents.listing import list_incidents, list_orders
from heqi.incidents.models import Incident
from heqi.incidents.page import incident_page
from heqi.incidents.rows import incident_rows, order_rows
from heqi.web.api import incident_edits as edits
from heqi.web.api import incident_shapes as shapes
from heqi.web.api.case_edits import Edit
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: shapes.IncidentShape, **REFUSED}
SAMPLE = 100


class IncidentsAsked(Schema):
    """Which list."""

    shop: int | None = None
    state: Literal["open", "closed"] = "open"


class OrdersAsked(Schema):
    """Which orders of an incident, and part of a number."""

    show: Literal[
        "all", "open", "settled", "overdue", "no_case", "stuck", "untold", "told", "answered", "proposed", "excluded"
    ] = "all"
    words: str = Field("", max_length=64)
    skip: int = Field(0, ge=0, le=100_000)


@router.get("", response={200: list[shapes.IncidentRow], **REFUSED})
def read_list(request: HttpRequest, asked: Query[IncidentsAsked]) -> list[dict[str, Any]]:
    """Open or closed incidents, the newest first, at most a hundred."""
    staff = staff_of(request)
    return incident_rows(list_incidents(shops_asked(staff, asked.shop), asked.state), now=timezone.now())


@router.post("/preview", response={200: shapes.PreviewShape, **REFUSED})
def preview(request: HttpRequest, given: edits.PreviewAsked) -> dict[str, Any]:
    """What a selection means now; nothing is written."""
    require_runner(staff_of(request), given.shop_id)
    found = find_orders(given.shop_id, require_sense(_selection(given.selection)))
    kept = [each for each in found.joining if each.gist.order_no not in set(given.excluded)]
    return {
        "counts": count_found(found, given.excluded),
        "paid_fen": sum(each.gist.paid_fen or 0 for each in kept),
        "sample": [_sample(each) for each in found.orders[:SAMPLE]],
        "unknown": list(found.unknown[:SAMPLE]),
    }


@router.post("/numbers", response={200: shapes.PastedShape, **REFUSED})
def read_numbers(request: HttpRequest, given: edits.PastedText) -> dict[str, Any]:
    """The order numbers in a pasted text or a file."""
    staff_of(request)
    pasted = read_order_nos(given.text)
    return {"order_nos": list(pasted.order_nos), "spoiled": pasted.spoiled}


@router.post("", response=ANSWERS)
def create(request: HttpRequest, given: edits.NewIncident) -> dict[str, Any]:
    """Open an incident with every order that fits, less those kept out."""
    staff, now = staff_of(request), timezone.now()
    incident = actions.open_incident(
        staff=staff,
        shop_id=given.shop_id,
        told=actions.Told(given.title, given.wrong, given.family, given.cause),
        selection=_selection(given.selection),
        later=Incident.Later(given.later),
        excluded=given.excluded,
        reason=given.excluded_why,
        now=now,
    )
    return _shown(request, incident)


@router.get("/{int:incident_id}", response=ANSWERS)
def read(request: HttpRequest, incident_id: int) -> dict[str, Any]:
    """The page of one incident."""
    return _shown(request, incident_of(staff_of(request), incident_id))


@router.get("/{int:incident_id}/orders", response={200: shapes.IncidentOrderPage, **REFUSED})
def read_orders(request: HttpRequest, incident_id: int, asked: Query[OrdersAsked]) -> dict[str, Any]:
    """Its orders, fifty at a time, by number."""
    incident = incident_of(staff_of(request), incident_id)
    page = list_orders(incident, show=asked.show, words=asked.words, skip=asked.skip, now=timezone.now())
    return {"items": order_rows(incident, page.orders), "more": page.more}


@router.post("/{int:incident_id}/orders/exclude", response=ANSWERS)
def exclude(request: HttpRequest, incident_id: int, given: edits.OrdersEdit) -> dict[str, Any]:
    """Keep orders out, with a reason."""
    staff, now = staff_of(request), timezone.now()
    incident = actions.exclude_orders(
        staff=staff,
        incident_id=incident_id,
        version=given.version,
        order_nos=given.order_nos,
        reason=given.reason,
        now=now,
    )
    return _shown(request, incident)


@router.post("/{int:incident_id}/orders/include", response=ANSWERS)
def include(request: HttpRequest, incident_id: int, given: edits.OrdersEdit) -> dict[str, Any]:
    """Take proposed or excluded orders in."""
    staff, now = staff_of(request), timezone.now()
    incident = actions.include_orders(
        staff=staff, incident_id=incident_id, version=given.version, order_nos=given.order_nos, now=now
    )
    return _shown(request, incident)


@router.post("/{int:incident_id}/search", response=ANSWERS)
def search(request: HttpRequest, incident_id: int, given: Edit) -> dict[str, Any]:
    """Look once more for orders that fit; new ones are proposed."""
    staff, now = staff_of(request), timezone.now()
    return _shown(request, actions.search_again(staff=staff, incident_id=incident_id, version=given.version, now=now))


@router.post("/{int:incident_id}/close", response=ANSWERS)
def close(request: HttpRequest, incident_id: int, given: edits.CloseEdit) -> dict[str, Any]:
    """End it, with the cause and what prevents it."""
    staff, now = staff_of(request), timezone.now()
    incident = actions.close_incident(staff=staff, incident_id=incident_id, now=now, **given.dict())
    return _shown(request, incident)


@router.post("/{int:incident_id}/stops/{int:action_id}/tick", response=ANSWERS)
def tick(request: HttpRequest, incident_id: int, action_id: int, given: edits.StopTick) -> dict[str, Any]:
    """A listing was taken off sale, by hand."""
    staff, now = staff_of(request), timezone.now()
    incident = actions.tick_stop(staff=staff, incident_id=incident_id, action_id=action_id, note=given.note, now=now)
    return _shown(request, incident)


def _selection(given: shapes.SelectionShape) -> Selection:
    asked = given.dict()
    return Selection(**{**asked, "order_nos": tuple(asked["order_nos"]), "provinces": tuple(asked["provinces"])})


def _sample(found: FoundOrder) -> dict[str, Any]:
    gist = found.gist
    goods = gist.goods[0] if gist.goods else ("", "", "", "")
    return {
        "order_no": gist.order_no,
        "phase": found.phase,
        "goods": goods[1],
        "sku": goods[2],
        "paid_fen": gist.paid_fen,
        "shipped_at": gist.shipped_at,
        "note": gist.note,
        "case_open": found.case_open,
        "refunded": found.refunded,
        "elsewhere": found.elsewhere,
    }


def _shown(request: HttpRequest, incident: Incident) -> dict[str, Any]:
    return incident_page(incident, staff=staff_of(request), now=timezone.now())
