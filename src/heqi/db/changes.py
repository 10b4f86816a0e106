"""Has anybody written? A cheap answer, for those who wait for work or news.

SQLite: `PRAGMA data_version` on a connection of its own, 4 µs. PostgreSQL: LISTEN on a channel. The watcher belongs
to one thread and holds one connection.
"""

import sqlite3
import time
from typing import Any, Protocol

import psycopg
from django.db import connection
from psycopg.sql import SQL, Identifier

SQLITE_STEP = 0.02


class Watcher(Protocol):
    """Waits for changes."""

    def wait(self, timeout: float) -> bool:
        """Whether something may have changed since the last call; waits up to `timeout` seconds for it."""

    def close(self) -> None:
        """Give the connection back."""


class SqliteWatcher:
    """Looks at the version of the file every 20 ms."""

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, uri=path.startswith("file:"))
        self._seen = self._version()

    def wait(self, timeout: float) -> bool:
        """See Watcher."""
        end = time.monotonic() + timeout
        while not self._changed():
            left = end - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(SQLITE_STEP, left))
        return True

    def close(self) -> None:
        """See Watcher."""
        self._db.close()

    def _changed(self) -> bool:
        before, self._seen = self._seen, self._version()
        return self._seen != before

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])


def connection_params() -> dict[str, Any]:
    """What psycopg needs for a connection of its own to the default PostgreSQL database."""
    ours = {"context", "cursor_factory", "prepare_threshold", "assume_role", "isolation_level", "pool"}
    return {name: value for name, value in connection.get_connection_params().items() if name not in ours}


class PostgresWatcher:
    """Listens on a channel. A lost connection raises psycopg.OperationalError; make a new watcher then."""

    def __init__(self, channel: str) -> None:
        self._db = psycopg.connect(**connection_params(), autocommit=True)
        self._db.execute(SQL("LISTEN {}").format(Identifier(channel)))

    def wait(self, timeout: float) -> bool:
        """See Watcher."""
        return any(True for _ in self._db.notifies(timeout=timeout, stop_after=1))

    def close(self) -> None:
        """See Watcher."""
        self._db.close()


def watch_changes(channel: str) -> Watcher:
    """A watcher of the default database; on SQLite it sees every commit of others, not only those of `channel`."""
    if connection.vendor == "postgresql":
        return PostgresWatcher(channel)
    return SqliteWatcher(str(connection.settings_dict["NAME"]))
