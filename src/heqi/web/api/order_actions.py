"""What is done about an order from the talk, over HTTP: one call per button. Each answers with the whole page."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router

from heqi.accounts.contracts import StaffView
from heqi.cases.actions import pay_small
from heqi.cases.rows import rows_of
from heqi.core.order_actions.wish import require_sense
from heqi.order_actions.access import order_of_mine
from heqi.order_actions.actions import begin_act, reveal_address, tick_act, withdraw_act
from heqi.order_actions.models import OrderAct
from heqi.web.api import order_action_shapes as shapes
from heqi.web.api.case_shapes import CaseRow
from heqi.web.api.reveals import Revealed
from heqi.web.errors import Problem
from heqi.web.orders.acts import acts_page, check_wish
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: shapes.OrderActsPage, **REFUSED}


@router.get("", response=ANSWERS, operation_id="read_order_acts")
def read(request: HttpRequest, asked: Query[shapes.ActAsked]) -> dict[str, Any]:
    """What may be done about the order, what may not and why, and what is under way."""
    return acts_page(staff_of(request), asked.shop, asked.order_no, now=timezone.now())


@router.post("/check", response={200: shapes.ActCheck, **REFUSED}, operation_id="check_order_act")
def check(request: HttpRequest, given: shapes.NewAct) -> dict[str, Any]:
    """What the rules would say of it. Asked as one types; nothing of it is kept."""
    order = order_of_mine(staff_of(request), given.shop_id, given.order_no)
    wish = given.wish()
    require_sense(wish, paid_fen=order.paid_fen)
    return check_wish(order, wish, now=timezone.now())


@router.post("", response=ANSWERS, operation_id="begin_order_act")
def begin(request: HttpRequest, given: shapes.NewAct) -> dict[str, Any]:
    """Begin it: checked again, then a person does it in the back office and ticks it."""
    staff, now = staff_of(request), timezone.now()
    begin_act(
        staff=staff,
        shop_id=given.shop_id,
        order_no=given.order_no,
        wish=given.wish(),
        talk_id=given.talk_id,
        now=now,
    )
    return acts_page(staff, given.shop_id, given.order_no, now=now)


@router.post("/small-payment", response={200: CaseRow, **REFUSED}, operation_id="pay_small")
def pay(request: HttpRequest, given: shapes.SmallPayment) -> dict[str, Any]:
    """Choose a small payment on the order's case, which is opened where there is none; the case's row."""
    case = pay_small(staff=staff_of(request), now=timezone.now(), **given.dict())
    return rows_of([case])[0]


@router.post("/{int:act_id}/tick", response=ANSWERS, operation_id="tick_order_act")
def tick(request: HttpRequest, act_id: int, given: shapes.ActEdit) -> dict[str, Any]:
    """It was done by hand."""
    staff, now = staff_of(request), timezone.now()
    return _show(staff, tick_act(staff=staff, act_id=act_id, version=given.version, now=now), now)


@router.post("/{int:act_id}/withdraw", response=ANSWERS, operation_id="withdraw_order_act")
def withdraw(request: HttpRequest, act_id: int, given: shapes.ActEdit) -> dict[str, Any]:
    """It is not done after all."""
    staff, now = staff_of(request), timezone.now()
    return _show(staff, withdraw_act(staff=staff, act_id=act_id, version=given.version, now=now), now)


@router.post("/{int:act_id}/reveal", response={200: Revealed, **REFUSED}, operation_id="reveal_new_address")
def reveal(request: HttpRequest, act_id: int, given: shapes.ActReveal) -> dict[str, str]:
    """The new address, on record."""
    value = reveal_address(staff=staff_of(request), act_id=act_id, reason=given.reason, now=timezone.now())
    return {"field": "new_address", "value": value}


def _show(staff: StaffView, act: OrderAct, now: datetime) -> dict[str, Any]:
    return acts_page(staff, act.shop_id, act.order_no, now=now)
