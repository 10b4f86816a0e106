"""A platform's gateway on a real port of this machine: it answers what a test says, and remembers what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

import stamina

from heqi.platforms.net.limits import Pace


@dataclass
class Call:
    """One request as it arrived. `fields` are texts; `files` bytes."""

    fields: dict[str, str]
    files: dict[str, bytes]

    @property
    def name(self) -> str:
        return self.fields.get("method") or self.fields["type"]

    def json(self, name: str) -> Any:
        return json.loads(self.fields[name])


@dataclass
class Raw:
    """An answer that is no proper one: a status, bytes, or a line that is cut."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


Answer = Any
"""What to say: a JSON value, a `Raw`, or a function of the call that gives either."""


class Gateway:
    """`say` tells what comes next for a method; the last answer is given again and again."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.calls: list[Call] = []
        self._answers: dict[str, list[Answer]] = {}

    def say(self, name: str, *answers: Answer) -> None:
        self._answers[name] = list(answers)

    def asked(self, name: str) -> list[Call]:
        return [call for call in self.calls if call.name == name]

    def answer(self, call: Call) -> Answer:
        self.calls.append(call)
        waiting = self._answers[call.name]
        said = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return said(call) if callable(said) else said


def _handler(find: Callable[[], Gateway]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            said = find().answer(_read(self.headers["Content-Type"], body))
            raw = said if isinstance(said, Raw) else Raw(body=json.dumps(said, ensure_ascii=False).encode())
            self.send_response_only(raw.status)  # without a date of its own
            for name, value in raw.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw.body) + (10 if raw.cut else 0)))
            self.end_headers()
            self.wfile.write(raw.body)
            self.close_connection = raw.cut

        def log_message(self, *_args: object) -> None:
            pass

    return Handler


def _read(kind: str, body: bytes) -> Call:
    if not kind.startswith("multipart/"):
        return Call(dict(parse_qsl(body.decode(), keep_blank_values=True)), {})
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for part in message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body).get_payload():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        if part.get_filename():
            files[name] = data
        else:
            fields[name] = data.decode()
    return Call(fields, files)


@contextmanager
def open_gateway() -> Iterator[Gateway]:
    """A gateway for the time of a test."""
    held: list[Gateway] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(lambda: held[0]))
    held.append(Gateway(f"http://127.0.0.1:{server.server_address[1]}/router"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        with stamina.set_testing(True, attempts=3):  # tries again at once, three times in all
            yield held[0]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Hands:
    """A clock and a sleep that a test turns: sleeping moves the clock and takes no time."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def pace(self) -> Pace:
        return Pace(clock=self.clock, sleep=self.sleep)
