"""A shop whose connection works, without a platform behind it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from heqi.accounts.contracts import StaffView
    from heqi.shops.contracts import ShopView


def connect(shop: "ShopView", owner: "StaffView", *, handles: Sequence[str], acts: bool = True) -> None:
    """Connected, tested, and allowed to do these kinds by itself."""
    from heqi.connections.access import connections_in
    from heqi.connections.actions.connect_shop import Keys, connect_shop
    from heqi.connections.states import ConnectionState, Gateway

    keys = Keys("app-key", "app-secret", "token")
    connect_shop(staff=owner, shop_id=shop.id, gateway=Gateway.REAL, keys=keys, now=timezone.now())
    connections_in([shop.id]).update(state=ConnectionState.OK, acts=acts, handles=list(handles))
