"""A person puts one script of a shop, or of all its sisters on the platform, in the shop's own words."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.cases.actions.set_scripts import require_script, set_scripts
from heqi.cases.parameters import parameters_of
from heqi.core.errors import HeqiError
from heqi.shops.access import get_shop, lock_shop
from heqi.shops.contracts import ShopView


def say_script(
    *, staff: StaffView, shop_id: int, name: str, text: str, seen: str, everywhere: bool = False, now: datetime
) -> None:
    """Say it like this from now on; an empty text takes it back to ours. Cases that run keep what they were laid with.

    `seen`: the words that the person saw in force; `everywhere`: in all shops on this platform that they supervise.
    Raises role.supervisor, script.invalid, script.stale.
    """
    if not staff.supervises(shop_id):
        raise HeqiError("role.supervisor", "只有主管或店主可以改话术。", "Only a supervisor or owner may.", 403)
    require_script(name)
    with transaction.atomic():
        shop = lock_shop(shop_id)
        _require_seen(shop, name, seen)
        for each in [shop, *(sister_shops(staff, shop) if everywhere else [])]:
            set_scripts(shop=each, given={name: text}, by=actor_of(staff), now=now)


def sister_shops(staff: StaffView, shop: ShopView) -> list[ShopView]:
    """The other shops on the same platform whose scripts this person may change."""
    others = [get_shop(each) for each in sorted(staff.shops) if each != shop.id and staff.supervises(each)]
    return [each for each in others if each.platform is shop.platform]


def _require_seen(shop: ShopView, name: str, seen: str) -> None:
    said = parameters_of(shop).wording.texts[shop.platform][name]
    if seen.strip() != said.strip():
        raise HeqiError(
            "script.stale", "这条话术刚被别人改过，请核对后再存。", "Somebody has just changed it.", 409, {"text": said}
        )
