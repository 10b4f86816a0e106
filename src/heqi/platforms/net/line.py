"""The line to a platform: one request, one answer, and what it means when there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2

from heqi.core.connecting import ErrorKind, PlatformError
from heqi.platforms.net.body import read_json

TIMEOUT = httpx2.Timeout(30.0, connect=5.0)
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. `date`: when the server answered by its own clock, None when it did not say."""

    body: Any
    date: datetime | None


class Line:
    """A kept connection. Not followed: redirects, which no gateway has a reason to give."""

    def __init__(self, timeout: httpx2.Timeout = TIMEOUT) -> None:
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)

    def post(self, url: str, fields: Mapping[str, str], files: Files | None = None) -> Reply:
        """Send a form and read the JSON answer. Raises PlatformError: temporary, `sent` when it may have arrived."""
        parts = {name: (f"{name}.jpg", data) for name, data in files.items()} if files else None
        try:
            response = self._client.post(url, data=dict(fields), files=parts)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError) as error:
            raise unreachable(type(error).__name__, sent=False) from None
        except httpx2.HTTPError as error:  # without its text: it may name the address, and that may hold a token
            raise unreachable(type(error).__name__, sent=True) from None
        return self._read(response)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _read(self, response: httpx2.Response) -> Reply:
        if response.status_code == 429:
            raise too_often("HTTP 429", _seconds(response.headers.get("retry-after", "")))
        if response.status_code >= 400 or response.is_redirect:
            raise unreachable(f"HTTP {response.status_code}", sent=response.status_code >= 500)
        try:
            body = read_json(response.content)
        except ValueError:
            raise unreachable("not JSON", sent=True) from None
        return Reply(body, _date(response.headers.get("date", "")))


def unreachable(code: str, *, sent: bool) -> PlatformError:
    """No answer, or none that can be read."""
    zh = "平台没有正常应答，稍后会自动再试。"
    en = "The platform gave no proper answer; it will be tried again."
    return PlatformError(ErrorKind.TEMPORARY, code, zh, en, sent=sent)


def too_often(code: str, retry_after: float | None = None) -> PlatformError:
    """The platform holds us back; nothing was done."""
    zh, en = "调用太频繁，平台要求稍等，稍后会自动再试。", "Called too often; it will be tried again shortly."
    return PlatformError(ErrorKind.RATE_LIMITED, code, zh, en, retry_after=retry_after)


def _seconds(text: str) -> float | None:
    return float(text) if text.isdigit() else None


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
