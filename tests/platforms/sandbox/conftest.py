"""Markets whose time stands still at one moment, so that every run sees the same orders."""

import pytest

from tests.support.sandbox import running_sandbox

NOW = 1_781_762_400
"""2026-06-18 14:00 in China."""


@pytest.fixture
def sandbox():
    """A small market of the test's own."""
    with running_sandbox(orders=300, seed=20, speed=0, now=NOW) as running:
        yield running


@pytest.fixture(scope="module")
def shared_sandbox():
    """One market for a whole file, for tests that only read."""
    with running_sandbox(orders=900, seed=20, speed=0, now=NOW) as running:
        yield running
