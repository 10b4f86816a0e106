"""A named lock that one transaction at a time may hold, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.db import connection, transaction


@contextmanager
def hold_lock(name: str) -> Iterator[None]:
    """Wait for the lock `name` and hold it until the surrounding transaction ends.

    PostgreSQL: an advisory transaction lock. SQLite: a transaction holds the one write lock from its start, so there
    is nothing more to take. Raises TransactionManagementError outside of a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("hold_lock needs a transaction to end with")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_key(name)])
    yield


def _key(name: str) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:8], "big", signed=True)
