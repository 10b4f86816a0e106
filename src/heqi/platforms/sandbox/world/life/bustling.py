"""A market to look at: buyers of the last days complain and review as one watches, instead of when they get to it."""

from heqi.core.words import OrderState
from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.dice import Dice, Kind, dice
from heqi.platforms.sandbox.world.life.grieving import apply
from heqi.platforms.sandbox.world.life.reviewing import review
from heqi.platforms.sandbox.world.mishap import BEFORE_SHIPPING, MISHAPS, Mishap
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.plan import BUSTLING
from heqi.platforms.sandbox.world.world import World

RARELY, MOST_TRIES = 3600.0, 40
"""Seconds between two of them in a market that does not bustle; how many orders are looked at to find one."""
AGE = 20 * 24 * 3600
HAS_IT = frozenset({OrderState.SIGNED, OrderState.COMPLETED})


def stir(world: World, _: object, at: int, __: int) -> None:
    """Somebody applies or writes a review, and the next is put down."""
    rng = dice(world.seed, Kind.BUSTLE, at)
    wait = RARELY / world.plan.bustle
    if at < world.plan.until + BUSTLING:
        world.agenda.put(at + max(1, int(rng.uniform(0.4, 1.6) * wait)), Due.BUSTLE, None)
    act = _review if rng.random() < 0.4 else _complain
    for _try in range(MOST_TRIES):
        order = world.orders[rng.randint(0, len(world.orders) - 1)]
        if at - order.created_at < AGE and act(world, order, at, rng):
            return


def _complain(world: World, order: Order, at: int, rng: Dice) -> bool:
    if order.lines[0].refund is not None or order.state not in {*HAS_IT, OrderState.UNSHIPPED}:
        return False
    mishap = order.mishap if order.mishap is not Mishap.NONE else MISHAPS[order.lines[0].sku.goods.category].pick(rng)
    if order.state is OrderState.UNSHIPPED:
        mishap = Mishap.CHANGED_MIND
    elif mishap in BEFORE_SHIPPING or mishap in (Mishap.NONE, Mishap.STALLED, Mishap.LOST):
        return False
    apply(world, order, order.lines[0], mishap, at)
    return True


def _review(world: World, order: Order, at: int, _: Dice) -> bool:
    if order.state is not OrderState.COMPLETED or order.lines[0].no in world.reviews:
        return False
    review(world, order, at, 0)
    return True
