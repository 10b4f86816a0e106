"""One request to an address that was entered by a person."""

from collections.abc import Mapping
from typing import Any

import httpx2
import orjson

from heqi.core.errors import HeqiError
from heqi.notify.base import Fate, Told
from heqi.notify.guard import Resolve, aim, resolve_name

TIMEOUT = httpx2.Timeout(10.0, connect=5.0)
LONGEST_ANSWER = 64 * 1024


class Line:
    """Posts JSON; follows no redirect, for it could lead where `aim` has not looked.

    `resolve` and `secure_only` are for tests against a server of their own.
    """

    def __init__(self, *, resolve: Resolve = resolve_name, secure_only: bool = True, guarded: bool = True) -> None:
        self._client = httpx2.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False)
        self._resolve, self._secure_only, self._guarded = resolve, secure_only, guarded

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, Any, Mapping[str, str]] | Told:
        """(status, JSON or None, headers); or what became of it where nothing came back."""
        try:
            sent = self._send(url, body, {"content-type": "application/json; charset=utf-8", **headers})
        except HeqiError:
            return Told(Fate.PERMANENT, "address.refused")
        except httpx2.HTTPError as error:
            return Told(Fate.TEMPORARY, type(error).__name__)
        return sent

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()

    def _send(self, url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, Any, Mapping[str, str]]:
        where, extensions = url, {}
        if self._guarded:
            target = aim(url, resolve=self._resolve, secure_only=self._secure_only)
            where, headers = target.url, {**headers, "host": target.host}
            extensions = {"sni_hostname": target.name}
        with self._client.stream("POST", where, content=body, headers=dict(headers), extensions=extensions) as answer:
            read = b""
            for piece in answer.iter_bytes():
                read += piece
                if len(read) > LONGEST_ANSWER:
                    break
            return answer.status_code, _json(read), answer.headers


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return None


def told_of_status(status: int, headers: Mapping[str, str]) -> Told | None:
    """What a status means by itself; None for one of success."""
    if 200 <= status < 300:
        return None
    wait = headers.get("retry-after", "")
    seconds = float(wait) if wait.isdigit() else None
    passing = status in (408, 409, 425, 429) or status >= 500
    return Told(Fate.TEMPORARY if passing else Fate.PERMANENT, f"HTTP {status}", seconds)
