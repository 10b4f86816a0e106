"""A member of staff as a value: who they are and which shops they may touch."""

from collections.abc import Mapping
from dataclasses import dataclass

from heqi.core.words import Role

HANDLING = frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER})
"""Roles that work on cases; an operator reads them."""
SUPERVISING = frozenset({Role.SUPERVISOR, Role.OWNER})


@dataclass(frozen=True, slots=True)
class ShopRole:
    """The role in one shop and the money limit of one decision there, in fen (None: no limit)."""

    role: Role
    money_limit_fen: int | None


@dataclass(frozen=True, slots=True)
class StaffView:
    """Who acts. `shops` maps shop id to role; a shop that is not in it does not exist for this person."""

    id: int
    username: str
    name: str
    shops: Mapping[int, ShopRole]

    def handles(self, shop_id: int) -> bool:
        """May work on cases in that shop."""
        held = self.shops.get(shop_id)
        return held is not None and held.role in HANDLING

    def supervises(self, shop_id: int) -> bool:
        """May override, assign and release in that shop."""
        held = self.shops.get(shop_id)
        return held is not None and held.role in SUPERVISING

    def may_spend(self, shop_id: int, fen: int) -> bool:
        """Whether one decision of that cost is within the limit in that shop."""
        held = self.shops.get(shop_id)
        return held is not None and (held.money_limit_fen is None or fen <= held.money_limit_fen)
