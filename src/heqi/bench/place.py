"""Where a measurement happens: a home of its own and an empty database, never the merchant's."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click


@contextmanager
def own_place(database: str) -> Iterator[Path]:
    """A temporary HEQI_HOME with a migrated database; Django is loaded with it.

    `database` is `sqlite` or the URL of an empty database; one that has tables and neither shops nor staff is empty
    too. Raises click.UsageError when it is not.
    """
    with tempfile.TemporaryDirectory(prefix="heqi-bench-") as folder:
        home = Path(folder)
        url = f"sqlite:///{home}/heqi.sqlite3" if database == "sqlite" else database
        os.environ.update(HEQI_HOME=folder, HEQI_DATABASE_URL=url, DJANGO_SETTINGS_MODULE="heqi.settings")
        import django

        django.setup()
        _migrate_empty()
        try:
            yield home
        finally:
            from django.db import connections

            connections.close_all()


def _migrate_empty() -> None:
    from django.core.management import call_command
    from django.db import connection

    if connection.introspection.table_names() and _is_used():
        raise click.UsageError("This database is not empty. A measurement fills one of its own: name an empty one.")
    call_command("migrate", verbosity=0)


def _is_used() -> bool:
    from django.db import DatabaseError

    from heqi.accounts.access import is_anybody_there
    from heqi.shops.access import all_shops

    try:
        return is_anybody_there() or bool(all_shops())
    except DatabaseError:  # somebody else's tables
        return True


def now() -> datetime:
    """The clock, for the benches, which stand at the edge."""
    return datetime.now(UTC)
