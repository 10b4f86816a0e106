"""Where time enters a worker; everything below is told."""

from datetime import UTC, datetime


def read_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)
