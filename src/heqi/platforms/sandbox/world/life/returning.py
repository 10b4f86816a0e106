"""Goods on their way back, replacements on their way out, parcels that turn round."""

from heqi.core.words import AfterSaleState as A
from heqi.core.words import Demand, OrderState
from heqi.platforms.sandbox.world import numbers
from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.couriers import WEIGHTED_COURIERS, Courier
from heqi.platforms.sandbox.world.deadlines import DEADLINES
from heqi.platforms.sandbox.world.dice import Kind, dice
from heqi.platforms.sandbox.world.life.grieving import plan_clerk
from heqi.platforms.sandbox.world.life.settling import close, move, refund_money
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.notices import Event
from heqi.platforms.sandbox.world.order import Parcel, Refund
from heqi.platforms.sandbox.world.refund import By, Way, Why
from heqi.platforms.sandbox.world.track import signed_at, way_of
from heqi.platforms.sandbox.world.world import World

BACKWARDS = 1 << 41
AGAIN = 1 << 42
HOUR = 3600


def send_back(world: World, refund: Refund, _: int, version: int) -> None:
    """The buyer hands the goods to a courier and fills in the number."""
    if refund.version != version or refund.state is not A.AWAITING_BUYER_RETURN:
        return
    rng = dice(world.seed, Kind.PARCEL, BACKWARDS + refund.serial)
    courier = WEIGHTED_COURIERS.pick(rng)
    fill_in(world, refund, courier, numbers.tracking_no(courier.prefix, courier.digits, BACKWARDS + refund.serial))


def fill_in(world: World, refund: Refund, courier: Courier, tracking_no: str) -> None:
    """A return number stands on the after-sale; the merchant's time to take the goods back runs."""
    parcel = Parcel(BACKWARDS + refund.serial, courier, tracking_no, world.now, Mishap.NONE, backwards=True)
    refund.back = parcel
    world.add_parcel(parcel, refund.order)
    limits = DEADLINES[refund.order.shop.platform]
    move(world, refund, A.AWAITING_MERCHANT_RECEIPT, by=By.BUYER, why=Why.SENT_BACK, within=limits.take_back)
    world.tell(Event.REFUND_SENT_BACK, refund.order, refund)
    arrives = signed_at(way_of(parcel, refund.order.buyer.place, world.seed))
    world.agenda.put(arrives, Due.COME_BACK, refund, refund.version)


def come_back(world: World, refund: Refund, at: int, version: int) -> None:
    """The goods are at the warehouse; that alone moves no money."""
    if refund.version == version:
        world.tell(Event.PARCEL_MOVED, refund.order, refund)
        plan_clerk(world, refund, at)


def send_again(world: World, refund: Refund, courier: Courier, tracking_no: str, *, by: By) -> None:
    """A replacement leaves."""
    parcel = Parcel(AGAIN + refund.serial, courier, tracking_no, world.now, Mishap.NONE)
    refund.again = parcel
    world.add_parcel(parcel, refund.order)
    limits = DEADLINES[refund.order.shop.platform]
    move(world, refund, A.AWAITING_BUYER_CONFIRM, by=by, why=Why.SHIPPED, within=limits.confirm_replacement)
    world.tell(Event.REFUND_MODIFIED, refund.order, refund)
    arrives = signed_at(way_of(parcel, refund.order.buyer.place, world.seed))
    rng = dice(world.seed, Kind.PARCEL, AGAIN * 2 + refund.serial)
    world.agenda.put(arrives + int(rng.uniform(1, 60) * HOUR), Due.REPLACEMENT_ARRIVES, refund, refund.version)


def replacement_arrives(world: World, refund: Refund, _: int, version: int) -> None:
    """The buyer confirms the replacement."""
    if refund.version == version:
        move(world, refund, A.SUCCEEDED, by=By.BUYER, why=Why.CONFIRMED)
        world.tell(Event.REFUND_SUCCEEDED, refund.order, refund)


def turn_parcel(world: World, refund: Refund, at: int, version: int) -> None:
    """The parcel is refused at the door or called back; then the money goes."""
    if refund.version != version:
        return
    order = refund.order
    if order.state is OrderState.SHIPPED and order.parcel is not None:
        order.parcel.turned_at = at
        why = Why.PARCEL_REFUSED if refund.way is Way.REFUSE_PARCEL else Why.PARCEL_RECALLED
        refund_money(world, refund, by=By.SYSTEM, why=why)
    else:
        close(world, refund, by=By.SYSTEM, why=Why.BUYER_LATE)


def needs_replacement(refund: Refund) -> bool:
    """Whether goods, not money, settle it."""
    return refund.demand in (Demand.EXCHANGE, Demand.RESHIP, Demand.REPAIR)
