"""What every test may lean on. The database is settled here, before Django is loaded; the fixtures stand in support/.

Tests of heqi.core need no Django: `pytest tests/core -p no:django` runs them without it.
"""

import pytest
from hypothesis import settings

from tests.support.databases import TestDatabase

settings.register_profile("heqi", deadline=None)  # a slow machine is not a wrong program
settings.load_profile("heqi")

pytest_plugins = [
    "tests.support.automation",
    "tests.support.cast",
    "tests.support.client",
    "tests.support.channel",
    "tests.support.incidents",
    "tests.support.live",
    "tests.support.story",
    "tests.support.things",
    "tests.support.workers",
]

DATABASE = pytest.StashKey[TestDatabase]()


def pytest_configure(config: pytest.Config) -> None:
    """Prepare the database of this run and load Django with it."""
    if not config.pluginmanager.hasplugin("django"):
        return
    database = config.stash[DATABASE] = TestDatabase()
    config.add_cleanup(database.clear)
    config.addinivalue_line("filterwarnings", "error::django.utils.deprecation.RemovedInDjango60Warning")
    database.prepare()
    database.set_up_django()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Note on each test that uses the database which one it was, for the count at the end of `make test`."""
    asked = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    if asked or item.get_closest_marker("django_db"):
        from django.db import connection

        item.user_properties.append(("database", connection.vendor))
