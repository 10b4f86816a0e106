"""The merchant sends an order, or says that it was stopped."""

from heqi.core.words import AfterSaleState, OrderState
from heqi.platforms.sandbox.world.couriers import Courier
from heqi.platforms.sandbox.world.life.sending import hand_over
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.order import Order, Parcel, Refund
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo
from heqi.platforms.sandbox.world.world import World


def ship_order(world: World, order: Order, *, courier: Courier, tracking_no: str) -> None:
    """Raises UnableTo."""
    if order.state in (OrderState.SHIPPED, OrderState.SIGNED, OrderState.COMPLETED):
        raise UnableTo(Cause.DONE_ALREADY, "订单已发货")
    refund = order.refund
    if order.state is not OrderState.UNSHIPPED or order.is_paid_back:
        raise UnableTo(Cause.WRONG_STATE, "订单当前状态不能发货")
    if refund is not None and refund.state is AfterSaleState.REFUNDING:
        raise UnableTo(Cause.WRONG_STATE, "订单退款中，不能发货")
    if not tracking_no or tracking_no in world.parcel_by_no:
        raise UnableTo(Cause.BAD_VALUE, "运单号无效或已被使用")
    hand_over(world, order, courier, tracking_no, world.now)


def add_parcel(world: World, order: Order, *, courier: Courier, tracking_no: str) -> None:
    """One more parcel of an order that has left: a part, a re-shipment, a gift. Raises UnableTo."""
    if order.parcel is None:
        raise UnableTo(Cause.WRONG_STATE, "订单未发货")
    if not tracking_no or tracking_no in world.parcel_by_no:
        raise UnableTo(Cause.BAD_VALUE, "运单号无效或已被使用")
    serial = (1 << 43) + (order.serial << 4) + len(order.extra)
    parcel = Parcel(serial, courier, tracking_no, world.now, Mishap.NONE)
    order.extra = (*order.extra, parcel)
    world.add_parcel(parcel, order)
    order.touch(world.now)


def stop_shipping(world: World, refund: Refund, *, stopped: bool) -> None:
    """The ERP's answer to an unshipped refund. Stopped: the warehouse will not send it. Raises UnableTo."""
    order = refund.order
    if not refund.before_shipping:
        raise UnableTo(Cause.WRONG_STATE, "仅支持未发货退款")
    if stopped and order.state is not OrderState.UNSHIPPED and order.shipped_at:
        raise UnableTo(Cause.WRONG_STATE, "该订单已发货，无法取消发货")
    order.held = stopped
    order.touch(world.now)
