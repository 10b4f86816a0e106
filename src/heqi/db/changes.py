"""Has anybody written? A cheap answer, for those who wait for work or news."""

import sqlite3
from typing import Any, Protocol

import psycopg
from django.db import connection


class Watcher(Protocol):
    """On a connection of its own; belongs to one thread."""

    step: float
    """Seconds to leave between two looks."""

    def changed(self) -> bool:
        """Whether anybody has committed since the last look. Raises the driver's errors."""

    def close(self) -> None:
        """Give the connection back."""


class SqliteWatcher:
    """`PRAGMA data_version`: 4 µs a look."""

    step = 0.02

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, uri=path.startswith("file:"))
        self._seen = -1

    def changed(self) -> bool:
        """See Watcher."""
        before, self._seen = self._seen, int(self._db.execute("PRAGMA data_version").fetchone()[0])
        return self._seen != before

    def close(self) -> None:
        """See Watcher."""
        self._db.close()


class PostgresWatcher:
    """The snapshot: which transactions are over. It reads no table, and writers need not queue, as for NOTIFY."""

    step = 0.05

    def __init__(self) -> None:
        self._db = psycopg.connect(**connection_params(), autocommit=True)
        self._seen = ""

    def changed(self) -> bool:
        """See Watcher."""
        row = self._db.execute("SELECT pg_current_snapshot()::text").fetchone()
        before, self._seen = self._seen, str(row)
        return self._seen != before

    def close(self) -> None:
        """See Watcher."""
        self._db.close()


def open_watcher() -> Watcher:
    """A watcher of the default database. Its first look always tells of a change."""
    if connection.vendor == "postgresql":
        return PostgresWatcher()
    return SqliteWatcher(str(connection.settings_dict["NAME"]))


def connection_params() -> dict[str, Any]:
    """What psycopg needs for a connection of its own to the default PostgreSQL database."""
    ours = {"context", "cursor_factory", "prepare_threshold", "assume_role", "isolation_level", "pool"}
    return {name: value for name, value in connection.get_connection_params().items() if name not in ours}
