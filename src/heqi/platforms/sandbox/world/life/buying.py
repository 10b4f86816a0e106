"""From the click on 'buy' to an order that the merchant must send."""

from typing import Any

from heqi.core.words import OrderState, Platform
from heqi.platforms.sandbox.world import money
from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.deadlines import DEADLINES
from heqi.platforms.sandbox.world.dice import Kind, Shares, dice
from heqi.platforms.sandbox.world.life.impatience import plan_complaint
from heqi.platforms.sandbox.world.life.making import make_order
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.notices import Event
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.world import World

HOUR = 3600
NEVER_PAYS = 0.03
BUYS_ALONE = 0.12
GROUP_FAILS = 0.02
GROUP_WAITS = Shares([(0, 60.0), (90, 15.0), (900, 15.0), (5 * HOUR, 10.0)])


def arrive(world: World, _: Any, at: int, __: int) -> None:
    """The next order is made, and the one after it put down."""
    serial = len(world.orders)
    rng = dice(world.seed, Kind.ORDER, serial)
    rng.random()
    order = make_order(world, serial, at, rng)
    world.orders.append(order)
    world.order_by_no[order.no] = order
    order.shop.marks.created.add(at, serial)
    order.touch(at)
    world.tell(Event.ORDER_CREATED, order)
    if rng.random() < NEVER_PAYS:
        world.agenda.put(at + DEADLINES[order.shop.platform].unpaid, Due.CLOSE_UNPAID, order)
    else:
        world.agenda.put(at + rng.randint(5, 240), Due.PAY, order)
    following = serial + 1
    throw = dice(world.seed, Kind.ORDER, following).random()
    world.agenda.put(max(at, world.plan.arrival(following, throw)), Due.ARRIVE, None)


def close_unpaid(world: World, order: Order, at: int, _: int) -> None:
    """Nobody paid in time."""
    order.closed_at = at
    order.step(OrderState.CANCELLED, at)
    world.tell(Event.ORDER_CLOSED, order)


def pay(world: World, order: Order, at: int, _: int) -> None:
    """The buyer pays; on Pinduoduo most then wait for their group."""
    money.take_payment(world.ledger, order, at)
    order.paid_at = at
    rng = dice(world.seed, Kind.MONEY, order.serial)
    if order.shop.platform is not Platform.PINDUODUO or rng.random() < BUYS_ALONE:
        confirm(world, order, at)
        return
    order.in_group = True
    order.step(OrderState.GROUPING, at)
    world.tell(Event.ORDER_PAID, order)
    if rng.random() < GROUP_FAILS:
        world.agenda.put(at + DEADLINES[order.shop.platform].group, Due.FAIL_GROUP, order)
    else:
        world.agenda.put(at + int(GROUP_WAITS.pick(rng) * rng.uniform(0.5, 1.5)), Due.COMPLETE_GROUP, order)


def complete_group(world: World, order: Order, at: int, _: int) -> None:
    """Enough people joined."""
    confirm(world, order, at)


def fail_group(world: World, order: Order, at: int, _: int) -> None:
    """24 hours are over: the platform gives the money back by itself; the merchant never sees the order in exports."""
    money.give_back_all(world.ledger, order, at)
    order.closed_at = at
    order.step(OrderState.CANCELLED, at)
    world.tell(Event.ORDER_CLOSED, order)


def confirm(world: World, order: Order, at: int) -> None:
    """The merchant must send it from now on."""
    goods = order.lines[0].sku.goods
    order.confirmed_at = at
    order.ship_by = at + goods.ship_hours * HOUR
    order.step(OrderState.UNSHIPPED, at)
    order.shop.marks.confirmed.add(at, order.serial)
    world.tell(Event.ORDER_CONFIRMED, order)
    if order.has_promise:
        world.tell(Event.PROMISE_MADE, order)
    _plan_shipping(world, order, at)


def _plan_shipping(world: World, order: Order, at: int) -> None:
    rng = dice(world.seed, Kind.PARCEL, order.serial)
    within = order.ship_by - at
    delay = int(within * rng.uniform(0.1, 0.85))
    if order.mishap in (Mishap.OUT_OF_STOCK, Mishap.LATE_DISPATCH):
        delay = int(within * (6 if order.mishap is Mishap.OUT_OF_STOCK else 1.5))
        _complain_later(world, order, order.ship_by + rng.randint(600, 30 * HOUR))
    elif order.mishap is Mishap.CHANGED_MIND:
        _complain_later(world, order, at + int(delay * rng.uniform(0.1, 1.4)))
    if order.shop.automatic:
        world.agenda.put(at + delay, Due.SEND, order)


def _complain_later(world: World, order: Order, at: int) -> None:
    rng = dice(world.seed, Kind.GRIEVANCE, order.serial)
    plan_complaint(world, order, at, rng, not_before=order.confirmed_at, lead=2 * HOUR)
