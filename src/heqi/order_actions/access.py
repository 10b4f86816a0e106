"""The only way to what is done about orders from the talk, and the checks that every change starts with."""

from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Subject
from heqi.order_actions.models import OrderAct
from heqi.trade.contracts import OrderView
from heqi.trade.queries import orders_by_no


def unable_to_find_act() -> HeqiError:
    """No such act, or one of a shop that was not given to this person: the two look the same."""
    return HeqiError("act.none", "没有这个订单操作，或它不在您的店铺里。", "There is no such act on an order.", 404)


def acts_in(shop_ids: Collection[int]) -> QuerySet[OrderAct]:
    """Acts of these shops."""
    return OrderAct.objects.in_shops(shop_ids)


def acts_on(shop_id: int, order_no: str) -> QuerySet[OrderAct]:
    """Acts on one order, newest first."""
    return acts_in([shop_id]).filter(order_no=order_no).order_by("-id")


def order_of_mine(staff: StaffView, shop_id: int, order_no: str) -> OrderView:
    """An order of one of this person's shops. Raises shop.none, order.none."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    order = orders_by_no(shop_id, [order_no]).get(order_no)
    if order is None:
        raise HeqiError(
            "order.none",
            "没有这个订单。请先导入包含它的订单文件。",
            "There is no such order; import a file that holds it first.",
            404,
        )
    return order


def require_handler(staff: StaffView, shop_id: int) -> None:
    """Raises role.orders for whoever only reads in that shop."""
    if not staff.handles(shop_id):
        raise HeqiError("role.orders", "您的角色只能查看订单。", "Your role may only read orders.", 403)


def lock_act(staff: StaffView, act_id: int, version: int) -> OrderAct:
    """The act, held until the transaction ends. Raises act.none, role.orders, act.stale."""
    rows = acts_in(staff.shops)
    held = (rows.select_for_update() if connection.features.has_select_for_update else rows).filter(id=act_id).first()
    if held is None:
        raise unable_to_find_act()
    require_handler(staff, held.shop_id)
    if held.version != version:
        raise HeqiError(
            "act.stale",
            "这个操作刚被更新，已为您刷新，请核对后重试。",
            "This has changed since you opened it; check it and try again.",
            409,
            {"version": held.version, "state": held.state},
        )
    return held


def subject_of(act: OrderAct) -> Subject:
    """The outbox's and the journal's name for an act: one subject each, so that a later one may happen again."""
    return Subject("order_act", str(act.pk))
