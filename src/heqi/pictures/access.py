"""The only place that fetches pictures, and the checks before one is touched."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.pictures.models import Dropping, Picture


def unable_to_find_picture() -> HeqiError:
    """No such picture, or one of a shop that was not given to this person: the two look the same."""
    return HeqiError("picture.none", "没有这张图片，或它不在您的店铺里。", "There is no such picture.", 404)


def pictures_in(shop_ids: Collection[int]) -> QuerySet[Picture]:
    """Pictures of these shops, erased ones too."""
    return Picture.objects.in_shops(shop_ids)


def picture_of(staff: StaffView, picture_id: int) -> Picture:
    """The picture when it is in one of this person's shops and still there, else picture.none."""
    found = pictures_in(staff.shops).filter(id=picture_id, erased_at=None).first()
    if found is None:
        raise unable_to_find_picture()
    return found


def find_picture(shop_id: int, picture_id: int) -> Picture | None:
    """A picture of the shop that is still there."""
    return pictures_in([shop_id]).filter(id=picture_id, erased_at=None).first()


def lock_picture(staff: StaffView, picture_id: int, version: int) -> Picture:
    """The picture, held until the transaction ends. Raises picture.none, role.pictures, picture.stale."""
    held = _for_update(pictures_in(staff.shops)).filter(id=picture_id, erased_at=None).first()
    if held is None:
        raise unable_to_find_picture()
    require_handler(staff, held.shop_id)
    if held.version != version:
        raise HeqiError(
            "picture.stale",
            "这张图片刚被别人处理过，已为您刷新，请核对后重试。",
            "Somebody has just worked on this picture; check it and try again.",
            409,
            {"version": held.version},
        )
    return held


def lock_pictures(rows: QuerySet[Picture]) -> list[Picture]:
    """Rows for machinery, held until the transaction ends, in order of id."""
    return list(_for_update(rows).order_by("id"))


def require_handler(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop of others, role.pictures for whoever only reads in that shop."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.handles(shop_id):
        raise HeqiError(
            "role.pictures", "您的角色不能处理会话图片。", "Your role may not work on pictures of talks.", 403
        )


def expired_pictures(now: datetime, *, most: int) -> list[Picture]:
    """Pictures whose time is over, of every shop, in order of id."""
    rows = Picture.objects.across_shops(why="every shop's pictures expire").filter(expires_at__lte=now, erased_at=None)
    return list(_for_update(rows).order_by("id")[:most])


def held_files(names: Collection[str]) -> set[str]:
    """Which of these kept files a picture needs (settings.HEQI_FILE_HOLDERS)."""
    rows = Picture.objects.across_shops(why="equal bytes of several shops are one file").filter(
        Q(stored__in=names) | Q(shown__in=names) | Q(copy__in=names)
    )
    return {name for row in rows.values_list("stored", "shown", "copy") for name in row} & set(names)


def dropping_before(moment: datetime, *, most: int) -> list[str]:
    """Files that have been waiting since before that moment to be deleted."""
    rows = Dropping.objects.filter(at__lte=moment).order_by("at")
    return list(rows.values_list("stored", flat=True)[:most])


def _for_update(query: QuerySet[Picture]) -> QuerySet[Picture]:
    """Row locks where the database has them; on SQLite the transaction already holds the one write lock."""
    return query.select_for_update() if connection.features.has_select_for_update else query
