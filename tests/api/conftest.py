"""The plain story that most API tests begin with."""

from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    """How often links were opened is counted in memory: each story begins with nothing counted."""
    from heqi.web.api.work_link import ANSWERED, OPENED, WRONG

    for allowance in (WRONG, OPENED, ANSWERED):
        allowance.forget()


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def damaged(platform, now):
    """A buyer of a signed order asks for the money back over damage; 34 hours are left to answer."""
    platform.state_order(now - timedelta(minutes=5))
    return platform.state_request(now - timedelta(minutes=5))
