"""A server that speaks the chat-completions protocol, as a test wants it to behave."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class WriterServer:
    """`say`: the pieces that it streams; `fault`: what goes wrong; `asked`: bodies and headers that came in."""

    def __init__(self) -> None:
        self.say = ["亲，", "今天会", "帮您催一下。"]
        self.fault = ""
        self.asked: list[tuple[dict[str, Any], dict[str, str]]] = []
        self.url = ""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        writer: WriterServer = self.server.writer  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["content-length"]))
        writer.asked.append((json.loads(body), {name.lower(): value for name, value in self.headers.items()}))
        if writer.fault.isdigit():
            self._whole(int(writer.fault), b'{"error": {"message": "secret words of the server"}}')
        elif writer.fault == "redirect":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif writer.fault == "plain":
            answer = {"choices": [{"message": {"role": "assistant", "content": "".join(writer.say)}}]}
            self._whole(200, json.dumps(answer).encode())
        elif writer.fault == "no json":
            self._whole(200, b"<html>busy</html>")
        elif writer.fault == "silent":
            time.sleep(1.5)
        else:
            self._stream(writer)

    def _whole(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, writer: WriterServer) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        for event in self._events(writer):
            raw = event.encode()
            for start in range(0, len(raw), 7):  # pieces that cut through lines and characters
                self.wfile.write(raw[start : start + 7])
                self.wfile.flush()
        self.close_connection = True

    def _events(self, writer: WriterServer) -> Iterator[str]:
        yield ": a comment\n\n"
        for piece in writer.say:
            if writer.fault == "drips":
                time.sleep(0.3)
            yield f"data: {json.dumps({'choices': [{'delta': {'content': piece}}]}, ensure_ascii=False)}\r\n\r\n"
        if writer.fault == "malformed":
            yield 'data: {"choices": [{"delta"\n\n'
        if writer.fault == "error inside":
            yield 'data: {"error": {"message": "overloaded"}}\n\n'
        if writer.fault != "cut":
            yield 'data: {"choices": [{"delta": {}, "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n'

    def log_message(self, *args: Any) -> None:
        """Nothing on the screen."""


@contextmanager
def writer_server() -> Iterator[WriterServer]:
    """The server on a port of its own, for as long as the story lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    writer = WriterServer()
    writer.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.writer = writer  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield writer
    finally:
        server.shutdown()
        server.server_close()
