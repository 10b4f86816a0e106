"""From the wishes of a command to a market that is alive now."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from heqi.platforms.sandbox.faults.plan import Faults, read_shares
from heqi.platforms.sandbox.gateways.market import Market, open_market
from heqi.platforms.sandbox.world.begin import begin
from heqi.platforms.sandbox.world.plan import Plan
from heqi.platforms.sandbox.world.shops import open_shops

DAY = 24 * 3600
LIVE_HOURS = 36


@dataclass(frozen=True, slots=True)
class Wishes:
    """`now`: the market's present, seconds since 1970; `born`: when it was its present before, so that a market that is
    started again is the same one, grown older; `orders` in the `days` before that; `automatic`: orders are sent.

    `faults` as `faults.plan.read_shares` takes them; `live_hours`: for so long no clerk has answered;
    `careless`, `bustle`: see `Plan`.
    """

    now: int
    seed: int = 20
    orders: int = 600
    days: int = 30
    speed: float = 1.0
    faults: str = ""
    live_hours: int = LIVE_HOURS
    automatic: bool = True
    careless: bool = False
    bustle: float = 1.0
    born: int = 0
    token_seconds: int = 30 * DAY


def start_market(wishes: Wishes) -> Market:
    """The market with its past. Raises ValueError when the faults cannot be read."""
    shares = read_shares(wishes.faults)
    now, born = wishes.now, wishes.born or wishes.now
    plan = Plan(
        seed=wishes.seed,
        start=born - wishes.days * DAY,
        until=born,
        orders=wishes.orders,
        live_from=born - wishes.live_hours * 3600,
        bustle=wishes.bustle,
        careless=wishes.careless,
        shops=open_shops(automatic=wishes.automatic),
    )
    world = begin(plan)
    with _no_collecting():
        world.advance(now)
    return open_market(
        world, speed=wishes.speed, faults=Faults(wishes.seed, shares), token_seconds=wishes.token_seconds
    )


@contextmanager
def _no_collecting() -> Iterator[None]:
    """A market throws nothing away while it is made: looking for rubbish costs a quarter of the time and finds none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
