"""Add a shop."""

from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.core.errors import HeqiError
from heqi.core.words import Platform
from heqi.shops.access import view_shop
from heqi.shops.contracts import ShopView
from heqi.shops.models import NAME_LENGTH, Shop


def add_shop(*, name: str, platform: Platform, now: datetime) -> ShopView:
    """A new shop, empty. Raises shop.exists, shop.unnamed."""
    name = name.strip()
    if not 0 < len(name) <= NAME_LENGTH:
        raise HeqiError("shop.unnamed", "店铺名称要有 1 到 80 个字。", "A shop's name has 1 to 80 characters.")
    try:
        with transaction.atomic():
            return view_shop(Shop.objects.create(name=name, platform=platform, created_at=now))
    except IntegrityError as error:
        raise HeqiError(
            "shop.exists", f"已有名为“{name}”的店铺。", f"There is already a shop called {name!r}.", 409
        ) from error
