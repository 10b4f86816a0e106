"""The only way to the rows of channels."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection as database
from django.db.models import QuerySet

from heqi.accounts.contracts import StaffView
from heqi.channels.models import Channel, ChannelNonce, ChannelReceipt, Line, Visit
from heqi.channels.states import ChannelKind, ChannelState
from heqi.core.errors import HeqiError
from heqi.core.words import Role

_WHY = "a request names its channel, and workers serve all shops"


def require_owner(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop of others, role.channels for anybody but its owner."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if staff.shops[shop_id].role is not Role.OWNER:
        raise HeqiError("role.channels", "只有店主可以改渠道。", "Only the owner may change a shop's channels.", 403)


def channels_in(shop_ids: Collection[int]) -> QuerySet[Channel]:
    """Channels of these shops that have not ended, oldest first."""
    rows: QuerySet[Channel] = Channel.objects.in_shops(shop_ids)
    return rows.exclude(state=ChannelState.ENDED).order_by("id")


def all_channels() -> QuerySet[Channel]:
    """Every channel that has not ended."""
    rows: QuerySet[Channel] = Channel.objects.across_shops(why=_WHY)
    return rows.exclude(state=ChannelState.ENDED)


def shops_with_channels() -> list[int]:
    """Shops that have, or had, a channel: where messages may wait for one."""
    rows: QuerySet[Channel] = Channel.objects.across_shops(why=_WHY)
    return list(rows.order_by("shop_id").values_list("shop_id", flat=True).distinct())


def channel_at(public_id: str, kind: ChannelKind | None = None) -> Channel:
    """The channel of an address, of that kind where one is given. Raises channel.none."""
    rows = all_channels().filter(public_id=public_id)
    row = (rows if kind is None else rows.filter(kind=kind)).first()
    if row is None:
        raise unable_to_find_channel()
    return row


def unable_to_find_channel() -> HeqiError:
    """No such channel, one that has ended, or one of others."""
    return HeqiError("channel.none", "没有这个渠道，或者它已经停用。", "There is no such channel.", 404)


def lock_channel(staff: StaffView, channel_id: int, version: int) -> Channel:
    """One of this person's, held until the transaction ends. Raises channel.none, role.channels, channel.stale."""
    row = held(channels_in(staff.shops).filter(pk=channel_id)).first()
    if row is None:
        raise unable_to_find_channel()
    require_owner(staff, row.shop_id)
    if row.version != version:
        raise HeqiError(
            "channel.stale",
            "渠道刚被改过，已为您刷新，请核对后重试。",
            "The channel has just been changed; check it and try again.",
            409,
            {"version": row.version},
        )
    found: Channel = row
    return found


def held(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows, kept from others until the transaction ends where the database knows how."""
    return rows.select_for_update() if database.features.has_select_for_update else rows


def nonces_of(shop_id: int) -> QuerySet[ChannelNonce]:
    """Nonces that channels of the shop have used."""
    rows: QuerySet[ChannelNonce] = ChannelNonce.objects.in_shop(shop_id)
    return rows


def old_nonces(now: datetime) -> QuerySet[ChannelNonce]:
    """Nonces that need not be remembered any more."""
    rows: QuerySet[ChannelNonce] = ChannelNonce.objects.across_shops(why=_WHY)
    return rows.filter(until__lt=now)


def receipts_of(shop_id: int, channel_id: int) -> QuerySet[ChannelReceipt]:
    """What this channel has brought."""
    rows: QuerySet[ChannelReceipt] = ChannelReceipt.objects.in_shop(shop_id)
    return rows.filter(channel_id=channel_id)


def old_receipts(before: datetime) -> QuerySet[ChannelReceipt]:
    """Receipts that were written before then, of every shop."""
    rows: QuerySet[ChannelReceipt] = ChannelReceipt.objects.across_shops(why=_WHY)
    return rows.filter(at__lt=before)


def visits_of(shop_id: int, channel_id: int) -> QuerySet[Visit]:
    """Visitors of one buyer page."""
    rows: QuerySet[Visit] = Visit.objects.in_shop(shop_id)
    return rows.filter(channel_id=channel_id)


def visits_by_id(visit_ids: Collection[int]) -> QuerySet[Visit]:
    """Visits of pages that are open now, for the bell that tells them of new lines."""
    rows: QuerySet[Visit] = Visit.objects.across_shops(why=_WHY)
    return rows.filter(pk__in=list(visit_ids))


def lines_of(visit: Visit) -> QuerySet[Line]:
    """The lines of one visit, oldest first."""
    rows: QuerySet[Line] = Line.objects.in_shop(visit.shop_id)
    return rows.filter(visit_id=visit.pk).order_by("seq")


def held_files(names: Collection[str]) -> set[str]:
    """Which of these kept files a line shows (settings.HEQI_FILE_HOLDERS)."""
    rows: QuerySet[Line] = Line.objects.across_shops(why="equal bytes of several shops are one file")
    return set(rows.filter(picture__in=list(names)).exclude(picture="").values_list("picture", flat=True))
