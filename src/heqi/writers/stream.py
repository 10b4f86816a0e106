"""The protocol's answer: server-sent events with pieces of the text, or one JSON body from servers that do not stream.

Source: the published chat-completions API; `data: [DONE]` ends a stream.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from heqi.writers.base import Failure, Written

DONE = "[DONE]"


class Stream:
    """Takes bytes as they come. `ended`: the server said that this is all."""

    def __init__(self) -> None:
        self.ended = False
        self._rest = b""
        self._pieces: list[str] = []
        self._bad = False

    def feed(self, chunk: bytes) -> None:
        """More of the answer; lines and characters may be cut anywhere."""
        *lines, self._rest = (self._rest + chunk).replace(b"\r\n", b"\n").split(b"\n")
        for line in lines:
            self._line(line)

    def result(self) -> Written:
        """What came, once the connection is over. An answer that breaks off is none: half a sentence misleads."""
        if self._rest:
            self._line(self._rest)
        if self._bad:
            return Written(failure=Failure.UNREADABLE)
        if not self.ended:
            return Written(failure=Failure.CUT)
        return said("".join(self._pieces))

    def _line(self, line: bytes) -> None:
        if not line.startswith(b"data:") or self.ended:
            return
        payload = line[5:].strip()
        if payload == DONE.encode():
            self.ended = True
            return
        try:
            event = orjson.loads(payload)
        except orjson.JSONDecodeError:
            self._bad = True
            return
        if isinstance(event, dict) and "error" in event:
            self._bad = True
        for choice in _choices(event):
            self._take(choice)

    def _take(self, choice: dict[str, Any]) -> None:
        delta = choice.get("delta")
        piece = delta.get("content") if isinstance(delta, dict) else None
        if isinstance(piece, str):
            self._pieces.append(piece)
        if choice.get("finish_reason"):
            self.ended = True


def read_body(body: bytes) -> Written:
    """The answer of a server that sends one JSON body."""
    try:
        event = orjson.loads(body)
    except orjson.JSONDecodeError:
        return Written(failure=Failure.UNREADABLE)
    for choice in _choices(event):
        message = choice.get("message")
        if isinstance(message, dict) and isinstance(message.get("content"), str):
            return said(message["content"])
    return Written(failure=Failure.UNREADABLE)


def said(text: str) -> Written:
    """A text, or that there was none."""
    return Written(text) if text.strip() else Written(failure=Failure.EMPTY)


def _choices(event: Any) -> Iterator[dict[str, Any]]:
    """The first choice, where the event is of the right form."""
    choices = event.get("choices") if isinstance(event, dict) else None
    if isinstance(choices, list) and choices and isinstance(choices[0], dict):
        yield choices[0]
