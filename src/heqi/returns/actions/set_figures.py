"""The owner sets how long unknown parcels are kept at least."""

from datetime import datetime

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.core.errors import HeqiError
from heqi.returns.figures import GROUP
from heqi.shops.actions.change_settings import change_settings
from heqi.shops.contracts import ShopView

MOST_DAYS = 365


def set_figures(*, staff: StaffView, shop_id: int, keep_days: int, now: datetime) -> ShopView:
    """Days from 1 on; parcels that were given up already stay so. Raises shop.none, role.owner, return.days."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.owns(shop_id):
        raise HeqiError("role.owner", "只有店主可以设置退货台。", "Only the owner may set this.", 403)
    if not 1 <= keep_days <= MOST_DAYS:
        raise HeqiError("return.days", f"保管天数应为 1 到 {MOST_DAYS} 天。", f"Between 1 and {MOST_DAYS} days.", 422)
    return change_settings(shop_id=shop_id, group=GROUP, changes={"keep_days": keep_days}, by=actor_of(staff), now=now)
