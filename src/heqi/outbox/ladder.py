"""How long to wait before an action is sent again, asked about again, or its shop is tried again."""

from datetime import timedelta

SEND_LADDER = (
    timedelta(seconds=2),
    timedelta(seconds=10),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=2),
)
"""After the n-th temporary error; after the last one a person looks. Deadlines are hours: half a night is too long."""

ASK_LADDER = (
    timedelta(seconds=1),
    timedelta(seconds=5),
    timedelta(seconds=20),
    timedelta(minutes=1),
    timedelta(minutes=5),
)
"""Between questions whether a doubtful action happened; after the last one a person looks."""

PATIENCE = 5
"""Temporary errors in a row of one shop after which nothing more is sent for it until the gate opens."""
GATE_LADDER = (timedelta(seconds=15), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))


def wait_to_send(attempts: int) -> timedelta | None:
    """The wait after so many sendings that failed (1 = the first); None when a person has to look."""
    return SEND_LADDER[attempts - 1] if attempts <= len(SEND_LADDER) else None


def wait_to_ask(asks: int) -> timedelta | None:
    """The wait after so many questions without an answer (0 = the sending itself); None when a person has to look."""
    return ASK_LADDER[asks] if asks < len(ASK_LADDER) else None


def gate_wait(failures: int) -> timedelta:
    """How long a shop's gate stays shut after so many failures in a row; nothing while they are few."""
    if failures < PATIENCE:
        return timedelta()
    return GATE_LADDER[min(failures - PATIENCE, len(GATE_LADDER) - 1)]
