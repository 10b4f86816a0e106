"""The one door: check an address, tell somebody something."""

from datetime import datetime

from heqi.notify.base import Address, Message, Told, Way
from heqi.notify.line import Line
from heqi.notify.robots import PER_MINUTE, require_robot, tell_robot
from heqi.notify.webhook import make_secret, require_webhook, tell_webhook

__all__ = ["PER_MINUTE", "Line", "make_secret", "require_address", "tell"]


def require_address(address: Address) -> None:
    """Raises address.refused, address.secret, when nothing could ever be told there."""
    if address.way is Way.WEBHOOK:
        require_webhook(address)
    else:
        require_robot(address)


def tell(line: Line, address: Address, message: Message, *, now: datetime) -> Told:
    """Tell it once; never raises for what the other side does."""
    told = tell_webhook if address.way is Way.WEBHOOK else tell_robot
    return told(line, address, message, now=now)
