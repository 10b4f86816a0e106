"""One open stream: a bounded queue between the hub and one screen."""

import asyncio
from dataclasses import dataclass, field

from heqi.web.live.guard import Listener
from heqi.web.live.news import Item

ROOM = 1000
_END = object()


@dataclass(eq=False, slots=True)
class Stream:
    """Events wait here until the screen takes them. A screen too slow for `ROOM` events is dropped and comes back."""

    session_key: str
    listener: Listener
    ended: bool = False
    _queue: "asyncio.Queue[Item | object]" = field(default_factory=lambda: asyncio.Queue(ROOM + 1))

    def put(self, item: Item) -> None:
        """Add an event, or end the stream when there is no room."""
        if self._queue.qsize() >= ROOM:
            self.end()
        elif not self.ended:
            self._queue.put_nowait(item)

    def end(self) -> None:
        """Close the stream after what is in the queue; once."""
        if not self.ended:
            self.ended = True
            self._queue.put_nowait(_END)

    async def take(self, timeout: float) -> list[Item]:
        """All events that wait, in order; none when there was none for `timeout` seconds. Raises StreamEnded.

        A screen that is told of twenty things at one moment is sent one piece of bytes, not twenty.
        """
        try:
            taken = [await asyncio.wait_for(self._queue.get(), timeout)]
        except TimeoutError:
            return []
        while not self._queue.empty():
            taken.append(self._queue.get_nowait())
        items = [item for item in taken if isinstance(item, Item)]
        if not items:
            raise StreamEnded
        if len(items) < len(taken):
            self._queue.put_nowait(_END)
        return items


class StreamEnded(Exception):
    """Logged out, other shops, too slow, or the server goes."""
