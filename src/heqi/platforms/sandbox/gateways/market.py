"""One running market: the world, its clock, who may call, and what goes wrong on the wire."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from heqi.platforms.sandbox.faults.plan import Faults
from heqi.platforms.sandbox.gateways.access import Access
from heqi.platforms.sandbox.gateways.clock import MarketClock
from heqi.platforms.sandbox.gateways.holds import Holds
from heqi.platforms.sandbox.gateways.limits import Limiter
from heqi.platforms.sandbox.gateways.queues import Queues
from heqi.platforms.sandbox.gateways.texts import SmsBox
from heqi.platforms.sandbox.world.world import World

TOKEN_SECONDS = 30 * 24 * 3600


@dataclass(slots=True)
class Market:
    """All state of a sandbox that is not the world itself."""

    world: World
    clock: MarketClock
    access: Access
    limiter: Limiter
    faults: Faults
    holds: Holds
    sms: SmsBox
    queues: Queues

    def now(self) -> int:
        """The market's second, with everything done that was due."""
        self.world.advance(self.clock.now())
        return self.world.now


def open_market(
    world: World,
    *,
    speed: float = 1.0,
    faults: Faults | None = None,
    token_seconds: int = TOKEN_SECONDS,
    tick: Callable[[], float] = time.monotonic,
) -> Market:
    """A market over a world, each shop already authorised once by its owner and once by its first member of staff."""
    access = Access(world.seed, world.shops, token_seconds=token_seconds)
    for shop in world.shops:
        access.authorise(shop, "", world.now)
        access.authorise(shop, shop.staff[0].nick, world.now)
    return Market(
        world=world,
        clock=MarketClock(tick, world.now, speed),
        access=access,
        limiter=Limiter(tick),
        faults=faults or Faults(world.seed),
        holds=Holds(),
        sms=SmsBox(),
        queues=Queues(),
    )
