"""The only place that fetches changes of notes, and the checks that an edit starts with."""

from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.notes.models import NoteEdit
from heqi.notes.states import OPEN
from heqi.trade.contracts import OrderView
from heqi.trade.queries import orders_by_no


def edits_in(shop_ids: Collection[int]) -> QuerySet[NoteEdit]:
    """Changes of notes in these shops."""
    rows: QuerySet[NoteEdit] = NoteEdit.objects.in_shops(shop_ids)
    return rows


def open_edit(shop_id: int, order_no: str) -> NoteEdit | None:
    """The change of this order's note that has not ended, if there is one."""
    return edits_in([shop_id]).filter(order_no=order_no, state__in=OPEN).first()


def lock_open_edits(shop_id: int, order_nos: Collection[str]) -> list[NoteEdit]:
    """The open changes on these orders, held until the transaction ends."""
    rows = edits_in([shop_id]).filter(state__in=OPEN, order_no__in=list(order_nos)).order_by("pk")
    return list(rows.select_for_update() if connection.features.has_select_for_update else rows)


def lock_edit(staff: StaffView, edit_id: int, version: int) -> NoteEdit:
    """A change, held until the transaction ends. Raises note.none, role.notes, note.stale."""
    rows = edits_in(staff.shops).filter(pk=edit_id)
    edit = (rows.select_for_update() if connection.features.has_select_for_update else rows).first()
    if edit is None:
        raise HeqiError("note.none", "没有这次备注修改。", "There is no such change of a note.", 404)
    require_writer(staff, edit.shop_id)
    if edit.version != version or edit.state not in OPEN:
        raise HeqiError(
            "note.stale",
            "这条备注刚有变化，已为您刷新，请核对后重试。",
            "This note has just changed; check it and try again.",
            409,
            {"version": edit.version, "state": edit.state},
        )
    return edit


def require_writer(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop of others, role.notes for whoever only reads there."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.handles(shop_id):
        raise HeqiError("role.notes", "您的角色不能修改订单备注。", "Your role may not write notes.", 403)


def order_of(shop_id: int, order_no: str) -> OrderView:
    """The order as stated. Raises order.none."""
    order = orders_by_no(shop_id, [order_no]).get(order_no)
    if order is None:
        raise HeqiError("order.none", "没有这个订单，或它还没有同步进来。", "There is no such order here yet.", 404)
    return order
