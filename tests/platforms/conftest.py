"""What tests of the platforms share."""

import pytest

from tests.support.sandbox import running_sandbox


@pytest.fixture
def sandbox():
    """A small market of the test's own, in a process of its own."""
    with running_sandbox(orders=300, seed=20) as running:
        yield running


@pytest.fixture(scope="module")
def shared_sandbox():
    """One market for a whole file, for tests that only read."""
    with running_sandbox(orders=300, seed=20) as running:
        yield running
