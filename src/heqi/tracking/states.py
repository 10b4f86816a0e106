"""Where an account at a courier service stands, and a parcel that is asked about there."""

from enum import StrEnum


class AccountState(StrEnum):
    """unchecked: new keys that a worker tries next; failing: the service refuses them."""

    UNCHECKED = "unchecked"
    OK = "ok"
    PAUSED = "paused"
    FAILING = "failing"


class WatchState(StrEnum):
    """asked: we ask from time to time; called: the service calls us; over: it has arrived; refused: not to be had."""

    ASKED = "asked"
    CALLED = "called"
    OVER = "over"
    REFUSED = "refused"


RUNNING = (WatchState.ASKED, WatchState.CALLED)
