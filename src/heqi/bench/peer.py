"""django-helpdesk beside Heqi: from the package index into a throw-away folder, on the same PostgreSQL server.

It runs as one gunicorn process with sixteen threads, as Heqi runs in one process with sixteen threads. Its ticket list
and its ticket creation are asked for through its own REST API, by somebody who is logged in.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from socket import socket
from time import perf_counter
from urllib.parse import urlsplit

import click

from heqi.bench.figures import Timings, sum_up
from heqi.bench.lists import times_of
from heqi.bench.server import Client

PACKAGES = ("django-helpdesk==2.6.1", "psycopg[binary]", "gunicorn")
TICKETS = 50_000
CALLS = 20
"""Its page of fifty takes seconds."""
CREATIONS = 400
DATABASE = "heqi_bench_peer"
SETTINGS = """
SECRET_KEY = "measured-not-guessed"
ALLOWED_HOSTS = ["*"]
DATABASES = {{"default": {{"ENGINE": "django.db.backends.postgresql", "NAME": "{name}", "HOST": "{host}",
    "PORT": "{port}", "USER": "{user}", "PASSWORD": "{password}", "CONN_MAX_AGE": 300}}}}
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.sites", "django.contrib.messages", "django.contrib.admin", "django.contrib.humanize",
    "django.contrib.staticfiles", "rest_framework", "helpdesk"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware"]
TEMPLATES = [{{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {{
    "context_processors": ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages"]}}}}]
ROOT_URLCONF = "peer_urls"
SITE_ID = 1
USE_TZ = True
STATIC_URL = "/static/"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
HELPDESK_ACTIVATE_API_ENDPOINT = True
HELPDESK_TEAMS_MODE_ENABLED = False
HELPDESK_PUBLIC_TICKET_QUEUE = "fruit"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
"""
URLS = """
from django.contrib import admin
from django.urls import include, path
urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk")), path("admin/", admin.site.urls)]
"""
FILL = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "peer_settings"
import django; django.setup()
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, BACKEND_SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from helpdesk.models import Queue, Ticket
user = get_user_model().objects.create_superuser("bench", "bench@example.org", "measured-not-guessed")
queue = Queue.objects.create(title="Fruit", slug="fruit")
for start in range(0, {tickets}, 1000):
    Ticket.objects.bulk_create([Ticket(queue=queue, title=f"Mango {{n}} arrived squashed", status=1 + n % 3,
        submitter_email=f"buyer{{n}}@example.org", description="Three of five.", assigned_to=user if n % 3 else None)
        for n in range(start, start + 1000)])
connection.cursor().execute("VACUUM ANALYZE helpdesk_ticket")
session = SessionStore()
session.update({{SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
    HASH_SESSION_KEY: user.get_session_auth_hash()}})
session.save()
print(session.session_key, queue.pk)
"""


def measure_peer(*, database: str, clients: int) -> tuple[float, list[Timings]]:
    """Tickets a second, and the times of its list (a page of 50, newest first) and of its creation."""
    with tempfile.TemporaryDirectory(prefix="heqi-peer-") as folder, _own_database(database) as url:
        python = _install(Path(folder), url)
        key, queue = _run([str(python), "-c", FILL.format(tickets=TICKETS)], folder).split()[-2:]
        with _serving(python, folder) as port:
            people = [Client(port, {"sessionid": key, "csrftoken": "c" * 32}) for _ in range(clients)]
            listed = times_of(lambda: people[0].call("GET", "/api/tickets/?page_size=50&status=1"), CALLS)
            per_second, created = _create(people, queue)
    return per_second, [sum_up("peer: one page of 50 tickets", listed), sum_up("peer: create", created)]


def _create(people: list[Client], queue: str) -> tuple[float, list[float]]:
    body = {"queue": int(queue), "title": "Squashed", "description": "Three of five.", "priority": 3,
            "submitter_email": "buyer@example.org"}  # fmt: skip

    def work(person: Client) -> list[float]:
        times = []
        for _ in range(CREATIONS // len(people)):
            began = perf_counter()
            person.call("POST", "/api/tickets/", body)
            times.append(perf_counter() - began)
        return times

    began = perf_counter()
    with ThreadPoolExecutor(len(people)) as pool:
        times = [each for part in pool.map(work, people) for each in part]
    return len(times) / (perf_counter() - began), times


@contextmanager
def _own_database(url: str) -> Iterator[str]:
    import psycopg

    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {DATABASE}")
        try:
            yield urlsplit(url)._replace(path=f"/{DATABASE}").geturl()
        finally:
            server.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def _install(folder: Path, url: str) -> Path:
    _run([sys.executable, "-m", "venv", str(folder / "venv")], str(folder))
    python = folder / "venv" / "bin" / "python"
    _run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], str(folder))
    parts = urlsplit(url)
    given = {"name": DATABASE, "host": parts.hostname, "port": parts.port or "", "user": parts.username or ""}
    (folder / "peer_settings.py").write_text(SETTINGS.format(**given, password=parts.password or ""))
    (folder / "peer_urls.py").write_text(URLS)
    return python


@contextmanager
def _serving(python: Path, folder: str) -> Iterator[int]:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    application = "django.core.wsgi:get_wsgi_application()"
    command = [str(python), "-m", "gunicorn", "--workers", "1", "--threads", "16", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen([*command, application], cwd=folder, env=_environment(), stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _wait(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with socket() as probe:
                probe.connect(("127.0.0.1", port))
                return
        except (OSError, HTTPException):
            time.sleep(0.2)
    raise click.ClickException("the peer did not come up")


def _run(command: list[str], folder: str) -> str:
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(f"{command[0]} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_", "PYTHON"))}
    return own | {"DJANGO_SETTINGS_MODULE": "peer_settings"}
