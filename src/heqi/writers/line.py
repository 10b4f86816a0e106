"""One request to a server whose address a person entered."""

from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

import httpx2
import orjson

from heqi.core.errors import HeqiError
from heqi.notify.guard import Resolve, aim, resolve_name
from heqi.writers.base import Failure, Request, Server, Written
from heqi.writers.stream import Stream, read_body

LONGEST_ANSWER = 256 * 1024
_CONNECT, _SILENCE = 5.0, 10.0
_OF_STATUS = {401: Failure.KEY, 403: Failure.KEY, 404: Failure.MODEL, 429: Failure.BUSY}


class WriterLine:
    """Asks for a completion and reads it as it streams. Follows no redirect, and never raises for the other side.

    `private`: whoever runs this machine allows addresses in its own network and plain http (a model in the office);
    else only the open internet over https is called, as for notices.
    """

    def __init__(
        self, *, private: bool = False, resolve: Resolve = resolve_name, clock: Callable[[], float] = monotonic
    ) -> None:
        timeout = httpx2.Timeout(_SILENCE, connect=_CONNECT)
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False, trust_env=False)
        self._private, self._resolve, self._clock = private, resolve, clock

    def write(self, server: Server, request: Request) -> Written:
        """The answer, or why there is none; within `request.seconds` and the wait for one more piece."""
        ends = self._clock() + request.seconds
        try:
            return self._ask(server, request, ends)
        except HeqiError:
            return Written(failure=Failure.REFUSED_ADDRESS)
        except httpx2.TimeoutException:
            return Written(failure=Failure.SLOW)
        except httpx2.RemoteProtocolError:
            return Written(failure=Failure.CUT)
        except (httpx2.HTTPError, httpx2.InvalidURL):
            return Written(failure=Failure.UNREACHABLE)

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()

    def _ask(self, server: Server, request: Request, ends: float) -> Written:
        url = server.url.rstrip("/") + "/chat/completions"
        headers = {"content-type": "application/json", "accept": "text/event-stream"}
        headers |= {"authorization": f"Bearer {server.key}"} if server.key else {}
        extensions: dict[str, Any] = {}
        if not self._private:
            target = aim(url, resolve=self._resolve)
            url, extensions = target.url, {"sni_hostname": target.name}
            headers["host"] = target.host
        body = orjson.dumps(_body(server, request))
        timeout = httpx2.Timeout(min(_SILENCE, request.seconds), connect=min(_CONNECT, request.seconds))
        with self._client.stream(
            "POST", url, content=body, headers=headers, extensions=extensions, timeout=timeout
        ) as answer:
            if answer.status_code != 200:
                return Written(failure=_OF_STATUS.get(answer.status_code, Failure.SERVER))
            return self._read(answer, ends)

    def _read(self, answer: httpx2.Response, ends: float) -> Written:
        streams = "text/event-stream" in answer.headers.get("content-type", "")
        stream, body = Stream(), b""
        size = 0
        for chunk in answer.iter_bytes():
            size += len(chunk)
            if size > LONGEST_ANSWER:
                return Written(failure=Failure.UNREADABLE)
            if self._clock() > ends:
                return Written(failure=Failure.SLOW)
            if not streams:
                body += chunk
                continue
            stream.feed(chunk)
            if stream.ended:
                break
        return stream.result() if streams else read_body(body)


def _body(server: Server, request: Request) -> Mapping[str, Any]:
    return {
        "model": server.model,
        "messages": [dict(message) for message in request.messages],
        "max_tokens": request.most_tokens,
        "temperature": 0.3,
        "stream": True,
    }
