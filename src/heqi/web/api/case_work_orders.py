"""The work orders of a case over HTTP: what was asked and answered, asking, and taking an answer."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router

from heqi.accounts.contracts import StaffView
from heqi.cases.access import case_of
from heqi.cases.actions import accept_work_order, ask_work_order
from heqi.cases.detail import detail_of
from heqi.cases.enquiry import is_enquiry_on_record
from heqi.cases.models import Case
from heqi.core.work_orders import Addressee, WorkKind
from heqi.web.api.case_edits import Edit, RowId
from heqi.web.api.case_shapes import CaseDetail
from heqi.web.api.work_order_rows import shown_orders
from heqi.web.api.work_order_shapes import CaseWorkOrders
from heqi.web.errors import Problem
from heqi.web.staff import staff_of
from heqi.workorders.access import orders_in
from heqi.workorders.order_page import form_rows

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}


class NewWorkOrder(Edit):
    """Ask; `version` is the case's. Without `hours` to answer the kind says how many.

    `photo_ids`: photos of the buyer's that a supplier is shown.
    """

    kind: WorkKind
    addressee: Addressee
    question: str = Field(max_length=2000)
    hours: Annotated[int, Field(strict=True, ge=1)] | None = None
    with_address: bool = False
    photo_ids: list[RowId] = Field([], max_length=9)


class AnswerAcceptance(Edit):
    """Take the answer; `version` is the case's. `adopt`: record on the case what it says."""

    order_version: Annotated[int, Field(strict=True)]
    adopt: bool = False


@router.get("/{int:case_id}/work-orders", response={200: CaseWorkOrders, **REFUSED})
def read(request: HttpRequest, case_id: int) -> dict[str, Any]:
    """Newest first, with what may be asked."""
    staff = staff_of(request)
    return _page(case_of(staff, case_id), staff, timezone.now())


@router.post("/{int:case_id}/work-orders", response={200: CaseWorkOrders, **REFUSED})
def ask(request: HttpRequest, case_id: int, given: NewWorkOrder) -> dict[str, Any]:
    """Send a new one."""
    staff, now = staff_of(request), timezone.now()
    ask_work_order(staff=staff, case_id=case_id, now=now, **given.dict())
    return _page(case_of(staff, case_id), staff, now)


@router.post("/{int:case_id}/work-orders/{int:order_id}/accept", response={200: CaseDetail, **REFUSED})
def accept(request: HttpRequest, case_id: int, order_id: int, given: AnswerAcceptance) -> dict[str, Any]:
    """Close an answered one; its photos become evidence of the case."""
    staff, now = staff_of(request), timezone.now()
    case = accept_work_order(
        staff=staff,
        case_id=case_id,
        version=given.version,
        order_id=order_id,
        order_version=given.order_version,
        adopt=given.adopt,
        now=now,
    )
    return detail_of(case, staff=staff, now=now)


def _page(case: Case, staff: StaffView, now: datetime) -> dict[str, Any]:
    orders = list(orders_in([case.shop_id]).filter(case_id=case.id).order_by("-id"))
    return {
        "items": shown_orders(orders, staff=staff, now=now),
        "forms": form_rows(shop_id=case.shop_id, order_no=case.order_no, after_sale_no=case.after_sale_no),
        "enquiry": is_enquiry_on_record(case),
        "may_ask": staff.handles(case.shop_id) and not case.done,
    }
