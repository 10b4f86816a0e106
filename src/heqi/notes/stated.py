"""An order's note and flag as the platform states them."""

from heqi.core.order_notes import OrderNote
from heqi.trade.contracts import OrderView


def stated_note(order: OrderView) -> OrderNote:
    """What stands there, as far as it came in."""
    return OrderNote(order.note, order.flag)
