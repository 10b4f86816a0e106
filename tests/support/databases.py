"""Which database a run uses, settled before Django reads its settings. Never the developer's own.

HEQI_TEST_DATABASE: `sqlite` (the default), `postgres` (the tests start their own), or the URL of a server to use.
"""

import os
import shutil
import tempfile
from pathlib import Path

from tests.support.postgres import PostgresServer


class TestDatabase:
    """The home folder and the database of one run. Under xdist all workers share the server of the first process."""

    __test__ = False

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="heqi-tests-"))
        self._server: PostgresServer | None = None

    def prepare(self) -> None:
        """Set the environment that heqi.settings reads."""
        wanted = os.environ.get("HEQI_TEST_DATABASE", "sqlite")
        if wanted == "sqlite":
            url = f"sqlite:///{self.home}/heqi.sqlite3"
        elif wanted == "postgres":
            self._server = PostgresServer()
            url = self._server.start()
            os.environ["HEQI_TEST_DATABASE"] = url
        else:
            url = wanted
        os.environ.update(
            DJANGO_SETTINGS_MODULE="heqi.settings",
            HEQI_HOME=str(self.home),
            HEQI_SECRET_KEY="known-to-everybody-and-only-for-tests",
            HEQI_DATABASE_URL=url,
        )

    def set_up_django(self) -> None:
        """Load Django with this database. A file, not memory, on SQLite: it is what merchants run."""
        import django
        from django.conf import settings

        default = settings.DATABASES["default"]
        if "sqlite" in default["ENGINE"]:
            default.setdefault("TEST", {})["NAME"] = str(self.home / "test.sqlite3")
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow on purpose
        django.setup()

    def clear(self) -> None:
        """Stop what was started, remove what was made."""
        if self._server is not None:
            self._server.stop()
        shutil.rmtree(self.home, ignore_errors=True)
