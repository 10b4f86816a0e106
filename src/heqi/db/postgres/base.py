"""The backend: a cursor whose statements PostgreSQL plans once, and a health check that asks the kernel first."""

from select import POLLIN, poll
from time import monotonic
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.utils import CursorWrapper

PREPARE_AFTER = 3
"""Uses of a statement on one connection before PostgreSQL is told to keep its plan."""
ASK_AFTER = 30.0
"""Seconds of rest after which the server itself is asked whether the connection still stands."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL connection."""

    health_check_done: bool
    health_check_enabled: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._used_at = 0.0

    def get_connection_params(self) -> dict[str, Any]:
        """As Django's. Only `prepared_cursor` prepares: other cursors put their values into the SQL themselves.

        Not for a pooler that hands one connection to several clients: `?prepare_threshold=none` in the URL.
        """
        params: dict[str, Any] = super().get_connection_params()
        wanted = self.settings_dict["OPTIONS"].get("prepare_threshold", PREPARE_AFTER)
        params["prepare_threshold"] = None if wanted in (None, "none") else int(wanted)
        return params

    def prepared_cursor(self) -> CursorWrapper:
        """A cursor for statements of one text with changing values, whose plan the server keeps."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            cursor: CursorWrapper = self._prepare_cursor(base.ServerBindingCursor(self.connection))  # type: ignore[attr-defined,call-arg]
        return cursor

    def close_if_health_check_failed(self) -> None:
        """As Django's, once a request; the question is sent only where the answer may be no.

        A server that ended, or ended the connection, has closed its side, and that the kernel knows without a journey.
        """
        if not self.health_check_done and self.health_check_enabled and self.connection is not None:
            rested, self._used_at = monotonic() - self._used_at, monotonic()
            self.health_check_done = rested < ASK_AFTER and not _has_something_to_say(self.connection.fileno())
        super().close_if_health_check_failed()


def _has_something_to_say(file: int) -> bool:
    """Whether something lies to be read on a connection that waits for no answer: a last word, or its end."""
    waiting = poll()
    waiting.register(file, POLLIN)
    return bool(waiting.poll(0))
