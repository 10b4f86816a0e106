"""Wakes whoever waits for a reply: one look for all of them whenever the database has changed."""

import asyncio
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import structlog
from django.db import close_old_connections, connections
from django.utils import timezone

from heqi.channels.access import visits_by_id
from heqi.outbox.actions.offer import channels_with_offers
from heqi.web.live.watch import watch_journal
from heqi.web.marks.ether import Ear
from heqi.web.marks.mark import Mark

T = TypeVar("T")
BREATH = 0.05
"""Seconds between two looks at least: in a rush many changes are one look."""
THREADS = 4
CHUNK = 500
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ForVisit:
    """A visitor who has every line up to `seq`, in the talk of that key."""

    visit_id: int
    seq: int
    shop_id: int = 0
    conversation: str | None = None

    def hears(self, mark: Mark) -> bool:
        """Whether one of us who writes does so for them."""
        return (mark.side, mark.shop_id, mark.conversation) == ("shop", self.shop_id, self.conversation)


@dataclass(frozen=True, slots=True)
class ForChannel:
    """A bridge that waits for its outbox. `prefix`: of its talks' keys, where it wants to hear who is writing."""

    shop_id: int
    channel_id: int
    prefix: str | None = None

    def hears(self, mark: Mark) -> bool:
        """Whether one of us who writes does so in a talk of this bridge."""
        told = self.prefix is not None and mark.conversation.startswith(self.prefix)
        return told and (mark.side, mark.shop_id) == ("shop", self.shop_id)


Wish = ForVisit | ForChannel


@dataclass(eq=False, slots=True)
class Waiter:
    """One call that is kept waiting."""

    wish: Wish
    rung: asyncio.Event = field(default_factory=asyncio.Event)


class Bell:
    """All calls of this process that wait, and the few database threads that they share."""

    def __init__(self, ear: Ear) -> None:
        self._waiters: set[Waiter] = set()
        ear.listen(self._hear_mark)
        self._database = ThreadPoolExecutor(THREADS, thread_name_prefix="heqi-wait")
        self._poller: asyncio.Task[None] | None = None
        self.closed = False

    @property
    def crowd(self) -> int:
        """How many wait."""
        return len(self._waiters)

    async def ask(self, question: Callable[[], T]) -> T:
        """Run a database question in one of the shared threads."""
        return await asyncio.get_running_loop().run_in_executor(self._database, partial(_with_connection, question))

    @contextmanager
    def wait_for(self, wish: Wish) -> Iterator[Waiter]:
        """A waiter that is rung when the wish may have come true; take it before the first look."""
        waiter = Waiter(wish)
        self._waiters.add(waiter)
        if self._poller is None or self._poller.done():
            self._poller = asyncio.create_task(self._poll())
        try:
            yield waiter
        finally:
            self._waiters.discard(waiter)

    async def close(self) -> None:
        """Let everybody go, when the server stops; once."""
        if self.closed:
            return
        self.closed = True
        for waiter in self._waiters:
            waiter.rung.set()
        if self._poller is not None:
            self._poller.cancel()
            await asyncio.gather(self._poller, return_exceptions=True)
        for _ in range(THREADS):
            self._database.submit(connections.close_all)
        self._database.shutdown(wait=False)

    def _hear_mark(self, mark: Mark) -> None:
        for waiter in self._waiters:
            if waiter.wish.hears(mark):
                waiter.rung.set()

    async def _poll(self) -> None:
        watch = watch_journal()
        try:
            while True:
                await self._try_look()
                await asyncio.sleep(BREATH)
                await watch.wait()
        finally:
            await watch.close()

    async def _try_look(self) -> None:
        waiters = [waiter for waiter in self._waiters if not waiter.rung.is_set()]
        if not waiters:
            return
        try:
            true = await self.ask(partial(come_true, {waiter: waiter.wish for waiter in waiters}))
        except Exception as error:
            log.warning("waiting calls could not look", error=type(error).__name__)
            await asyncio.sleep(1)
            return
        for waiter in true:
            waiter.rung.set()


H = TypeVar("H", bound=Hashable)


def come_true(wishes: Mapping[H, Wish]) -> list[H]:
    """Whose wish has come true: two kinds of query for all together."""
    visits = {who: wish for who, wish in wishes.items() if isinstance(wish, ForVisit)}
    channels = {who: wish for who, wish in wishes.items() if isinstance(wish, ForChannel)}
    newest = _newest_lines([wish.visit_id for wish in visits.values()])
    offered: set[tuple[int, int]] = set()
    if channels:
        offered = channels_with_offers({wish.shop_id for wish in channels.values()}, now=timezone.now())
    told = [who for who, wish in visits.items() if newest.get(wish.visit_id, 0) > wish.seq]
    return told + [who for who, wish in channels.items() if (wish.shop_id, wish.channel_id) in offered]


def _newest_lines(visit_ids: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for start in range(0, len(visit_ids), CHUNK):
        found |= dict(visits_by_id(visit_ids[start : start + CHUNK]).values_list("pk", "last_seq"))
    return found


def _with_connection(question: Callable[[], T]) -> T:
    close_old_connections()
    return question()
