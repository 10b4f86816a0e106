"""A desk where nothing happens: its worker looks, and writes nothing.

A write would wake every lane of every worker, on SQLite within 20 ms, and so one that comes with each look never ends.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heqi.connections.actions.connect_shop import Keys, connect_shop
from heqi.connections.actions.hold_line import LEASE, keep_line, take_free_line
from heqi.connections.states import Gateway
from heqi.workers.connectors import Connectors
from heqi.workers.pulling import pull_due
from heqi.workers.steps import make_steps
from tests.support.connectors import FakePlatform

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LANES = tuple(make_steps("nobody"))


@pytest.fixture
def quiet_shop(shop: Any, owner: Any) -> Any:
    """Connected, pulled to its end, and held by a listener of this process."""
    with time_machine.travel(NOW, tick=False):
        connect_shop(staff=owner, shop_id=shop.id, gateway=Gateway.REAL, keys=Keys("key", "secret", "token"), now=NOW)
        hands = Connectors(FakePlatform().connect)
        while pull_due(hands):
            pass
        assert take_free_line(now=NOW) is not None
        yield shop


@pytest.mark.parametrize("lane", LANES)
def test_M7_a_look_that_finds_nothing_writes_nothing(quiet_shop: Any, lane: str) -> None:
    step = make_steps("idle")[lane]
    while step():
        pass
    with CaptureQueriesContext(connection) as asked:
        assert step() == 0
    assert [each["sql"] for each in asked if not each["sql"].startswith("SELECT")] == []


def test_M7_a_line_is_renewed_when_its_lease_nears_its_end_and_not_before(shop: Any, owner: Any) -> None:
    connect_shop(staff=owner, shop_id=shop.id, gateway=Gateway.REAL, keys=Keys("key", "secret", "token"), now=NOW)
    hands = Connectors(FakePlatform().connect)
    with time_machine.travel(NOW, tick=False):
        pull_due(hands)
    held = take_free_line(now=NOW)
    assert held is not None
    with CaptureQueriesContext(connection) as asked:
        assert keep_line(shop_id=held[0], token=held[1], now=NOW + 5 * SECOND)
    assert [each["sql"] for each in asked if not each["sql"].startswith("SELECT")] == []
    assert keep_line(shop_id=held[0], token=held[1], now=NOW + 12 * SECOND)
    assert take_free_line(now=NOW + LEASE + SECOND) is None, "the lease runs from the renewal"
    assert take_free_line(now=NOW + LEASE + 13 * SECOND) is not None
    assert not keep_line(shop_id=held[0], token=held[1], now=NOW + LEASE + 14 * SECOND), "another listens by now"
