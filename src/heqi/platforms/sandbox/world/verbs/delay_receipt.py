"""The merchant gives the buyer more days before the platform confirms for them."""

from heqi.core.words import OrderState
from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo
from heqi.platforms.sandbox.world.world import World

DAYS = (3, 5, 7, 10)


def delay_receipt(world: World, order: Order, days: int) -> None:
    """Raises UnableTo."""
    if days not in DAYS:
        raise UnableTo(Cause.BAD_VALUE, "延长天数只能为3、5、7、10")
    if order.state not in (OrderState.SHIPPED, OrderState.SIGNED):
        raise UnableTo(Cause.WRONG_STATE, "订单当前状态不能延长收货时间")
    order.delayed_until = world.now + days * 86_400
    order.touch(world.now)
    world.agenda.put(order.delayed_until, Due.COMPLETE, order)
