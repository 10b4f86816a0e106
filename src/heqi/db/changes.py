"""Has anybody written? A cheap answer, for those who wait for work or news."""

import sqlite3
import time
from typing import Any

from django.db import connection

STEP = 0.02


class SqliteWatcher:
    """Looks at `PRAGMA data_version` every 20 ms, 4 µs each, on a connection of its own. Belongs to one thread."""

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, uri=path.startswith("file:"))
        self._seen = self._version()

    def wait(self, timeout: float) -> bool:
        """Whether anybody has committed since the last call; waits up to `timeout` seconds for it."""
        end = time.monotonic() + timeout
        while not self._changed():
            left = end - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(STEP, left))
        return True

    def close(self) -> None:
        """Give the connection back."""
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
