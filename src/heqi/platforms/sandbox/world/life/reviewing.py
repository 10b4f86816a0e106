"""The buyer writes a review."""

from heqi.core.words import AfterSaleState
from heqi.platforms.sandbox.world.dice import Kind, dice
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.notices import Event
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.reviews import Review
from heqi.platforms.sandbox.world.talk.review_words import review_words
from heqi.platforms.sandbox.world.world import World


def review(world: World, order: Order, at: int, _: int) -> None:
    """One review an order, about its first line."""
    rng = dice(world.seed, Kind.TALK, (1 << 40) + order.serial)
    stars = _stars(order, rng.random())
    text, about = review_words(order, stars, rng)
    line = order.lines[0]
    logistics = 2 if order.mishap in (Mishap.STALLED, Mishap.LOST, Mishap.DAMAGED) else rng.choice((4, 5, 5))
    world.reviews[line.no] = Review(line.no, order.serial, at, stars, logistics, text, about, serial=len(world.reviews))
    order.rated = True
    order.touch(at)
    order.shop.marks.reviews.add(at, order.serial)
    world.tell(Event.ORDER_RATED, order)


def _stars(order: Order, throw: float) -> int:
    """1–5. A mishap costs stars; one that was settled in the buyer's favour costs fewer."""
    if order.mishap in (Mishap.NONE, Mishap.CHANGED_MIND):
        return 5 if throw < 0.82 else 4 if throw < 0.95 else 3
    refund = order.refund
    if refund is not None and refund.state is AfterSaleState.SUCCEEDED and not refund.refusals:
        return 5 if throw < 0.35 else 4 if throw < 0.65 else 3 if throw < 0.85 else 2
    return 1 if throw < 0.45 else 2 if throw < 0.75 else 3
