"""What happened, for those who listen: the platforms' message services are views of this."""

from collections import deque
from enum import StrEnum
from typing import NamedTuple

KEPT_SECONDS = 7 * 24 * 3600


class Event(StrEnum):
    """What happened, in no platform's words."""

    ORDER_CREATED = "order_created"
    ORDER_PAID = "order_paid"
    ORDER_CONFIRMED = "order_confirmed"
    ORDER_SHIPPED = "order_shipped"
    ORDER_COMPLETED = "order_completed"
    ORDER_CLOSED = "order_closed"
    ORDER_NOTED = "order_noted"
    ORDER_RATED = "order_rated"
    PARCEL_MOVED = "parcel_moved"
    PROMISE_MADE = "promise_made"
    REFUND_CREATED = "refund_created"
    REFUND_MODIFIED = "refund_modified"
    REFUND_AGREED = "refund_agreed"
    REFUND_REFUSED = "refund_refused"
    REFUND_SENT_BACK = "refund_sent_back"
    REFUND_SUCCEEDED = "refund_succeeded"
    REFUND_CLOSED = "refund_closed"
    REFUND_MESSAGE = "refund_message"
    PLATFORM_ASKED = "platform_asked"
    PLATFORM_DECIDED = "platform_decided"


class Notice(NamedTuple):
    """`order`, `refund`: serial numbers; refund is -1 when it is about the order alone."""

    notice_id: int
    at: int
    event: Event
    order: int
    refund: int


class Notices:
    """The last seven days of one shop, oldest first, numbered from 1 without a gap."""

    def __init__(self) -> None:
        self._kept: deque[Notice] = deque()
        self._next = 1

    def add(self, at: int, event: Event, order: int, refund: int = -1) -> None:
        """Append one, and forget those that are past their days."""
        self._kept.append(Notice(self._next, at, event, order, refund))
        self._next += 1
        while self._kept[0].at < at - KEPT_SECONDS:
            self._kept.popleft()

    def after(self, notice_id: int, most: int) -> list[Notice]:
        """At most that many with a higher number."""
        if not self._kept:
            return []
        skip = max(0, notice_id + 1 - self._kept[0].notice_id)
        return [self._kept[place] for place in range(skip, min(len(self._kept), skip + most))]

    @property
    def first_id(self) -> int:
        """The number of the oldest that is still kept; the next one's when none is."""
        return self._kept[0].notice_id if self._kept else self._next

    @property
    def last_id(self) -> int:
        """The number of the newest; 0 when nothing has happened."""
        return self._next - 1
