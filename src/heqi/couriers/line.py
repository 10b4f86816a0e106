"""One request to a courier service: a form out, JSON back."""

from collections.abc import Mapping
from typing import Any

import httpx2
import orjson

from heqi.couriers.base import CourierError, Trouble

TIMEOUT = httpx2.Timeout(15.0, connect=5.0)
LONGEST_ANSWER = 512 * 1024


class Line:
    """A kept connection. No redirect is followed, and no text of an error is kept: it may name an account."""

    def __init__(self, timeout: httpx2.Timeout = TIMEOUT) -> None:
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)

    def post(self, url: str, fields: Mapping[str, str]) -> Mapping[str, Any]:
        """The JSON object that comes back. Raises CourierError, temporary, when none does."""
        try:
            with self._client.stream("POST", url, data=dict(fields)) as response:
                body = _read(response)
                status = response.status_code
        except httpx2.HTTPError as error:
            raise unreachable(type(error).__name__) from None
        if status >= 400 or not isinstance(body, dict):
            raise unreachable(f"HTTP {status}")
        return body

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()


def unreachable(code: str) -> CourierError:
    """No answer, or none that can be read."""
    zh, en = (
        "快递查询服务没有正常应答，稍后会自动再试。",
        "The courier service gave no proper answer; it will be tried again.",
    )
    return CourierError(Trouble.TEMPORARY, code, zh, en)


def _read(response: httpx2.Response) -> Any:
    read = b""
    for piece in response.iter_bytes():
        read += piece
        if len(read) > LONGEST_ANSWER:
            return None
    try:
        return orjson.loads(read)
    except orjson.JSONDecodeError:
        return None
