"""Small markets in the test's own process."""

from heqi.platforms.sandbox.world.begin import begin
from heqi.platforms.sandbox.world.plan import Plan
from heqi.platforms.sandbox.world.shops import open_shops
from heqi.platforms.sandbox.world.world import World

START = 1_781_740_800
"""2026-06-18 08:00 in China."""
DAY = 86_400


def make_market(seed: int = 20, *, orders: int = 150, days: int = 20, live_days: int = 2, **shop: bool) -> World:
    """A market that has run for `days`; its last `live_days` no clerk answered."""
    plan = Plan(
        seed=seed,
        start=START,
        until=START + days * DAY,
        orders=orders,
        live_from=START + (days - live_days) * DAY,
        mishaps=0.5,
        shops=open_shops(**shop),
    )
    world = begin(plan)
    world.advance(START + days * DAY)
    return world
