"""What somebody leaves behind at the end of a shift (W9): waiting talks, promises, and the clocks of the next hours."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from heqi.accounts.contracts import StaffView
from heqi.cases.access import cases_in, promises_due
from heqi.cases.rows import number_of, rows_of
from heqi.reception.access import outgoing_in, talks_in
from heqi.reception.actions.transfer_talk import MOST_AT_ONCE, hand_over_talks
from heqi.reception.models import Outgoing
from heqi.reception.reading import show_outgoing
from heqi.reception.rows import rows_of as talk_rows
from heqi.web.api.case_shapes import CaseRow
from heqi.web.api.talk_shapes import OutgoingShape, TalkRow
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
MOST = 200
_UNSENT = (Outgoing.State.TO_COPY, Outgoing.State.HELD, Outgoing.State.FAILED)


class HandOverAsked(Schema):
    """Of which shop, and how many hours ahead."""

    shop: int | None = None
    hours: int = Field(12, ge=1, le=72)


class OwedPromise(Schema):
    """A promise to a buyer that falls due, or has."""

    case_id: int
    number: str
    what: str
    due_at: datetime
    broken: bool


class HandOverList(Schema):
    """What is mine and goes on without me: open talks, the waiting ones first; what I wrote and has not left;
    promises and cases whose clocks run out within the hours asked for.
    """

    talks: list[TalkRow]
    unsent: list[OutgoingShape]
    promises: list[OwedPromise]
    cases: list[CaseRow]


class HandOver(Schema):
    """Which talks go to whom (null: to whoever is free), and what they have to know."""

    talk_ids: list[int] = Field(min_length=1, max_length=MOST_AT_ONCE)
    to: int | None = None
    note: str = Field(max_length=500)


@router.get("", response={200: HandOverList, **REFUSED})
def read_list(request: HttpRequest, asked: Query[HandOverAsked]) -> dict[str, Any]:
    """What I leave behind."""
    staff, now = staff_of(request), timezone.now()
    return _list(staff, list(shops_asked(staff, asked.shop)), now, now + timedelta(hours=asked.hours))


@router.post("", response={200: HandOverList, **REFUSED})
def pass_on(request: HttpRequest, given: HandOver) -> dict[str, Any]:
    """Pass several talks on at once; all of them or none."""
    staff, now = staff_of(request), timezone.now()
    hand_over_talks(staff=staff, talk_ids=given.talk_ids, to=given.to, note=given.note, now=now)
    return _list(staff, list(staff.shops), now, now + timedelta(hours=12))


def _list(staff: StaffView, shop_ids: list[int], now: datetime, until: datetime) -> dict[str, Any]:
    mine = talks_in(shop_ids).filter(staff_id=staff.id, open=True)
    talks = [
        *mine.filter(waiting_since__isnull=False).order_by("due_at", "waiting_since", "id")[:MOST],
        *mine.filter(waiting_since=None).order_by("-last_at", "-id")[:MOST],
    ]
    unsent = outgoing_in(shop_ids).filter(staff_id=staff.id, state__in=_UNSENT, state_at__gte=now - timedelta(days=3))
    cases = cases_in(shop_ids).filter(owner_id=staff.id, done=False)
    due = cases.filter(sort_at__lte=until).order_by("sort_at", "id")[:MOST]
    promises = promises_due(shop_ids, list(cases.values_list("id", flat=True)[:5_000]), until)[:MOST]
    return {
        "talks": talk_rows(talks),
        "unsent": [show_outgoing(row) for row in unsent.order_by("id")[:MOST]],
        "promises": [
            {
                "case_id": each.case_id,
                "number": number_of(each.case_id),
                "what": each.what,
                "due_at": each.due_at,
                "broken": each.state == each.State.BROKEN,
            }
            for each in promises
        ],
        "cases": rows_of(due),
    }
