"""What the event loop hands to a thread and gets back: whole requests, whole answers, and long ones in parts."""

import asyncio
from collections.abc import Callable, Iterator
from threading import current_thread
from typing import Any

import pytest

from heqi.web.bridge import PART, SHORT_BODY, Bridge

HEADERS = [("Content-Type", " text/plain"), ("X-Said-By", "果".encode().decode("latin-1"))]
Message = dict[str, Any]


class Content:
    """An answer in parts, which wants to be closed."""

    def __init__(self, parts: list[bytes]) -> None:
        self.parts, self.closed = parts, False

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.parts)

    def close(self) -> None:
        self.closed = True


class Repeater:
    """A WSGI application that answers with what it was sent, in the parts that `cut` makes of it."""

    def __init__(self, cut: Callable[[bytes], list[bytes]] = lambda body: [body]) -> None:
        self.cut, self.asked, self.threads = cut, list[str](), list[str]()
        self.content = Content([])

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Content:
        self.asked.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}?{environ['QUERY_STRING']}")
        self.threads.append(current_thread().name)
        start("201 Created", HEADERS)
        self.content = Content(self.cut(environ["wsgi.input"].read()))
        return self.content


def ask(application: Any, *pieces: bytes, length: int | None = None, gone: bool = False) -> list[Message]:
    """What is sent for a request whose body comes in `pieces`."""
    messages = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]
    messages[-1]["more_body"] = gone
    messages.append({"type": "http.disconnect"})
    headers = [(b"host", b"heqi"), (b"content-length", str(length or sum(map(len, pieces))).encode())]
    scope = {
        "type": "http", "method": "POST", "path": "/api/cases", "query_string": b"view=open", "headers": headers,
        "http_version": "1.1", "scheme": "http",
    }  # fmt: skip
    sent: list[Message] = []

    async def receive() -> Message:
        return messages.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    async def talk() -> None:
        bridge = Bridge(application, threads=1)
        await bridge(scope, receive, send)
        bridge.executor.shutdown()

    asyncio.run(talk())
    return sent


def body_of(sent: list[Message]) -> bytes:
    return b"".join(each.get("body", b"") for each in sent)


def test_a_request_in_two_pieces_is_one_to_the_application_and_its_answer_goes_out_whole() -> None:
    repeater = Repeater(lambda body: [body[:5], body[5:]])
    sent = ask(repeater, "订单".encode(), b" 260518-1")
    assert repeater.asked == ["POST /api/cases?view=open"]
    assert sent == [
        {
            "type": "http.response.start",
            "status": 201,
            "headers": [(b"content-type", b"text/plain"), (b"x-said-by", "果".encode())],
        },
        {"type": "http.response.body", "body": "订单 260518-1".encode(), "more_body": False},
    ]
    assert repeater.content.closed
    assert repeater.threads != ["MainThread"]


def test_an_empty_answer_has_a_head_and_an_end() -> None:
    sent = ask(Repeater(lambda _: []), b"")
    assert [each["type"] for each in sent] == ["http.response.start", "http.response.body"]
    assert sent[1] == {"type": "http.response.body", "body": b"", "more_body": False}


def test_a_request_whose_sender_goes_away_never_reaches_the_application() -> None:
    repeater = Repeater()
    assert ask(repeater, b"half of", length=100, gone=True) == []
    assert repeater.asked == []


def test_a_long_answer_goes_out_in_parts_and_in_order() -> None:
    chunk = bytes(range(256)) * 1024
    repeater = Repeater(lambda _: [chunk, chunk[: PART // 2], chunk[PART // 2 :], b"the end"])
    sent = ask(repeater, b"more")
    assert [len(each.get("body", b"")) for each in sent] == [0, PART, PART, 7]
    assert [each.get("more_body") for each in sent] == [None, True, True, False]
    assert body_of(sent) == chunk + chunk + b"the end"


@pytest.mark.parametrize("length", [SHORT_BODY, SHORT_BODY + 1])
def test_a_body_of_any_length_arrives_whole(length: int) -> None:
    body = (b"0123456789" * (length // 10 + 1))[:length]
    sent = ask(Repeater(), body[:1000], body[1000:])
    assert body_of(sent) == body
    assert sent[0]["status"] == 201


def test_an_error_of_the_application_is_the_servers_to_tell() -> None:
    def fail(environ: dict[str, Any], start: Callable[..., Any]) -> Content:
        raise RuntimeError("nobody foresaw this")

    with pytest.raises(RuntimeError, match="nobody foresaw"):
        ask(fail, b"x")
