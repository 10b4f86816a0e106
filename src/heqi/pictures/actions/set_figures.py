"""The owner sets how long pictures of talks are kept."""

from datetime import datetime

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.pictures.figures import GROUP
from heqi.shops.actions.change_settings import change_settings
from heqi.shops.contracts import ShopView


def set_figures(*, staff: StaffView, shop_id: int, keep_days: int, now: datetime) -> ShopView:
    """For pictures that come from now on. Raises shop.none, role.owner."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.owns(shop_id):
        raise HeqiError("role.owner", "只有店主可以设置图片保存时间。", "Only the owner may set this.", 403)
    changes = {"keep_days": keep_days}
    return change_settings(shop_id=shop_id, group=GROUP, changes=changes, by=Actor.staff(staff.id), now=now)
