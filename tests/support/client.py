"""The API as the workbench calls it: session cookie, CSRF header, JSON both ways."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from django.http import HttpResponse

    from heqi.accounts.contracts import StaffView


@dataclass(frozen=True)
class Answer:
    """Status and body of a response; `body` is the decoded JSON, or bytes where it is none."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> str:
        """The error's code, or '' when it is no error."""
        return str(self.body.get("code", "")) if isinstance(self.body, dict) else ""


class ApiClient:
    """Calls paths under /api. Every writing call carries the CSRF token, as the browser does."""

    def __init__(self) -> None:
        from django.test import Client

        self._client = Client(enforce_csrf_checks=True, raise_request_exception=True)
        self.get("/session")

    def sign_in(self, staff: "StaffView") -> "ApiClient":
        """Be that person from now on, without the log-in page."""
        from heqi.accounts.models import Staff

        self._client.force_login(Staff.objects.get(id=staff.id), "heqi.accounts.backend.StaffBackend")
        self.get("/session")
        return self

    def get(self, path: str, /, **query: Any) -> Answer:
        """GET; `query` becomes the query string, None left out."""
        return read(self._client.get(f"/api{path}", {key: value for key, value in query.items() if value is not None}))

    def post(self, path: str, body: Any = None, /, *, files: dict[str, Any] | None = None, **headers: str) -> Answer:
        """POST JSON, or a form when `files` is given. `headers`: `idempotency_key="…"` is sent as Idempotency-Key."""
        if files is not None:
            return read(self._client.post(f"/api{path}", {**(body or {}), **files}, headers=self._headers(headers)))
        sent = {} if body is None else body
        return read(self._client.post(f"/api{path}", sent, "application/json", headers=self._headers(headers)))

    def put(self, path: str, body: Any, /, **headers: str) -> Answer:
        """PUT JSON."""
        return read(self._client.put(f"/api{path}", body, "application/json", headers=self._headers(headers)))

    def delete(self, path: str, /, **headers: str) -> Answer:
        """DELETE."""
        return read(self._client.delete(f"/api{path}", headers=self._headers(headers)))

    def send(self, method: str, path: str, body: Any = None, /, **query: Any) -> Answer:
        """Any writing call with a JSON body."""
        address = f"/api{path}" + (f"?{urlencode(query)}" if query else "")
        content = b"" if body is None else json.dumps(body).encode()
        return read(
            self._client.generic(method, address, content, content_type="application/json", headers=self._headers({}))
        )

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        token = self._client.cookies.get("csrftoken")
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"X-CSRFToken": token.value if token else "", **named}


def read(response: "HttpResponse") -> Answer:
    """A Django response as an Answer."""
    is_json = response.status_code != 204 and response.headers.get("Content-Type", "").startswith("application/json")
    content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    return Answer(response.status_code, response.json() if is_json else content, dict(response.headers))  # type: ignore[attr-defined]


@pytest.fixture
def anonymous_api(db: None) -> ApiClient:
    """The API before log-in."""
    return ApiClient()


@pytest.fixture
def sign_in(db: None) -> "Callable[[StaffView], ApiClient]":
    """`sign_in(staff)`: the API as that person."""
    return lambda staff: ApiClient().sign_in(staff)


@pytest.fixture
def agent_api(agent: "StaffView") -> ApiClient:
    """The API as 小林."""
    return ApiClient().sign_in(agent)


@pytest.fixture
def supervisor_api(supervisor: "StaffView") -> ApiClient:
    """The API as 阿敏."""
    return ApiClient().sign_in(supervisor)


@pytest.fixture
def owner_api(owner: "StaffView") -> ApiClient:
    """The API as 王老板."""
    return ApiClient().sign_in(owner)


@pytest.fixture
def stranger_api(stranger: "StaffView") -> ApiClient:
    """The API as 陈老板 of the shop next door."""
    return ApiClient().sign_in(stranger)
