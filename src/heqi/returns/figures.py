"""What a shop may set for its returns desk."""

from heqi.shops.contracts import ShopView

GROUP = "returns"
"""Under which name the settings of a shop hold it."""
KEEP_DAYS = 30
"""How long an unknown parcel is kept at least, where the shop says nothing."""


def keep_days_of(shop: ShopView) -> int:
    """Days, from 1 on."""
    return int(shop.settings.get(GROUP, {}).get("keep_days", KEEP_DAYS))
