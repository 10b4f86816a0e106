"""How a lane waits: until the database changes, a moment comes, or the worker stops."""

import threading

from django.db import connection

from heqi.db.changes import SqliteWatcher

POSTGRES_STEP = 0.1


class Rest:
    """Belongs to one lane. On SQLite a commit of anybody ends a rest within 20 ms.

    On PostgreSQL a rest is never longer than 100 ms: four small queries cost less there than a NOTIFY in every
    writing transaction, which would make all commits queue behind one lock.
    """

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        is_sqlite = connection.vendor == "sqlite"
        self._watcher = SqliteWatcher(str(connection.settings_dict["NAME"])) if is_sqlite else None

    def take(self, seconds: float) -> None:
        """Wait at most `seconds`."""
        if seconds <= 0:
            return
        if self._watcher is not None:
            self._watcher.wait(seconds)
        else:
            self._stop.wait(min(seconds, POSTGRES_STEP))

    def close(self) -> None:
        """Give the connection back."""
        if self._watcher is not None:
            self._watcher.close()
