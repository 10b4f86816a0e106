"""What the desk withstands: foreign hosts, frames, scripts, long bodies, formulas, stolen cookies; its own faults."""

import csv
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from django.test import Client

from tests.api.test_authorisation import calls_of_the_api
from tests.support.cast import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
HEADERS = {"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}


def environment(home, **more):
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_"))}
    return own | {"HEQI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "heqi.settings", **more}


def run_python(home, *words, **more):
    command = [sys.executable, *words]
    return subprocess.run(
        command, env=environment(home, **more), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_desk_behind_tls_passes_the_deployment_check(tmp_path):
    done = run_python(
        tmp_path,
        *("-m", "django", "check", "--deploy", "--fail-level", "WARNING"),
        HEQI_PUBLIC_URL="https://desk.example",
    )

    assert (done.returncode, "no issues" in done.stdout) == (0, True), done.stderr


def test_behind_tls_cookies_are_secure_and_only_the_desks_own_host_is_served(tmp_path):
    code = """
import django; django.setup()
from django.conf import settings as s
from django.test import Client
told = Client().get("/", headers={"Host": "desk.example", "X-Forwarded-Proto": "https"})
plain = Client().get("/", headers={"Host": "desk.example"})
import json; print(json.dumps([
    s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE,
    s.CSRF_TRUSTED_ORIGINS, "desk.example" in s.ALLOWED_HOSTS, "*" in s.ALLOWED_HOSTS, s.PASSWORD_HASHERS,
    "max-age=31536000" in told.headers["Strict-Transport-Security"], plain.status_code, plain.headers.get("Location"),
]))
"""
    done = run_python(tmp_path, "-c", code, HEQI_PUBLIC_URL="https://desk.example")

    assert json.loads(done.stdout.splitlines()[-1]) == [
        *(True, True, True, "Lax", ["https://desk.example"], True, False),
        ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        *(True, 301, "https://desk.example/"),
    ]


class Scripts(HTMLParser):
    """Scripts without an address, handlers in attributes, addresses of other servers or schemes."""

    def __init__(self):
        super().__init__()
        self.inline, self.foreign = [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "script" and not given.get("src"):
            self.inline.append(tag)
        self.inline += [name for name in given if name.startswith("on")]
        addresses = [given.get(name) or "/" for name in ("src", "href", "action")]
        self.foreign += [address for address in addresses if not address.startswith("/") or address.startswith("//")]


def test_the_page_has_no_script_inside_and_nothing_of_another_server():
    page = ROOT / "src/heqi/web/dist/index.html"
    found = Scripts()
    found.feed(page.read_text("utf-8") if page.is_file() else (ROOT / "web/index.html").read_text("utf-8"))

    assert (found.inline, found.foreign) == ([], [])


@pytest.mark.parametrize("path", ["/", "/cases", "/api/session", "/api/cases", "/api/nothing", "/assets/none.js"])
def test_every_answer_forbids_frames_foreign_scripts_and_guessing_types(anonymous_api, path):
    answer = Client().get(path)

    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["script-src"] == policy["default-src"] == policy["connect-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_live_feed_has_the_same_headers_and_refuses_in_the_one_shape():
    from heqi.web.csp import POLICY
    from heqi.web.errors import LOG_IN
    from heqi.web.live import app

    told = {name.decode(): value.decode() for name, value in app.HEADERS}
    assert told["content-security-policy"] == POLICY
    assert {name: told[name.lower()] for name in HEADERS} == HEADERS
    assert set(LOG_IN) == {"code", "message", "message_en", "detail"}


def test_a_host_that_is_not_ours_is_refused_in_the_one_shape(anonymous_api):
    answer = Client().get("/api/session", headers={"Host": "evil.example"})

    assert (answer.status_code, answer.json()["code"]) == (400, "request.refused")
    assert "evil" not in answer.content.decode()


def test_logging_in_changes_the_session_and_logging_out_ends_it(anonymous_api, agent):
    client = Client()
    client.get("/api/session")
    client.session["planted"] = True
    session = client.session
    session.save()
    client.cookies["sessionid"] = planted = session.session_key

    client.post("/api/session", {"username": "xiaolin", "password": PASSWORD}, "application/json")
    held = client.cookies["sessionid"]

    assert held.value != planted
    assert (held["httponly"], held["samesite"], held["path"]) == (True, "Lax", "/")
    client.delete("/api/session")
    thief = Client()
    thief.cookies["sessionid"] = held.value
    assert thief.get("/api/cases").status_code == 401
    thief.cookies["sessionid"] = planted
    assert thief.get("/api/cases").status_code == 401


def test_passwords_are_kept_by_argon2_alone(tmp_path):
    code = "import django; django.setup(); from django.contrib.auth import hashers; print(hashers.make_password('x'))"
    done = run_python(tmp_path, "-c", code)

    assert done.stdout.startswith("argon2$argon2id$")


def test_a_body_that_announces_too_much_is_refused_before_it_is_read(agent_api, settings):
    settings.HEQI_UPLOAD_LIMIT = 3 * 1024 * 1024

    def announce(length, content_type):
        return Client().generic("POST", "/api/imports", b"", CONTENT_TYPE=content_type, CONTENT_LENGTH=str(length))

    files = announce(3 * 1024 * 1024 + 65 * 1024, "multipart/form-data; boundary=x")
    json_body = announce(2 * 1024 * 1024 + 1, "application/json")

    assert (files.status_code, files.json()["code"], files.json()["detail"]) == (413, "file.too_big", {"limit_mb": 3})
    assert (json_body.status_code, json_body.json()["code"]) == (413, "request.too_big")
    assert announce("nonsense", "application/json").status_code == 401


def test_what_nobody_foresaw_is_a_number_in_the_one_shape_and_never_a_traceback(agent_api, monkeypatch, capsys):
    def fail(*args, **kwargs):
        raise RuntimeError("买家 13800138000 的订单")

    monkeypatch.setattr("heqi.web.api.cases.list_cases", fail)
    answer = agent_api.get("/cases")

    assert (answer.status, answer.code) == (500, "server.failed")
    assert re.fullmatch(r"[0-9a-f]{12}", answer.body["detail"]["number"])
    said = json.dumps(answer.body, ensure_ascii=False) + capsys.readouterr().out
    assert "13800138000" not in said and "Traceback" not in said and "RuntimeError" not in json.dumps(answer.body)


def test_a_page_that_fails_is_a_number_too(anonymous_api, monkeypatch):
    monkeypatch.setattr("heqi.web.page.HttpResponse", None)
    answer = Client(raise_request_exception=False).get("/cases")

    assert (answer.status_code, answer.json()["code"]) == (500, "server.failed")


EXPORTS = {
    "GET /imports/{import_id}/bad-rows.csv",
    "GET /shops/{shop_id}/phrases/export",
    "POST /audit/export",
    "POST /buyers/export",
    "POST /invoices/export",
}
"""Routes that answer with a table for a spreadsheet; both write their lines with heqi.core.csv_lines."""


def test_every_export_is_known_here():
    assert {call for call in calls_of_the_api() if "csv" in call or "export" in call} == EXPORTS
    writers = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src/heqi").rglob("*.py")
        if "csv.writer(" in path.read_text("utf-8") and "demo" not in path.parts
    ]
    assert writers == ["src/heqi/core/csv_lines.py"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_of_an_export_is_a_formula(start):
    from heqi.core.csv_lines import write_csv_line

    (cells,) = csv.reader(StringIO(write_csv_line([f"{start}cmd|' /C calc'!A1", "果然鲜", 39])))
    assert cells == [f"'{start}cmd|' /C calc'!A1", "果然鲜", "39"]
