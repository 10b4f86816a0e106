"""The cursor for statements whose text never changes: where the database can keep their plan, it does."""

from django.db import connection
from django.db.backends.utils import CursorWrapper


def prepared_cursor() -> CursorWrapper:
    """Use it in `with`, as `connection.cursor()`."""
    make = getattr(connection, "prepared_cursor", connection.cursor)
    cursor: CursorWrapper = make()
    return cursor
