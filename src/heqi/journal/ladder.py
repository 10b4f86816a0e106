"""How long a failed reaction waits before its next try."""

from datetime import timedelta

# After the n-th failure wait the n-th time; after the last one the reaction is dead and a person looks at it.
# The first rungs heal a locked row or a restarting database, the last ones a night without the platform.
LADDER = (
    timedelta(seconds=1),
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)


def wait_after(attempts: int) -> timedelta | None:
    """The wait after so many failed attempts (1 = the first); None when there is no further try."""
    return LADDER[attempts - 1] if attempts <= len(LADDER) else None
