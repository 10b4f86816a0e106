"""The only way to the rows of drafts, and who may do what."""

from collections.abc import Collection
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import connection
from django.db.models import QuerySet

from heqi.accounts.contracts import StaffView
from heqi.accounts.sealing import seal, unseal
from heqi.core.errors import HeqiError
from heqi.core.time import SHANGHAI
from heqi.drafts.models import Draft, DraftServer

_WHY = "one queue serves all shops"


def servers_in(shop_ids: Collection[int]) -> QuerySet[DraftServer]:
    """The servers of these shops."""
    return DraftServer.objects.in_shops(shop_ids)


def lock_server(shop_id: int) -> DraftServer | None:
    """The shop's server, held until the transaction ends."""
    rows = servers_in([shop_id])
    return (rows.select_for_update() if connection.features.has_select_for_update else rows).first()


def drafts_in(shop_ids: Collection[int]) -> QuerySet[Draft]:
    """Drafts of these shops."""
    return Draft.objects.in_shops(shop_ids)


def all_drafts() -> QuerySet[Draft]:
    """Drafts of every shop, for workers."""
    return Draft.objects.across_shops(why=_WHY)


def asked_today(shop_id: int, now: datetime) -> int:
    """How many drafts were asked for since midnight in China."""
    midnight = now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    return drafts_in([shop_id]).filter(at__gte=midnight, at__lt=midnight + timedelta(days=1)).count()


def require_owner(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop of others, role.drafts for anybody but its owner."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.owns(shop_id):
        raise HeqiError("role.drafts", "只有店主可以设置草稿服务。", "Only the owner may set this up.", 403)


def require_handler(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none, and role.drafts for whoever does not talk to buyers."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.handles(shop_id):
        raise HeqiError("role.drafts", "您的角色不接待买家。", "Your role does not talk to buyers.", 403)


def seal_key(row: DraftServer, key: str) -> None:
    """Put the key into the row, not saved. It opens for this shop and host alone."""
    row.key = seal(key, of=_owner_of_key(row)) if key else None


def open_key(row: DraftServer) -> str:
    """The key, '' where there is none. Raises accounts.sealing.UnableToOpen."""
    return unseal(row.key, of=_owner_of_key(row)) if row.key else ""


def host_of(url: str) -> str:
    """What a person knows the server by."""
    return (urlsplit(url).hostname or "")[:100]


def _owner_of_key(row: DraftServer) -> str:
    return f"draft:{row.shop_id}:{row.hint}"
