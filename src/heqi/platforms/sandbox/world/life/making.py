"""How a new order is thrown: who buys what where, and what will go wrong with it."""

from heqi.core.words import Platform
from heqi.platforms.sandbox.world import numbers
from heqi.platforms.sandbox.world.buyers import FRAUDSTER_SERIAL, Buyer, Character
from heqi.platforms.sandbox.world.dice import Dice, Shares
from heqi.platforms.sandbox.world.mishap import MISHAPS, Mishap
from heqi.platforms.sandbox.world.order import Line, Order
from heqi.platforms.sandbox.world.shops import Shop
from heqi.platforms.sandbox.world.sku import Sku
from heqi.platforms.sandbox.world.world import World

FRAUDSTER_SHARE = 0.002
TWO_LINES = 0.12
QUANTITIES = Shares([(1, 80.0), (2, 15.0), (3, 5.0)])
FAKED = Shares([(Mishap.ROTTEN, 2.0), (Mishap.LOST, 1.0), (Mishap.SHORT, 2.0), (Mishap.DAMAGED, 2.0)])
WISHES = ("", "", "", "", "", "", "加急", "放驿站", "周末再送", "易碎，请加泡沫箱", "送货前电话联系")


def make_order(world: World, serial: int, at: int, rng: Dice) -> Order:
    """An unpaid order, made at `at`."""
    shop = world.plan.shares.pick(rng)
    buyer = _choose_buyer(world, rng)
    lines = _make_lines(shop, serial, at, rng)
    subsidy = rng.choice((0, 0, 0, 50, 100)) if shop.platform is Platform.PINDUODUO else 0
    lines[0].paid_fen -= subsidy
    lines[0].discount_fen += subsidy
    return Order(
        serial=serial,
        no=_number(shop, serial, at),
        shop=shop,
        buyer=buyer,
        lines=lines,
        paid_fen=sum(line.paid_fen for line in lines),
        subsidy_fen=subsidy,
        created_at=at,
        modified_at=at,
        mishap=_choose_mishap(world, buyer, lines[0].sku, rng),
        wish=rng.choice(WISHES),
        wants_invoice=rng.random() < 0.03,
    )


def _choose_buyer(world: World, rng: Dice) -> Buyer:
    if rng.random() < FRAUDSTER_SHARE:
        return world.buyer(FRAUDSTER_SERIAL)
    return world.buyer(rng.randint(0, world.plan.buyers - 1))


def _choose_mishap(world: World, buyer: Buyer, sku: Sku, rng: Dice) -> Mishap:
    hit = rng.random() < world.plan.mishaps
    if buyer.character is Character.FRAUDSTER:
        return FAKED.pick(rng)
    return MISHAPS[sku.goods.category].pick(rng) if hit else Mishap.NONE


def _make_lines(shop: Shop, serial: int, at: int, rng: Dice) -> tuple[Line, ...]:
    lines = [_make_line(_number(shop, serial, at), shop.shelf.pick(rng), rng)]
    if shop.platform is not Platform.PINDUODUO and rng.random() < TWO_LINES:
        own = numbers.trade_no(2 * serial + 1)
        lines.append(_make_line(numbers.trade_no(10**12 + 2 * serial), shop.shelf.pick(rng), rng))
        lines[0].no = own
    return tuple(lines)


def _make_line(no: str, sku: Sku, rng: Dice) -> Line:
    quantity = QUANTITIES.pick(rng)
    discount = rng.choice((0, 0, 100, 200, 300))
    return Line(no, sku, quantity, sku.fen * quantity - discount, discount)


def _number(shop: Shop, serial: int, at: int) -> str:
    if shop.platform is Platform.PINDUODUO:
        return numbers.pdd_order_no(serial, at)
    return numbers.trade_no(2 * serial)
