"""An order over HTTP: all that the pane beside a talk shows, and its hidden fields on record."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router

from heqi.order_actions.actions import reveal_order
from heqi.web.api.order_shapes import FoundOrder, OrderPaneShape, OrderQuery, OrderReveal
from heqi.web.api.reveals import Revealed
from heqi.web.errors import Problem
from heqi.web.orders.found import found_orders
from heqi.web.orders.pane import order_pane
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 422}): Problem}


@router.get("", response={200: list[FoundOrder], **REFUSED}, operation_id="find_orders")
def find(request: HttpRequest, query: Query[OrderQuery]) -> list[dict[str, Any]]:
    """The orders of my shops that a whole order, tracking or after-sales number leads to."""
    return found_orders(shops_asked(staff_of(request), query.shop), query.q)


@router.get("/{int:shop_id}/{order_no}", response={200: OrderPaneShape, **REFUSED}, operation_id="read_order")
def read_order(request: HttpRequest, shop_id: int, order_no: str) -> dict[str, Any]:
    """The order with its state line, goods, parcels, requests and cases."""
    return order_pane(staff_of(request), shop_id, order_no, now=timezone.now())


@router.post("/{int:shop_id}/{order_no}/reveal", response={200: Revealed, **REFUSED}, operation_id="reveal_of_order")
def reveal(request: HttpRequest, shop_id: int, order_no: str, given: OrderReveal) -> dict[str, str]:
    """The stored value; who saw it, when and why is in the journal."""
    staff = staff_of(request)
    value = reveal_order(
        staff=staff, shop_id=shop_id, order_no=order_no, field=given.field, reason=given.reason, now=timezone.now()
    )
    return {"field": given.field, "value": value}
