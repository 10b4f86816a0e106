"""One poller for all streams of this process: it reads the journal once and hands each event to whoever may see it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import monotonic
from typing import TypeVar

import structlog
from django.db import close_old_connections, connections

from heqi.journal.queries import last_pos
from heqi.web.live.guard import find_listeners
from heqi.web.live.news import Item, read_news, write_mark
from heqi.web.live.stream import Stream
from heqi.web.live.watch import watch_journal
from heqi.web.marks.ether import Ear
from heqi.web.marks.mark import Mark

T = TypeVar("T")
CHECK_EVERY = 5.0
PER_STREAM, LONGEST_PACE = 0.001, 0.2
"""Seconds: two hundred screens hear the news five times a second, a handful at once."""
log = structlog.get_logger(__name__)


class Hub:
    """All open streams, the place up to which they have been told, and the database thread that they share."""

    def __init__(self, ear: Ear) -> None:
        self.pos = 0
        self.closed = False
        self.streams: set[Stream] = set()
        self._database = ThreadPoolExecutor(1, thread_name_prefix="heqi-live")
        self._turn = asyncio.Lock()
        self._poller: asyncio.Task[None] | None = None
        self._checked = monotonic()
        ear.listen(self._hear_mark)

    async def ask(self, question: Callable[[], T]) -> T:
        """Run a database question in the shared thread."""
        return await asyncio.get_running_loop().run_in_executor(self._database, partial(_with_connection, question))

    async def join(self, stream: Stream) -> int:
        """Add a stream; the place from which on it will be told everything by its queue."""
        async with self._turn:
            if self._poller is None or self._poller.done():
                self.pos = await self.ask(last_pos)
                self._poller = asyncio.create_task(self._poll())
            self.streams.add(stream)
            return self.pos

    def leave(self, stream: Stream) -> None:
        """Forget a stream."""
        self.streams.discard(stream)

    async def close(self) -> None:
        """End all streams and the poller; once."""
        if self.closed:
            return
        self.closed = True
        for stream in list(self.streams):
            stream.end()
        if self._poller is not None:
            self._poller.cancel()
            await asyncio.gather(self._poller, return_exceptions=True)
        self._database.submit(connections.close_all)
        self._database.shutdown(wait=False)

    async def _poll(self) -> None:
        watch = watch_journal()
        try:
            while True:
                began = monotonic()
                await self._try_turn()
                # With many screens, news are told together: each turn wakes every one of them.
                await asyncio.sleep(max(0.0, began + self._pace() - monotonic()))
                await watch.wait()
        finally:
            await watch.close()

    def _pace(self) -> float:
        """The least number of seconds from one turn to the next."""
        return min(len(self.streams) * PER_STREAM, LONGEST_PACE)

    async def _try_turn(self) -> None:
        try:
            async with self._turn:
                await self._check_listeners()
                while await self._tell():
                    await asyncio.sleep(0)
        except Exception as error:
            log.warning("live feed could not read", error=type(error).__name__)
            await asyncio.sleep(1)

    async def _tell(self) -> bool:
        shop_ids = frozenset[int]().union(*(stream.listener.shop_ids for stream in self.streams))
        news = await self.ask(partial(read_news, after=self.pos, shop_ids=shop_ids))
        if news.staffing:
            await self._check_listeners(now=True)
        for item in news.items:
            self._hand_out(item)
        self.pos = news.pos
        return news.more

    def _hand_out(self, item: Item) -> None:
        for stream in self.streams:
            if item.shop_id in stream.listener.shop_ids:
                stream.put(item)

    def _hear_mark(self, mark: Mark) -> None:
        if mark.side == "buyer":
            self._hand_out(write_mark(mark))

    async def _check_listeners(self, *, now: bool = False) -> None:
        if not now and monotonic() - self._checked < CHECK_EVERY:
            return
        self._checked = monotonic()
        held = list(self.streams)
        good = await self.ask(partial(find_listeners, {stream.session_key for stream in held}))
        for stream in held:
            # Whoever lost a shop or gained one comes back with a fresh start; whoever logged out cannot.
            if good.get(stream.session_key) != stream.listener:
                stream.end()


def _with_connection(question: Callable[[], T]) -> T:
    close_old_connections()
    return question()
