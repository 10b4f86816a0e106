"""An owner makes the second factor a duty of everybody in a shop."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.access import having_factor
from heqi.accounts.actions.hold import require_owner
from heqi.accounts.contracts import SECOND_FACTOR, StaffView
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.shops.access import get_shop
from heqi.shops.actions.change_settings import change_settings


def require_factor(*, manager: StaffView, shop_id: int, required: bool, now: datetime) -> None:
    """Ask everybody of a shop for a second factor, or no longer. Who has none sees nothing until they enrol.

    The owner leads: raises factor.own_first when they have none themselves. Also shop.none, role.owner.
    """
    with transaction.atomic():
        require_owner(manager, shop_id)
        if required and manager.id not in having_factor([manager.id]):
            raise HeqiError(
                "factor.own_first",
                "请先给自己开启两步验证，再要求全店。",
                "Enrol yourself first, then ask everybody.",
                409,
            )
        group, name = SECOND_FACTOR
        if bool(get_shop(shop_id).settings.get(group, {}).get(name)) is required:
            return
        by = Actor.staff(manager.id)
        change_settings(shop_id=shop_id, group=group, changes={name: required or None}, by=by, now=now)
        write_entry(
            shop_id=shop_id,
            kind="factor.required" if required else "factor.released",
            subject=Subject("shop", str(shop_id)),
            actor=by,
            data={},
            now=now,
        )
