"""Where a connection stands, and what of it may run."""

from enum import StrEnum

PUSH = "push"
"""The line on which a platform tells what changed, kept among the streams: it has a state and a worker as they do."""


class ConnectionState(StrEnum):
    """unchecked: new keys that a worker tries next; reauthorise: the owner has to authorise anew; failing: refused."""

    UNCHECKED = "unchecked"
    OK = "ok"
    PAUSED = "paused"
    REAUTHORISE = "reauthorise"
    FAILING = "failing"


class Gateway(StrEnum):
    """Which platform answers: the real one, or the sandbox that runs beside this desk."""

    REAL = "real"
    SANDBOX = "sandbox"
