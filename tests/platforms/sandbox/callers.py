"""Callers of the gateways, written out once for these tests; they share no code with the connectors or the sandbox."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2


def china(seconds: float) -> str:
    """'2026-06-18 10:00:00' in China's time."""
    return (datetime.fromtimestamp(seconds, UTC) + timedelta(hours=8)).strftime("%Y-%m-%d %H:%M:%S")


class Pop:
    """Pinduoduo's gateway, asked by one shop."""

    def __init__(self, sandbox: Any, *, keys: dict[str, Any] | None = None) -> None:
        self.keys = keys or sandbox.connection("pinduoduo")
        self.now = lambda: sandbox.look()["now"]
        self.client = sandbox.client
        self.url = f"{sandbox.url}/pop"

    def __call__(self, method: str, *, at: float | None = None, **params: Any) -> dict[str, Any]:
        return self.post(self.fields(method, at=at, **params)).json()

    def fields(self, method: str, *, at: float | None = None, **params: Any) -> dict[str, str]:
        """Everything that is sent, signed."""
        sent = {
            "type": method,
            "client_id": self.keys["app_key"],
            "access_token": self.keys["access_token"],
            "timestamp": str(int(at or self.now())),
            "data_type": "JSON",
            **{name: _text(value) for name, value in params.items()},
        }
        secret = self.keys["app_secret"]
        joined = "".join(name + sent[name] for name in sorted(sent))
        return {**sent, "sign": hashlib.md5((secret + joined + secret).encode()).hexdigest().upper()}

    def post(self, fields: dict[str, str]) -> httpx2.Response:
        """As JSON, as the documentation has it."""
        return self.client.post(self.url, json=fields, timeout=30)


class Top:
    """Taobao's gateway, asked by one shop."""

    def __init__(self, sandbox: Any, platform: str, *, by_staff: bool = False, sign: str = "md5") -> None:
        self.keys = sandbox.connection(platform, by_staff=by_staff)
        self.now = lambda: sandbox.look()["now"]
        self.client = sandbox.client
        self.url = f"{sandbox.url}/top"
        self.sign = sign

    def __call__(self, method: str, *, at: float | None = None, files: Any = None, **params: Any) -> dict[str, Any]:
        fields = self.fields(method, at=at, **params)
        answer = self.client.post(self.url, data=fields, files=files, timeout=30)
        return answer.json() if fields["format"] == "json" else {"xml": answer.text}

    def fields(self, method: str, *, at: float | None = None, **params: Any) -> dict[str, str]:
        """Everything that is sent, signed."""
        sent = {
            "method": method,
            "app_key": self.keys["app_key"],
            "session": self.keys["access_token"],
            "timestamp": china(at or self.now()),
            "v": "2.0",
            "format": "json",
            "sign_method": self.sign,
            **{name: _text(value) for name, value in params.items()},
        }
        secret = self.keys["app_secret"]
        joined = "".join(name + sent[name] for name in sorted(sent) if sent[name])
        if self.sign == "md5":
            digest = hashlib.md5((secret + joined + secret).encode()).hexdigest()
        else:
            kind = "md5" if self.sign == "hmac" else "sha256"
            digest = hmac.new(secret.encode(), joined.encode(), kind).hexdigest()
        return {**sent, "sign": digest.upper()}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
