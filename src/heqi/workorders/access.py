"""The only place that fetches work orders, and the checks that every change of one starts with."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.workorders.models import Link, Turn, TurnFile, WorkOrder


def unable_to_find_order() -> HeqiError:
    """No such work order, or one of a shop that was not given to this person: the two look the same."""
    return HeqiError("work_order.none", "没有这张工单，或它不在您的店铺里。", "There is no such work order.", 404)


def orders_in(shop_ids: Collection[int]) -> QuerySet[WorkOrder]:
    """Work orders of these shops."""
    return WorkOrder.objects.in_shops(shop_ids)


def order_of(staff: StaffView, order_id: int) -> WorkOrder:
    """The work order when it is in one of this person's shops, else work_order.none."""
    found = orders_in(staff.shops).filter(id=order_id).first()
    if found is None:
        raise unable_to_find_order()
    return found


def lock_order(staff: StaffView, order_id: int, version: int) -> WorkOrder:
    """The work order, held until the transaction ends. Raises work_order.none, role.work_orders, work_order.stale."""
    held = _for_update(orders_in(staff.shops)).filter(id=order_id).first()
    if held is None:
        raise unable_to_find_order()
    require_handler(staff, held.shop_id)
    require_version(held, version)
    return held


def lock_order_by_id(shop_id: int, order_id: int) -> WorkOrder | None:
    """A work order for machinery, held until the transaction ends."""
    return _for_update(orders_in([shop_id])).filter(id=order_id).first()


def lock_order_of(link: Link) -> WorkOrder:
    """The work order that a link opens, held until the transaction ends."""
    return _for_update(orders_in([link.shop_id])).get(id=link.order_id)


def order_behind(link: Link) -> WorkOrder:
    """The work order that a link opens."""
    return orders_in([link.shop_id]).get(id=link.order_id)


def mark_opened(link: Link, now: datetime) -> bool:
    """Note that a link was opened; whether that was the first time."""
    return links_in_force([link.shop_id], [link.order_id]).filter(id=link.pk, opened_at=None).update(opened_at=now) == 1


def require_handler(staff: StaffView, shop_id: int) -> None:
    """Raises role.work_orders for whoever only reads in that shop."""
    if not staff.handles(shop_id):
        raise HeqiError("role.work_orders", "您的角色只能查看工单。", "Your role may only read work orders.", 403)


def require_version(order: WorkOrder, version: int) -> None:
    """Raises work_order.stale when somebody was faster."""
    if order.version != version:
        raise HeqiError(
            "work_order.stale",
            "这张工单刚被更新，已为您刷新，请核对后重试。",
            "This work order has changed since you opened it; check it and try again.",
            409,
            {"version": order.version, "state": order.state},
        )


def turns_in(shop_ids: Collection[int], order_ids: Collection[int]) -> QuerySet[Turn]:
    """What was said on these work orders, oldest first."""
    return Turn.objects.in_shops(shop_ids).filter(order_id__in=list(order_ids)).order_by("id")


def files_in(shop_ids: Collection[int], order_ids: Collection[int]) -> QuerySet[TurnFile]:
    """Files of these work orders, oldest first."""
    return TurnFile.objects.in_shops(shop_ids).filter(order_id__in=list(order_ids)).order_by("id")


def links_in_force(shop_ids: Collection[int], order_ids: Collection[int]) -> QuerySet[Link]:
    """The links of these work orders that were not revoked; they may have expired."""
    return Link.objects.in_shops(shop_ids).filter(order_id__in=list(order_ids), revoked_at=None)


def find_link(link_id: int) -> Link | None:
    """A link by id, for whoever holds its secret."""
    rows = Link.objects.across_shops(why="whoever holds a link belongs to no shop; its secret is checked next")
    return rows.filter(id=link_id).first()


def held_files(names: Collection[str]) -> set[str]:
    """Which of these kept files are named here (settings.HEQI_FILE_HOLDERS)."""
    rows = TurnFile.objects.across_shops(why="equal bytes of several shops are one file")
    named = rows.filter(Q(stored__in=names) | Q(shown__in=names)).values_list("stored", "shown")
    return {name for pair in named for name in pair} & set(names)


def _for_update(query: QuerySet[WorkOrder]) -> QuerySet[WorkOrder]:
    """Row locks where the database has them; on SQLite the transaction already holds the one write lock."""
    return query.select_for_update() if connection.features.has_select_for_update else query
