"""Wait in the event loop until the journal may have grown."""

import asyncio
from typing import Protocol

import psycopg
from django.db import connection
from psycopg.sql import SQL, Identifier

from heqi.db.changes import SqliteWatcher, connection_params
from heqi.journal.sequencer import CHANNEL

SQLITE_STEP = 0.03
POLL = 1.0


class JournalWatch(Protocol):
    """Used by the hub's one poller."""

    async def wait(self) -> None:
        """Return when something may have happened, after a second at the latest."""

    async def close(self) -> None:
        """Give the connection back."""


class SqliteWatch:
    """A look takes microseconds, so it runs in the loop itself."""

    def __init__(self, path: str) -> None:
        self._watcher = SqliteWatcher(path)

    async def wait(self) -> None:
        """See JournalWatch."""
        for _ in range(int(POLL / SQLITE_STEP)):
            if self._watcher.changed():
                return
            await asyncio.sleep(SQLITE_STEP)

    async def close(self) -> None:
        """See JournalWatch."""
        self._watcher.close()


class PostgresWatch:
    """LISTENs to the sequencer. While the line is broken it polls, and listens again as soon as it can."""

    def __init__(self) -> None:
        self._db: psycopg.AsyncConnection[tuple[object, ...]] | None = None

    async def wait(self) -> None:
        """See JournalWatch."""
        try:
            db = await self._listen()
            async for _ in db.notifies(timeout=POLL, stop_after=1):
                pass
        except psycopg.OperationalError:
            await self.close()
            await asyncio.sleep(POLL)

    async def close(self) -> None:
        """See JournalWatch."""
        db, self._db = self._db, None
        if db is not None:
            await db.close()

    async def _listen(self) -> "psycopg.AsyncConnection[tuple[object, ...]]":
        if self._db is None:
            self._db = await psycopg.AsyncConnection.connect(**connection_params(), autocommit=True)
            await self._db.execute(SQL("LISTEN {}").format(Identifier(CHANNEL)))
        return self._db


def watch_journal() -> JournalWatch:
    """A watch on the default database."""
    if connection.vendor == "postgresql":
        return PostgresWatch()
    return SqliteWatch(str(connection.settings_dict["NAME"]))
