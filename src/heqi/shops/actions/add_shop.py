"""Add a shop."""

from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.core.errors import HeqiError
from heqi.core.words import Platform
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Actor, Subject
from heqi.shops.access import view_shop
from heqi.shops.contracts import ShopView
from heqi.shops.models import NAME_LENGTH, Shop


def add_shop(*, name: str, platform: Platform, by: Actor = SYSTEM, now: datetime) -> ShopView:
    """A new shop, empty. `by`: SYSTEM is whoever runs the machine's command line. Raises shop.exists, shop.unnamed."""
    name = name.strip()
    if not 0 < len(name) <= NAME_LENGTH:
        raise HeqiError("shop.unnamed", "店铺名称要有 1 到 80 个字。", "A shop's name has 1 to 80 characters.")
    try:
        with transaction.atomic():
            shop = Shop.objects.create(name=name, platform=platform, created_at=now)
            write_entry(
                shop_id=shop.id,
                kind="shop.added",
                subject=Subject("shop", str(shop.id)),
                actor=by,
                data={"platform": platform},
                now=now,
            )
            return view_shop(shop)
    except IntegrityError as error:
        raise HeqiError(
            "shop.exists", f"已有名为“{name}”的店铺。", f"There is already a shop called {name!r}.", 409
        ) from error
