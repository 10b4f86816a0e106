"""Arrivals and what a number leads to, in the shape of the API. Personal data is masked."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.cases.access import cases_in
from heqi.cases.models import Case
from heqi.cases.rows import number_of, person, rows_of
from heqi.core.masks import mask_contacts
from heqi.returns.access import photos_of
from heqi.returns.figures import keep_days_of
from heqi.returns.find import Found
from heqi.returns.models import Arrival, ArrivalPhoto
from heqi.returns.states import WAYS, State
from heqi.shops.access import shops_by_id
from heqi.shops.contracts import ShopView
from heqi.trade.queries import lines_of

Row = dict[str, Any]


def arrival_rows(arrivals: Sequence[Arrival], *, staff: StaffView, now: datetime) -> list[Row]:
    """`ArrivalShape` of the API, in the order given."""
    shop_ids = {each.shop_id for each in arrivals}
    shops = shops_by_id(shop_ids)
    people = {each for row in arrivals for each in (row.by, row.opened_by, row.ended_by) if each is not None}
    names = staff_names(people)
    cases = _cases(shop_ids, [each.case_id for each in arrivals if each.case_id is not None])
    photos = _photos(shop_ids, [each.pk for each in arrivals])
    return [
        _row(each, shops[each.shop_id], names, cases.get(each.case_id or 0), photos.get(each.pk, []), staff, now)
        for each in arrivals
    ]


def found_body(found: Found, *, staff: StaffView, now: datetime) -> Row:
    """`FoundShape` of the API."""
    rows = rows_of([hit.case for hit in found.hits])
    arrived = {each.case_id for each in found.arrivals}
    return {
        "number": found.number,
        "hits": [
            {
                "why": hit.why,
                "way": hit.way,
                "carrier": hit.carrier,
                "arrived": hit.case.pk in arrived,
                "may": staff.handles(hit.case.shop_id),
                "lines": _lines(hit.case),
                "case": row,
            }
            for hit, row in zip(found.hits, rows, strict=True)
        ],
        "orders": [{"shop_id": each.shop_id, "order_no": each.order_no, "why": each.why} for each in found.orders],
        "arrivals": arrival_rows(found.arrivals, staff=staff, now=now),
    }


def _lines(case: Case) -> list[Row]:
    """What was sent, for the eye of whoever opens the parcel."""
    lines = lines_of(case.shop_id, [case.order_no]).get(case.order_no, [])
    return [{"goods": line.goods, "sku": line.sku, "quantity": line.quantity} for line in lines]


def _row(
    arrival: Arrival,
    shop: ShopView,
    names: Mapping[int, str],
    case: Case | None,
    photos: list[ArrivalPhoto],
    staff: StaffView,
    now: datetime,
) -> Row:
    kept_until = arrival.at + timedelta(days=keep_days_of(shop))
    handles = staff.handles(arrival.shop_id)
    return {
        "id": arrival.pk,
        "version": arrival.version,
        "shop": {"id": shop.id, "name": shop.name, "platform": shop.platform},
        "tracking_no": arrival.tracking_no,
        "carrier": arrival.carrier,
        "order_no": arrival.order_no,
        "case": None if case is None else _case(case),
        "at": arrival.at,
        "by": person(arrival.by, names),
        "way": arrival.way,
        "state": arrival.state,
        "came": arrival.came or None,
        "pieces": arrival.pieces,
        "gift": arrival.gift,
        "note": mask_contacts(arrival.note),
        "inside": mask_contacts(arrival.inside),
        "sender": mask_contacts(arrival.sender),
        "opened_at": arrival.opened_at,
        "opened_by": person(arrival.opened_by, names),
        "ended_at": arrival.ended_at,
        "ended_by": person(arrival.ended_by, names),
        "end_reason": mask_contacts(arrival.end_reason),
        "photos": [{"id": each.pk, "kind": each.kind, "name": each.name} for each in photos],
        "kept_until": kept_until,
        "may": {
            "open": handles and State.PASSED in WAYS[State(arrival.state)],
            "undo": handles and State.UNDONE in WAYS[State(arrival.state)],
            "give_up": handles and arrival.state == State.POOLED and now >= kept_until,
        },
    }


def _case(case: Case) -> Row:
    return {
        "id": case.pk,
        "number": number_of(case.pk),
        "version": case.version,
        "goods": case.goods,
        "stage": case.stage,
        "next": case.next,
    }


def _cases(shop_ids: Collection[int], case_ids: Collection[int]) -> dict[int, Case]:
    return {case.pk: case for case in cases_in(shop_ids).filter(id__in=list(case_ids))} if case_ids else {}


def _photos(shop_ids: Collection[int], arrival_ids: Collection[int]) -> dict[int, list[ArrivalPhoto]]:
    found: dict[int, list[ArrivalPhoto]] = {}
    for photo in photos_of(shop_ids, arrival_ids):
        found.setdefault(photo.arrival_id, []).append(photo)
    return found
