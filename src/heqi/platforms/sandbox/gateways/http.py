"""Requests and answers, as little of HTTP as the gateways need."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
MOST_BYTES = 8 * 1024 * 1024


class BadRequest(Exception):
    """The body cannot be read."""


@dataclass(frozen=True, slots=True)
class Request:
    """`fields`: query and body together, as text; `files`: parts with a file name, which are never signed."""

    method: str
    path: str
    headers: Mapping[str, str]
    fields: dict[str, str]
    files: dict[str, bytes] = field(default_factory=dict)
    json: Any = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer."""

    body: bytes
    status: int = 200
    kind: str = "application/json;charset=UTF-8"
    headers: tuple[tuple[str, str], ...] = ()


async def read_request(scope: Scope, receive: Receive) -> Request:
    """Raises BadRequest."""
    headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
    body = await _read_body(receive)
    fields = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    files: dict[str, bytes] = {}
    payload: Any = None
    kind = headers.get("content-type", "")
    try:
        if kind.startswith("application/json"):
            payload = json.loads(body) if body else {}
            if isinstance(payload, dict):
                fields |= {name: _as_text(value) for name, value in payload.items() if value is not None}
        elif kind.startswith("multipart/form-data"):
            more, files = read_multipart(body, kind)
            fields |= more
        elif body:
            fields |= dict(parse_qsl(body.decode(), keep_blank_values=True))
    except (ValueError, UnicodeDecodeError) as error:
        raise BadRequest from error
    return Request(scope["method"], scope["path"], headers, fields, files, payload)


def read_multipart(body: bytes, kind: str) -> tuple[dict[str, str], dict[str, bytes]]:
    """(fields, files) of a multipart/form-data body. Raises ValueError."""
    _, found, boundary = kind.partition("boundary=")
    if not found:
        raise ValueError(kind)
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for part in body.split(b"--" + boundary.strip('"').encode())[1:-1]:
        head, _, content = part.strip(b"\r\n").partition(b"\r\n\r\n")
        name = head.partition(b'name="')[2].partition(b'"')[0].decode()
        if b"filename=" in head:
            files[name] = content
        else:
            fields[name] = content.decode()
    return fields, files


async def send_reply(send: Send, reply: Reply) -> None:
    """The whole answer at once."""
    headers = [(b"content-type", reply.kind.encode()), (b"content-length", str(len(reply.body)).encode())]
    headers += [(name.encode(), value.encode()) for name, value in reply.headers]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})


async def _read_body(receive: Receive) -> bytes:
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = message.get("more_body", False)
        if size > MOST_BYTES:
            raise BadRequest
    return b"".join(parts)


def _as_text(value: Any) -> str:
    """A JSON value as it is signed: booleans in lower case, lists and objects as compact JSON."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
