"""The lane that hears what platforms tell: one thread a shop, each thing that is named looked at and stored."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog
from django.db import connections as databases

from heqi.accounts.sealing import UnableToOpen
from heqi.connections.actions.hold_line import keep_line, leave_line, note_messages, take_free_line
from heqi.core.connecting import Connector, PlatformError, Push
from heqi.inbox.actions.apply_batch import apply_batch
from heqi.workers.clock import read_clock
from heqi.workers.connectors import Connectors

AGAIN = timedelta(seconds=15)
MOST = 50
"""Shops that one worker listens for; more need more workers."""
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Listener:
    shop_id: int
    token: str
    stop: threading.Event
    thread: threading.Thread


class Listeners:
    """The threads of one worker. `make` gives a thread its own connectors."""

    def __init__(self, worker: str = "", make: Callable[[], Connectors] = Connectors) -> None:
        self._worker, self._make = worker, make
        self._all: dict[int, _Listener] = {}

    def tend(self) -> int:
        """Renew what is held, end what is not ours any more, and take one line that nobody holds; how many began."""
        for listener in list(self._all.values()):
            self._tend(listener)
        if len(self._all) >= MOST:
            return 0
        free = take_free_line(now=read_clock(), worker=self._worker, but=self._all)
        if free is None:
            return 0
        self._begin(*free)
        return 1

    def close(self) -> None:
        """End every thread."""
        for listener in self._all.values():
            listener.stop.set()
        for listener in self._all.values():
            listener.thread.join(timeout=5)

    def _tend(self, listener: _Listener) -> None:
        if not listener.thread.is_alive():
            del self._all[listener.shop_id]
        elif not keep_line(shop_id=listener.shop_id, token=listener.token, now=read_clock()):
            listener.stop.set()

    def _begin(self, shop_id: int, token: str) -> None:
        stop = threading.Event()
        thread = threading.Thread(
            target=self._listen, args=(shop_id, token, stop), daemon=True, name=f"heqi-push-{shop_id}"
        )
        self._all[shop_id] = _Listener(shop_id, token, stop, thread)
        thread.start()

    def _listen(self, shop_id: int, token: str, stop: threading.Event) -> None:
        """The life of one thread. Whatever ends it, the line is free for another try a little later."""
        hands, error = self._make(), None
        try:
            connector = hands.of(shop_id)
            if connector is not None:
                hear(connector, shop_id=shop_id, token=token, stop=stop)
        except PlatformError as trouble:
            error = {"code": trouble.code, "message": trouble.message, "message_en": trouble.message_en}
        except UnableToOpen:
            pass  # the pulling lane tells the owner
        except Exception as failure:
            log.warning("listener failed", shop=shop_id, error=type(failure).__name__)
        finally:
            hands.close()
            leave_line(shop_id=shop_id, token=token, due_at=read_clock() + AGAIN, error=error)
            databases.close_all()


def hear(connector: Connector, *, shop_id: int, token: str, stop: threading.Event) -> None:
    """Take messages until `stop`. Raises PlatformError when the line breaks."""
    for push in connector.listen(stop):
        take_message(connector, push, shop_id=shop_id)
        note_messages(shop_id=shop_id, token=token, count=1)
        if stop.is_set():
            return


def take_message(connector: Connector, push: Push, *, shop_id: int) -> None:
    """Look at each thing that the message names, store what is found, and tell the platform that it is kept.

    A thing that the platform does not show yet is left to the pull, which brings it some minutes later.
    """
    rows = [facts for facts in (connector.fetch(thing) for thing in push.things) if facts]
    if rows:
        apply_batch(shop_id=shop_id, facts=rows, import_id=None, now=read_clock())
    push.ack()
