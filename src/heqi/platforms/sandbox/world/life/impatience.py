"""A buyer with a grievance: most write first, then fill in the form; the silent ones do neither so often."""

from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.dice import Dice
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.temper import TEMPERS
from heqi.platforms.sandbox.world.world import World

SHORTEST_LEAD = 300


def plan_complaint(world: World, order: Order, at: int, rng: Dice, *, not_before: int, lead: int) -> None:
    """Put down the form at `at`, and the talk up to `lead` seconds ahead of it, but never earlier than `not_before`."""
    temper = TEMPERS[order.buyer.character]
    if rng.random() < temper.talks:
        world.agenda.put(max(not_before, at - rng.randint(SHORTEST_LEAD, lead)), Due.TALK, order)
    if rng.random() < temper.complains:
        world.agenda.put(at, Due.COMPLAIN, order)
