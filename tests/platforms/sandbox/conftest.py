"""Markets whose time stands still at one moment, served by a thread: every run sees the same orders, at once.

That `heqi sandbox` serves the same from a process of its own is shown by test_command.py.
"""

import asyncio
import threading
from contextlib import contextmanager

import httpx2
import pytest

from heqi.platforms.sandbox.gateways.access import describe_grants
from heqi.platforms.sandbox.server import bind, make_server
from heqi.platforms.sandbox.start import Wishes, start_market
from tests.support.sandbox import Sandbox

NOW = 1_781_762_400
"""2026-06-18 14:00 in China."""


@contextmanager
def served_market(**wishes):
    """A sandbox at a free port of this process."""
    market = start_market(Wishes(speed=0, now=NOW, **wishes))
    listener, server = bind("127.0.0.1", 0), make_server(market, control_token="key")
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
    thread.start()
    try:
        with httpx2.Client() as client:
            yield Sandbox(url, "key", describe_grants(market.access), client)
    finally:
        market.holds.release()
        server.should_exit = True
        thread.join(timeout=20)
        listener.close()


@pytest.fixture
def sandbox():
    """A small market of the test's own."""
    with served_market(orders=300) as served:
        yield served


@pytest.fixture(scope="module")
def shared_sandbox():
    """One market for a whole file, for tests that only read."""
    with served_market(orders=900) as served:
        yield served
