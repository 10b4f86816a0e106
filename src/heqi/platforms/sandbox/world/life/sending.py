"""From the warehouse's door to the buyer's."""

from heqi.core.words import OrderState
from heqi.platforms.sandbox.world import money, numbers
from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.buyers import Character
from heqi.platforms.sandbox.world.couriers import WEIGHTED_COURIERS, Courier
from heqi.platforms.sandbox.world.deadlines import DEADLINES
from heqi.platforms.sandbox.world.dice import Kind, dice
from heqi.platforms.sandbox.world.life.impatience import plan_complaint
from heqi.platforms.sandbox.world.mishap import BEFORE_SHIPPING, Mishap
from heqi.platforms.sandbox.world.notices import Event
from heqi.platforms.sandbox.world.order import NEVER, Order, Parcel
from heqi.platforms.sandbox.world.temper import TEMPERS
from heqi.platforms.sandbox.world.track import collected_at, signed_at, way_of
from heqi.platforms.sandbox.world.world import World

HOUR = 3600
DAY = 24 * HOUR
CONFIRMS_FIRST = 0.3
"""Who finds out what is wrong only after having confirmed."""


def send(world: World, order: Order, at: int, _: int) -> None:
    """The automatic warehouse sends, unless it was told to hold. It knows nothing of open after-sales by itself."""
    if order.state is not OrderState.UNSHIPPED or order.is_paid_back:
        return
    if order.held:
        world.agenda.put(at + DAY, Due.SEND, order)
        return
    rng = dice(world.seed, Kind.PARCEL, order.serial)
    courier = WEIGHTED_COURIERS.pick(rng)
    hand_over(world, order, courier, numbers.tracking_no(courier.prefix, courier.digits, order.serial), at)


def hand_over(world: World, order: Order, courier: Courier, tracking_no: str, at: int) -> None:
    """The order leaves; its whole way is settled by the parcel's dice."""
    honest = order.buyer.character is not Character.FRAUDSTER
    mishap = order.mishap if honest and order.mishap not in BEFORE_SHIPPING else Mishap.NONE
    parcel = Parcel(order.serial, courier, tracking_no, at, mishap)
    order.parcel = parcel
    order.shipped_at = at
    order.step(OrderState.SHIPPED, at)
    world.add_parcel(parcel, order)
    world.tell(Event.ORDER_SHIPPED, order)
    way = way_of(parcel, order.buyer.place, world.seed)
    world.agenda.put(collected_at(way), Due.COLLECT, order)
    if signed_at(way):
        world.agenda.put(signed_at(way), Due.SIGN, order)
    else:
        world.agenda.put(at + DEADLINES[order.shop.platform].confirm_order, Due.COMPLETE, order)
    _plan_impatience(world, order, signed_at(way))


def collect(world: World, order: Order, at: int, _: int) -> None:
    """The courier took it."""
    if order.state is OrderState.SHIPPED:
        order.collected_at = at
        order.touch(at)
        world.tell(Event.PARCEL_MOVED, order)


def sign(world: World, order: Order, at: int, _: int) -> None:
    """The parcel is signed for. One that was turned back is not."""
    if order.state is not OrderState.SHIPPED or (order.parcel is not None and order.parcel.turned_at):
        return
    order.signed_at = at
    order.step(OrderState.SIGNED, at)
    world.tell(Event.PARCEL_MOVED, order)
    rng = dice(world.seed, Kind.GRIEVANCE, order.serial)
    temper = TEMPERS[order.buyer.character]
    wait = DEADLINES[order.shop.platform].confirm_order
    if order.mishap is Mishap.NONE or order.mishap in BEFORE_SHIPPING or rng.random() < CONFIRMS_FIRST:
        wait = int(min(wait, rng.uniform(0.3, 12) * DAY * temper.haste))
    world.agenda.put(at + wait, Due.COMPLETE, order)
    if order.mishap not in BEFORE_SHIPPING and order.mishap is not Mishap.NONE:
        _complain_later(world, order, at + int(rng.uniform(0.1, 2.5) * DAY * temper.haste))


def complete(world: World, order: Order, at: int, _: int) -> None:
    """The buyer confirms, or the platform does for them. While an after-sale is open, it waits."""
    if order.state not in (OrderState.SIGNED, OrderState.SHIPPED) or order.is_paid_back:
        return
    if at < order.delayed_until:
        return
    refund = order.refund
    if refund is not None and not refund.is_over:
        world.agenda.put(at + DAY, Due.COMPLETE, order)
        return
    order.completed_at = at
    order.step(OrderState.COMPLETED, at)
    money.settle(world.ledger, order, at)
    world.tell(Event.ORDER_COMPLETED, order)
    rng = dice(world.seed, Kind.TALK, order.serial)
    if rng.random() < TEMPERS[order.buyer.character].reviews:
        world.agenda.put(at + rng.randint(60, 3 * DAY), Due.REVIEW, order)


def _plan_impatience(world: World, order: Order, signed: int) -> None:
    """Who waits too long for a parcel asks where it is, then for the money."""
    faked_loss = order.mishap is Mishap.LOST and signed != NEVER
    if order.mishap in (Mishap.STALLED, Mishap.LOST) and not faked_loss:
        rng = dice(world.seed, Kind.GRIEVANCE, order.serial)
        _complain_later(world, order, order.shipped_at + int(rng.uniform(3.5, 8) * DAY))


def _complain_later(world: World, order: Order, at: int) -> None:
    rng = dice(world.seed, Kind.TALK, order.serial)
    plan_complaint(world, order, at, rng, not_before=order.shipped_at + 1, lead=5 * HOUR)
