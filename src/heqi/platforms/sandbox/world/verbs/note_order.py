"""The merchant's own note and flag on an order."""

from heqi.platforms.sandbox.world.notices import Event
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.world import World


def note_order(world: World, order: Order, *, note: str | None, flag: int | None, flag_name: str = "") -> None:
    """None leaves note or flag as it is."""
    if note is not None:
        order.note = note
    if flag is not None:
        order.flag, order.flag_name = flag, flag_name
    order.touch(world.now)
    world.tell(Event.ORDER_NOTED, order)
