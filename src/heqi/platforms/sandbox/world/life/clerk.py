"""The clerk who answered after-sales before the market went live, so that its past has every state."""

from heqi.core.words import AfterSaleState as A
from heqi.platforms.sandbox.world import numbers
from heqi.platforms.sandbox.world.couriers import WEIGHTED_COURIERS
from heqi.platforms.sandbox.world.dice import Kind, dice
from heqi.platforms.sandbox.world.life import settling
from heqi.platforms.sandbox.world.life.returning import AGAIN, needs_replacement, send_again
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By, Why
from heqi.platforms.sandbox.world.world import World

REFUSES = 0.12
REFUSES_FALSE = 0.5


def serve(world: World, refund: Refund, _: int, version: int) -> None:
    """Answer what waits for the merchant."""
    if refund.version != version:
        return
    rng = dice(world.seed, Kind.CLERK, (1 << 40) + (refund.serial << 6) + len(refund.history))
    if refund.state is A.AWAITING_MERCHANT:
        refuses = REFUSES if refund.genuine else REFUSES_FALSE
        if not refund.before_shipping and rng.random() < refuses:
            settling.refuse(world, refund, by=By.MERCHANT)
        else:
            settling.agree(world, refund, by=By.MERCHANT, why=Why.AGREED)
    elif refund.state is A.AWAITING_MERCHANT_RECEIPT and needs_replacement(refund):
        settling.let_ship_again(world, refund, by=By.MERCHANT, why=Why.RECEIVED)
    elif refund.state is A.AWAITING_MERCHANT_RECEIPT:
        settling.refund_money(world, refund, by=By.MERCHANT, why=Why.RECEIVED)
    if refund.state is A.AWAITING_MERCHANT_SHIPMENT and rng.random() < 0.9:
        courier = WEIGHTED_COURIERS.pick(rng)
        number = numbers.tracking_no(courier.prefix, courier.digits, AGAIN + refund.serial)
        send_again(world, refund, courier, number, by=By.MERCHANT)
