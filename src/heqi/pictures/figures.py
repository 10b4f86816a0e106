"""How long pictures are kept."""

from datetime import datetime, timedelta

from heqi.shops.contracts import ShopView

GROUP = "pictures"
"""Under which name the settings of a shop hold it."""
KEEP_DAYS = 180
"""Where the shop says nothing: longer than any window in which a buyer may still complain. Evidence of a case stays."""


def keep_days_of(shop: ShopView) -> int:
    """Days, from 7 on."""
    return int(shop.settings.get(GROUP, {}).get("keep_days", KEEP_DAYS))


def expiry_of(shop: ShopView, now: datetime) -> datetime:
    """When a picture that comes now is erased."""
    return now + timedelta(days=keep_days_of(shop))
