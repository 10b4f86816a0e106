"""The only place that fetches what is kept of buyers, and the checks before it is touched."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from heqi.accounts.contracts import StaffView
from heqi.buyers.models import BuyerNote, Erasure, Forgotten, Tie
from heqi.channels.models import Visit
from heqi.core.errors import HeqiError


def ties_in(shop_ids: Collection[int]) -> QuerySet[Tie]:
    """What ties orders and talks of these shops to marks."""
    rows: QuerySet[Tie] = Tie.objects.in_shops(shop_ids)
    return rows


def notes_in(shop_ids: Collection[int], now: datetime) -> QuerySet[BuyerNote]:
    """Notes that hold now, oldest first: neither over nor taken back."""
    rows: QuerySet[BuyerNote] = BuyerNote.objects.in_shops(shop_ids)
    return rows.filter(ended_at=None, expires_at__gt=now).order_by("id")


def all_notes_in(shop_ids: Collection[int]) -> QuerySet[BuyerNote]:
    """Notes of these shops, those taken back too."""
    rows: QuerySet[BuyerNote] = BuyerNote.objects.in_shops(shop_ids)
    return rows


def erasures_in(shop_ids: Collection[int]) -> QuerySet[Erasure]:
    """What buyers asked to be forgotten, newest first."""
    rows: QuerySet[Erasure] = Erasure.objects.in_shops(shop_ids)
    return rows.order_by("-id")


def forgotten_in(shop_id: int, kind: str, keys: Collection[str]) -> set[str]:
    """Which of these orders or conversations were forgotten."""
    rows = Forgotten.objects.in_shop(shop_id).filter(kind=kind, key__in=list(keys))
    return set(rows.values_list("key", flat=True))


def rows_in(model: type[Model], shop_id: int) -> QuerySet[Any]:
    """Rows of any table that has a shop, in one shop: a buyer's data is in many."""
    rows: QuerySet[Any] = model.objects.in_shop(shop_id)  # type: ignore[attr-defined]
    return rows


def visits_of(shop_id: int, conversations: Collection[str]) -> list[int]:
    """The visits of a buyer page behind these conversations, whose keys end with the visit's."""
    keys = {key.rpartition(":")[2] for key in conversations}
    return list(Visit.objects.in_shop(shop_id).filter(key__in=keys).values_list("id", flat=True))


def lock_note(staff: StaffView, note_id: int) -> BuyerNote:
    """A note that holds, until the transaction ends. Raises buyer.note_none, role.buyers."""
    rows = BuyerNote.objects.in_shops(staff.shops).filter(id=note_id, ended_at=None)
    note: BuyerNote | None = _for_update(rows).first()
    if note is None:
        raise HeqiError("buyer.note_none", "没有这条备注，或已到期。", "There is no such note.", 404)
    require_handler(staff, note.shop_id)
    return note


def lock_erasure(staff: StaffView, erasure_id: int) -> Erasure:
    """An erasure, held until the transaction ends. Raises buyer.erasure_none, role.owner."""
    found: Erasure | None = _for_update(Erasure.objects.in_shops(staff.shops)).filter(id=erasure_id).first()
    if found is None:
        raise HeqiError("buyer.erasure_none", "没有这个删除申请。", "There is no such request.", 404)
    require_owner(staff, found.shop_id)
    return found


def require_shop(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop that was not given to this person."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)


def require_handler(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none, and role.buyers for whoever only reads in that shop."""
    require_shop(staff, shop_id)
    if not staff.handles(shop_id):
        raise HeqiError("role.buyers", "您的角色不能查看或记录买家信息。", "Your role may not do this.", 403)


def require_owner(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none, and role.owner for anybody but the shop's owner."""
    require_shop(staff, shop_id)
    if not staff.owns(shop_id):
        raise HeqiError("role.owner", "只有店主可以导出或删除买家的个人信息。", "Only the owner may do this.", 403)


def _for_update(query: QuerySet[Tie] | QuerySet[BuyerNote] | QuerySet[Erasure]) -> QuerySet:  # type: ignore[type-arg]
    """Row locks where the database has them; on SQLite the transaction already holds the one write lock."""
    return query.select_for_update() if connection.features.has_select_for_update else query
