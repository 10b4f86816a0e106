"""Change what a shop has set for itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.shops.access import view_shop
from heqi.shops.contracts import ShopView
from heqi.shops.models import Shop


def change_settings(*, shop_id: int, group: str, changes: Mapping[str, Any], by: Actor, now: datetime) -> ShopView:
    """Set values in one group of a shop's settings; None takes a value back to its default.

    The caller has checked names and values: settings belong to whoever reads them. The journal names what changed,
    not to what, because a value may be text.
    """
    with transaction.atomic():
        shop = Shop.objects.select_for_update().get(id=shop_id)
        held = {**shop.settings.get(group, {}), **changes}
        shop.settings = {**shop.settings, group: {name: value for name, value in held.items() if value is not None}}
        shop.save(update_fields=["settings"])
        write_entry(
            shop_id=shop_id,
            kind="shop.settings_changed",
            subject=Subject("shop", str(shop_id)),
            actor=by,
            data={"group": group, "names": sorted(changes)},
            now=now,
        )
        return view_shop(shop)
