"""The merchant corrects where an unshipped order goes."""

from heqi.core.words import OrderState
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo
from heqi.platforms.sandbox.world.world import World


def change_address(world: World, order: Order) -> None:
    """The market's parcels find their buyers anyway; that it changed is what counts. Raises UnableTo."""
    if order.state is not OrderState.UNSHIPPED:
        raise UnableTo(Cause.WRONG_STATE, "仅待发货订单可修改地址")
    order.moved = True
    order.touch(world.now)
