"""The backend: WAL, IMMEDIATE transactions, and the write lock around everything that may write.

A transaction takes the lock before BEGIN and gives it back after COMMIT or ROLLBACK; a single writing statement
outside of a transaction takes it for itself; reads outside of a transaction never do.
"""

from collections.abc import Callable
from sqlite3 import OperationalError
from typing import Any, TypeVar

from django.db.backends.sqlite3 import base

from heqi.db.sqlite.grams import teach
from heqi.db.sqlite.lock import WriteLock, lock_path

T = TypeVar("T")
_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# FULL: what was committed survives a power cut too, so that a payment noted as sent stays noted.
_PRAGMAS = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA temp_store = MEMORY")
_SIZES = ("PRAGMA cache_size = -32000", "PRAGMA journal_size_limit = 67108864")


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite connection with the write lock of its file. Databases in memory have none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.write_lock: WriteLock | None = None
        self.lock_timeout = 20.0

    def get_connection_params(self) -> dict[str, Any]:
        """As Django's, with transactions that lock at BEGIN: a DEFERRED one that comes to write late can only fail."""
        params: dict[str, Any] = super().get_connection_params()
        self.transaction_mode: str = self.transaction_mode or "IMMEDIATE"
        self.lock_timeout = float(params.setdefault("timeout", 20))
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file, with the settings that several writers need."""
        connection = super().get_new_connection(conn_params)
        teach(connection)
        if not self.is_in_memory_db():
            self.write_lock = WriteLock(lock_path(str(self.settings_dict["NAME"])))
            for pragma in (*_PRAGMAS, *_SIZES):
                connection.execute(pragma)
        return connection

    def create_cursor(self, name: str | None = None) -> "LockingCursor":
        """A cursor that takes the lock for a writing statement outside of a transaction."""
        cursor: LockingCursor = self.connection.cursor(factory=LockingCursor)
        cursor.wrapper = self
        return cursor

    def take_write_lock(self) -> None:
        """Raises OperationalError when the lock does not come free within the timeout."""
        if self.write_lock is not None and not self.write_lock.acquire(self.lock_timeout):
            raise OperationalError("database is locked")

    def free_write_lock(self) -> None:
        """Give the lock back, if it is held."""
        if self.write_lock is not None:
            self.write_lock.release()

    def _start_transaction_under_autocommit(self) -> None:
        with self.wrap_database_errors:
            self.take_write_lock()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self.free_write_lock()
            raise

    def _commit(self) -> None:
        # A COMMIT that fails leaves the transaction open; Django rolls it back, and that frees the lock.
        super()._commit()  # type: ignore[misc]
        self.free_write_lock()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self.free_write_lock()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self.write_lock is not None:
                self.write_lock.close()


class LockingCursor(base.SQLiteCursorWrapper):
    """Knows its connection, for its lock."""

    wrapper: DatabaseWrapper

    def execute(self, query: str, params: Any = None) -> Any:
        """As Django's; a writing statement outside of a transaction holds the lock while it runs."""
        return self._locked(query, lambda: super(LockingCursor, self).execute(query, params))

    def executemany(self, query: str, param_list: Any) -> Any:
        """As `execute`."""
        return self._locked(query, lambda: super(LockingCursor, self).executemany(query, param_list))

    def _locked(self, query: str, run: Callable[[], T]) -> T:
        lock = self.wrapper.write_lock
        if lock is None or lock.held or not query.lstrip().upper().startswith(_WRITES):
            return run()
        self.wrapper.take_write_lock()
        try:
            return run()
        finally:
            self.wrapper.free_write_lock()
