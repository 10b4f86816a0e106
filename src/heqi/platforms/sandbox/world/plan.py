"""What a market is made from. The same plan gives the same market, order for order and fen for fen."""

from dataclasses import dataclass, field

from heqi.platforms.sandbox.world.dice import Shares
from heqi.platforms.sandbox.world.rush import bend, unbend
from heqi.platforms.sandbox.world.shops import Shop, open_shops

BUSTLING = 8 * 3600
"""A market that is started again after days shall not have grown by as many orders as months bring."""


@dataclass(frozen=True)
class Plan:
    """`orders` are bought from `start` to `until` (seconds since 1970), and on at that rate: for the first `BUSTLING`
    seconds at `bustle` times that rate.

    `live_from`: from here on no clerk answers after-sales and messages are kept for listeners;
    `mishaps`: the share of orders with which something goes wrong; `clerk`: the share of after-sales that a clerk
    answered before `live_from`; `careless`: a platform that pays again each time it is told to, as no real one does.
    """

    seed: int
    start: int
    until: int
    orders: int
    live_from: int
    mishaps: float = 0.13
    clerk: float = 0.9
    careless: bool = False
    bustle: float = 1.0
    shops: tuple[Shop, ...] = field(default_factory=open_shops)
    shares: Shares[Shop] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shares", Shares([(shop, shop.share) for shop in self.shops]))

    @property
    def buyers(self) -> int:
        """How many people live in the market."""
        return max(20, self.orders // 3)

    def arrival(self, serial: int, throw: float) -> int:
        """When order number `serial` is made; `throw` in [0, 1) is its place in its own gap."""
        first = unbend(self.start)
        gap = (unbend(self.until) - first) / self.orders
        at = bend(first + (serial + throw) * gap)
        return int(at if at <= self.until else self.until + self._after(at - self.until))

    def _after(self, seconds: float) -> float:
        """So long after `until` what would come after so many seconds comes in a market that bustles."""
        hurried = min(seconds, self.bustle * BUSTLING)
        return hurried / self.bustle + seconds - hurried
