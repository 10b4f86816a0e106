"""The only way to the rows of notices."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection as database
from django.db.models import Q, QuerySet

from heqi.accounts.contracts import StaffView
from heqi.accounts.sealing import seal, unseal
from heqi.alerts.models import Delivery, Destination, Place
from heqi.core.errors import HeqiError
from heqi.core.words import Role

_WHY = "one queue serves all shops"


def require_owner(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop of others, role.alerts for anybody but its owner."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if staff.shops[shop_id].role is not Role.OWNER:
        raise HeqiError("role.alerts", "只有店主可以改通知去处。", "Only the owner may change who is told.", 403)


def destinations_in(shop_ids: Collection[int]) -> QuerySet[Destination]:
    """Destinations of these shops, by name."""
    rows: QuerySet[Destination] = Destination.objects.in_shops(shop_ids)
    return rows.order_by("shop_id", "name")


def lock_destination(staff: StaffView, destination_id: int, version: int) -> Destination:
    """One of this person's, held until the transaction ends. Raises alert.none, role.alerts, alert.stale."""
    query = destinations_in(staff.shops).filter(pk=destination_id)
    row = (query.select_for_update() if database.features.has_select_for_update else query).first()
    if row is None:
        raise HeqiError("alert.none", "没有这个通知去处。", "There is no such destination.", 404)
    require_owner(staff, row.shop_id)
    if row.version != version:
        raise HeqiError(
            "alert.stale",
            "这个去处刚被改过，已为您刷新，请核对后重试。",
            "It has just been changed; check it and try again.",
            409,
            {"version": row.version},
        )
    return row


def deliveries_in(shop_ids: Collection[int]) -> QuerySet[Delivery]:
    """Deliveries of these shops, newest first."""
    rows: QuerySet[Delivery] = Delivery.objects.in_shops(shop_ids)
    return rows.order_by("-id")


def due_deliveries(now: datetime) -> QuerySet[Delivery]:
    """What is to be told now, oldest first, of every shop; also what a worker that died had in hand."""
    rows: QuerySet[Delivery] = Delivery.objects.across_shops(why=_WHY)
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    return rows.filter(free, state=Delivery.State.QUEUED, due_at__lte=now).order_by("due_at", "id")


def seal_address(row: Destination, *, url: str, secret: str) -> None:
    """Put address and secret into the row, not saved."""
    row.url = seal(url, of=f"alert:{row.shop_id}:url")
    row.secret = seal(secret, of=f"alert:{row.shop_id}:secret") if secret else None


def open_address(row: Destination) -> tuple[str, str]:
    """(address, secret). Raises accounts.sealing.UnableToOpen."""
    secret = unseal(row.secret, of=f"alert:{row.shop_id}:secret") if row.secret else ""
    return unseal(row.url, of=f"alert:{row.shop_id}:url"), secret


def place_in_journal() -> QuerySet[Place]:
    """How far the journal has been read."""
    return Place.objects.filter(pk=1)


def anybody_listens() -> bool:
    """Whether any shop has a destination."""
    rows: QuerySet[Destination] = Destination.objects.across_shops(why=_WHY)
    return rows.filter(on=True).exists()
