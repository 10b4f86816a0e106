"""A member of staff as a value: who they are and which shops they may touch."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from heqi.core.words import Role

HANDLING = frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER})
"""Roles that work on cases; an operator reads them."""
SUPERVISING = frozenset({Role.SUPERVISOR, Role.OWNER})
SECOND_FACTOR = ("security", "second_factor")
"""Group and name of the shop setting that makes a second factor a duty."""


@dataclass(frozen=True, slots=True)
class ShopRole:
    """The role in one shop and the money limit of one decision there, in fen (None: no limit)."""

    role: Role
    money_limit_fen: int | None


@dataclass(frozen=True, slots=True)
class StaffView:
    """Who acts. `shops` maps shop id to role; a shop that is not in it does not exist for this person.

    `must_enrol`: one of the shops asks for a second factor and this person has none yet.
    """

    id: int
    username: str
    name: str
    shops: Mapping[int, ShopRole]
    must_enrol: bool = False

    def handles(self, shop_id: int) -> bool:
        """May work on cases in that shop."""
        held = self.shops.get(shop_id)
        return held is not None and held.role in HANDLING

    def supervises(self, shop_id: int) -> bool:
        """May override, assign and release in that shop."""
        held = self.shops.get(shop_id)
        return held is not None and held.role in SUPERVISING

    def owns(self, shop_id: int) -> bool:
        """May manage the staff and the safety of that shop."""
        held = self.shops.get(shop_id)
        return held is not None and held.role is Role.OWNER

    def shops_as(self, roles: Collection[Role]) -> list[int]:
        """Ids of the shops in which one of these roles is held."""
        return [shop_id for shop_id, held in self.shops.items() if held.role in roles]

    def may_spend(self, shop_id: int, fen: int) -> bool:
        """Whether one decision of that cost is within the limit in that shop."""
        held = self.shops.get(shop_id)
        return held is not None and (held.money_limit_fen is None or fen <= held.money_limit_fen)
