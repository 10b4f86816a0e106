"""A server of this process's own database, and a screen that listens to its live feed over a real socket."""

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from heqi.accounts.contracts import StaffView

PATIENCE = 10.0


@dataclass(frozen=True)
class Event:
    """One server-sent event; `data` decoded. `id` 0: it has no place in the journal and is never told again."""

    id: int
    kind: str
    data: dict[str, Any]


@dataclass
class Screen:
    """A browser tab that listens. `events` grow while it is open; `ended` is set when the server ends the stream."""

    port: int
    cookie: str
    events: list[Event] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)
    status: int = 0
    _connection: http.client.HTTPConnection | None = None

    def open(self, last: int | None = None) -> "Screen":
        """Connect, and wait for the hello."""
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": self.cookie} | ({} if last is None else {"Last-Event-ID": str(last)})
        self._connection.request("GET", "/api/live", headers=headers)
        response = self._connection.getresponse()
        self.status = response.status
        if response.status == 200:
            threading.Thread(target=self._listen, args=(response,), daemon=True).start()
            self.wait_for(lambda: bool(self.events))
        return self

    @property
    def cases(self) -> list[Event]:
        """The events about cases."""
        return [event for event in self.events if event.kind == "case"]

    @property
    def last_id(self) -> int:
        """What a browser would send as Last-Event-ID."""
        return next((event.id for event in reversed(self.events) if event.id), 0)

    def wait_for(self, happened: Callable[[], bool]) -> None:
        """Wait until that is so. Fails after ten seconds, with what was heard."""
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, f"waited in vain; heard {self.events}"
            time.sleep(0.01)

    def close(self) -> None:
        """Go away without a word, as a browser does."""
        if self._connection is not None and self._connection.sock is not None:
            self._connection.sock.shutdown(2)
            self._connection.close()

    def _listen(self, response: http.client.HTTPResponse) -> None:
        said: dict[str, str] = {}
        try:
            while line := response.readline().decode():
                name, _, value = line.rstrip("\n").partition(": ")
                if name:
                    said[name] = value
                elif "event" in said:
                    self.events.append(Event(int(said.get("id", 0)), said["event"], json.loads(said["data"])))
                    said = {}
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            pass
        self.ended.set()


@dataclass
class LiveDesk:
    """A running server; `screen(staff)` gives a logged-in screen, not yet open."""

    port: int
    sessions: dict[int, str] = field(default_factory=dict)
    screens: list[Screen] = field(default_factory=list)

    def log_in(self, staff: "StaffView") -> str:
        """A session of that person; its key."""
        from django.test import Client

        from heqi.accounts.models import Staff

        client = Client()
        client.force_login(Staff.objects.get(id=staff.id), "heqi.accounts.backend.StaffBackend")
        self.sessions[staff.id] = client.cookies["sessionid"].value
        return self.sessions[staff.id]

    def screen(self, staff: "StaffView") -> Screen:
        """A tab of that person's browser."""
        key = self.sessions.get(staff.id) or self.log_in(staff)
        screen = Screen(self.port, f"sessionid={key}")
        self.screens.append(screen)
        return screen


@pytest.fixture
def live_desk(transactional_db: None) -> Iterator[LiveDesk]:
    """The desk of `heqi serve` on this test's database, in a thread, on a free port."""
    from django.db import connections

    from heqi.web.asgi import Application
    from heqi.web.server import Server, bind_port

    listener = bind_port("127.0.0.1", 0)
    server = Server(Application(), host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    desk = LiveDesk(listener.getsockname()[1])
    yield desk
    for screen in desk.screens:
        screen.close()
    server.should_exit = True
    thread.join(20)
    listener.close()
    connections.close_all()
    assert not thread.is_alive()
