"""Cases over HTTP: the list, the page, and one call per button."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status

from heqi.accounts.access import staff_of_shop
from heqi.accounts.contracts import StaffView
from heqi.cases.access import case_of
from heqi.cases.actions import (
    assign_case,
    choose_outcome,
    open_case,
    record_contact,
    record_wish,
    release_case,
    send_step,
    take_case,
    tick_step,
    withdraw_outcome,
)
from heqi.cases.actions.put_off_step import put_off_step
from heqi.cases.detail import detail_of
from heqi.cases.listing import Wanted, count_views, list_cases
from heqi.cases.models import Case
from heqi.cases.money.limits import limits_to_approve
from heqi.cases.rows import row_of, rows_of
from heqi.returns.actions import join_pooled
from heqi.shops.access import get_shop
from heqi.web.api import case_edits as edits
from heqi.web.api import case_shapes as shapes
from heqi.web.api.person_shape import PersonShape
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
ANSWERS: dict[int | frozenset[int], Any] = {
    200: shapes.CaseDetail,
    frozenset({400, 401, 403, 404, 409, 422}): Problem,
}


class ListQuery(Schema):
    """Filters of the list; leave out what does not matter."""

    shop: int | None = None
    stage: str = ""
    demand: str = ""
    state: str = ""
    owner: str = ""
    view: str = ""
    q: str = ""
    order: str = "due"
    cursor: str = ""
    limit: int = 50
    flag: int | None = Field(None, ge=0, le=5)


@router.get("", response={200: shapes.CasePage, frozenset({401, 404, 422}): Problem})
def read_list(request: HttpRequest, asked: Query[ListQuery]) -> dict[str, Any]:
    """One page of cases, by time left (`order=due`) or newest first (`order=newest`)."""
    staff = staff_of(request)
    wanted = Wanted(**asked.dict(exclude={"shop"}))
    page = list_cases(
        shop_ids=shops_asked(staff, asked.shop),
        staff_id=staff.id,
        wanted=wanted,
        now=timezone.now(),
        approves=limits_to_approve(staff),
    )
    return {
        "items": rows_of(page.cases),
        "next_cursor": page.next_cursor,
        "count": {"n": page.count, "capped": page.capped},
    }


@router.get("/counts", response={200: dict[str, shapes.CountShape], frozenset({401, 404}): Problem})
def read_counts(request: HttpRequest, shop: int | None = None) -> dict[str, dict[str, Any]]:
    """How many cases each saved view holds."""
    staff = staff_of(request)
    counts = count_views(
        shop_ids=shops_asked(staff, shop),
        staff_id=staff.id,
        now=timezone.now(),
        approves=limits_to_approve(staff),
    )
    return {view: {"n": n, "capped": capped} for view, (n, capped) in counts.items()}


@router.get("/owners", response={200: list[PersonShape], frozenset({401, 404}): Problem})
def read_owners(request: HttpRequest, shop: int | None = None) -> list[dict[str, Any]]:
    """Colleagues in these shops, by name: who a list can be filtered by."""
    people = dict(pair for shop_id in shops_asked(staff_of(request), shop) for pair in staff_of_shop(shop_id))
    return [{"id": staff_id, "name": name} for staff_id, name in sorted(people.items(), key=lambda pair: pair[1])]


@router.post("", response={201: shapes.CaseRow, frozenset({400, 401, 403, 404, 409, 422}): Problem})
def create_case(request: HttpRequest, given: edits.NewCase) -> Status[dict[str, Any]]:
    """Open a case by hand, for a complaint that came by chat or phone; its row. The page is read by its id."""
    staff, now = staff_of(request), timezone.now()
    case = open_case(
        staff=staff,
        shop_id=given.shop_id,
        order_no=given.order_no,
        demand=given.demand,
        reason=given.reason,
        first_channel=given.first_channel,
        now=now,
    )
    if join_pooled(case.shop_id, now=now):
        case = case_of(staff, case.id)
    return Status(201, row_of(case, get_shop(case.shop_id), {staff.id: staff.name}))


@router.get("/{int:case_id}", response=ANSWERS)
def read_case(request: HttpRequest, case_id: int) -> dict[str, Any]:
    """The whole case page, decided as of now."""
    staff = staff_of(request)
    return detail_of(case_of(staff, case_id), staff=staff, now=timezone.now())


@router.post("/{int:case_id}/take", response=ANSWERS)
def take(request: HttpRequest, case_id: int, given: edits.Edit) -> dict[str, Any]:
    """Make the case mine."""
    staff, now = staff_of(request), timezone.now()
    return _show(take_case(staff=staff, case_id=case_id, version=given.version, now=now), staff, now)


@router.post("/{int:case_id}/release", response=ANSWERS)
def release(request: HttpRequest, case_id: int, given: edits.Edit) -> dict[str, Any]:
    """Put the case back for anybody."""
    staff, now = staff_of(request), timezone.now()
    return _show(release_case(staff=staff, case_id=case_id, version=given.version, now=now), staff, now)


@router.post("/{int:case_id}/assign", response=ANSWERS)
def assign(request: HttpRequest, case_id: int, given: edits.AssignEdit) -> dict[str, Any]:
    """Give the case to a colleague (supervisor, owner)."""
    staff, now = staff_of(request), timezone.now()
    case = assign_case(staff=staff, case_id=case_id, version=given.version, to=given.staff_id, now=now)
    return _show(case, staff, now)


@router.post("/{int:case_id}/contact", response=ANSWERS)
def contact(request: HttpRequest, case_id: int, given: edits.ContactEdit) -> dict[str, Any]:
    """Record an attempt to reach the buyer."""
    staff, now = staff_of(request), timezone.now()
    case = record_contact(
        staff=staff, case_id=case_id, version=given.version, channel=given.channel, note=given.note, now=now
    )
    return _show(case, staff, now)


@router.post("/{int:case_id}/wish", response=ANSWERS)
def wish(request: HttpRequest, case_id: int, given: edits.WishEdit) -> dict[str, Any]:
    """Record the buyer's own wish."""
    staff, now = staff_of(request), timezone.now()
    case = record_wish(
        staff=staff, case_id=case_id, version=given.version, demand=given.demand, words=given.words, now=now
    )
    return _show(case, staff, now)


@router.post("/{int:case_id}/choose", response=ANSWERS)
def choose(request: HttpRequest, case_id: int, given: edits.ChooseEdit) -> dict[str, Any]:
    """Choose an outcome that is not closed; its flow becomes the checklist."""
    staff, now = staff_of(request), timezone.now()
    case = choose_outcome(staff=staff, case_id=case_id, now=now, **given.dict())
    return _show(case, staff, now)


@router.post("/{int:case_id}/withdraw", response=ANSWERS)
def withdraw(request: HttpRequest, case_id: int, given: edits.WithdrawEdit) -> dict[str, Any]:
    """Take the choice back while nothing of it has left the house."""
    staff, now = staff_of(request), timezone.now()
    case = withdraw_outcome(staff=staff, case_id=case_id, version=given.version, reason=given.reason, now=now)
    return _show(case, staff, now)


@router.post("/{int:case_id}/steps/{key}/tick", response=ANSWERS)
def tick(request: HttpRequest, case_id: int, key: str, given: edits.TickEdit) -> dict[str, Any]:
    """Tick a step as done by hand."""
    staff, now = staff_of(request), timezone.now()
    case = tick_step(staff=staff, case_id=case_id, key=key, now=now, **given.dict())
    return _show(case, staff, now)


@router.post("/{int:case_id}/steps/{key}/put-off", response=ANSWERS)
def put_off(request: HttpRequest, case_id: int, key: str, given: edits.PutOffEdit) -> dict[str, Any]:
    """Put a step off, with the reason and the time that was promised."""
    staff, now = staff_of(request), timezone.now()
    case = put_off_step(staff=staff, case_id=case_id, key=key, now=now, **given.dict())
    return _show(case, staff, now)


@router.post("/{int:case_id}/steps/{key}/send", response=ANSWERS, operation_id="send_step")
def send(request: HttpRequest, case_id: int, key: str, given: edits.SendEdit) -> dict[str, Any]:
    """Let the desk do a step by the platform's interface; a worker does it and the page follows."""
    staff, now = staff_of(request), timezone.now()
    case = send_step(staff=staff, case_id=case_id, key=key, now=now, **given.dict())
    return _show(case, staff, now)


def _show(case: Case, staff: StaffView, now: datetime) -> dict[str, Any]:
    return detail_of(case, staff=staff, now=now)
