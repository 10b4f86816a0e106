"""After a refusal: the buyer gives in, asks anew, or calls the platform; and the platform decides."""

from heqi.core.words import AfterSaleState as A
from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.deadlines import answer_within
from heqi.platforms.sandbox.world.dice import Kind, dice
from heqi.platforms.sandbox.world.life import settling
from heqi.platforms.sandbox.world.life.grieving import plan_clerk
from heqi.platforms.sandbox.world.notices import Event
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By, Why
from heqi.platforms.sandbox.world.temper import TEMPERS
from heqi.platforms.sandbox.world.world import World

DAY = 24 * 3600
RIGHT_WINS = 0.85
"""How often the platform finds out who is right."""


def answer_refusal(world: World, refund: Refund, at: int, version: int) -> None:
    """What the buyer does about a 'no', by character."""
    if refund.version != version:
        return
    temper = TEMPERS[refund.order.buyer.character]
    throw = dice(world.seed, Kind.GRIEVANCE, (5 << 40) + (refund.serial << 4) + refund.refusals).random()
    if throw < temper.asks_platform:
        ask_platform(world, refund)
    elif throw < temper.asks_platform + temper.applies_again and refund.refusals < 2:
        _apply_anew(world, refund, at)
    elif throw < temper.asks_platform + temper.applies_again + temper.withdraws:
        settling.close(world, refund, by=By.BUYER, why=Why.WITHDRAWN)


def ask_platform(world: World, refund: Refund) -> None:
    """The buyer calls the platform, which decides within its days."""
    refund.disputed = True
    settling.move(world, refund, A.PLATFORM_HANDLING, by=By.BUYER, why=Why.ASKED_PLATFORM)
    world.tell(Event.PLATFORM_ASKED, refund.order, refund)
    wait = dice(world.seed, Kind.GRIEVANCE, (6 << 40) + refund.serial).uniform(1, 3) * DAY
    world.agenda.put(world.now + int(wait), Due.DECIDE, refund, refund.version)


def decide(world: World, refund: Refund, _: int, version: int) -> None:
    """The platform finds for the one who is right, most of the time; what it awards is money."""
    if refund.version != version:
        return
    throw = dice(world.seed, Kind.GRIEVANCE, (7 << 40) + refund.serial).random()
    for_buyer = (throw < RIGHT_WINS) == refund.genuine
    left = refund.order.paid_fen - refund.order.refunded_fen
    refund.fen = min(refund.fen or refund.line.paid_fen, left)
    world.tell(Event.PLATFORM_DECIDED, refund.order, refund)
    if for_buyer and refund.fen:
        settling.refund_money(world, refund, by=By.PLATFORM, why=Why.FOR_BUYER)
    else:
        settling.close(world, refund, by=By.PLATFORM, why=Why.FOR_MERCHANT)


def _apply_anew(world: World, refund: Refund, at: int) -> None:
    if refund.fen > 1:
        refund.fen = max(1, refund.fen * 8 // 10)
    settling.move(world, refund, A.AWAITING_MERCHANT, by=By.BUYER, why=Why.APPLIED_ANEW, within=answer_within(refund))
    world.tell(Event.REFUND_MODIFIED, refund.order, refund)
    plan_clerk(world, refund, at)
