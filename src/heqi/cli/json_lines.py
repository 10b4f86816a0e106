"""Lines of JSON in and out, for commands that answer one text a line."""

import json
from collections.abc import Mapping
from typing import Any, cast

import orjson

from heqi.core.errors import HeqiError


class LineError(HeqiError):
    """A line that holds no text at all."""


def read_line(line: bytes, number: int) -> dict[str, Any]:
    """The object of one line; a bare string is its text. Raises LineError."""
    try:
        data = parse(line.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        raise LineError("line.invalid", f"第 {number} 行不是 UTF-8", f"line {number} is no UTF-8: {error}") from error
    except (ValueError, RecursionError) as error:
        raise LineError("line.invalid", f"第 {number} 行不是 JSON", f"line {number} is no JSON: {error}") from error
    if isinstance(data, str):
        return {"text": data}
    if not isinstance(data, dict):
        raise LineError("line.invalid", f"第 {number} 行不是对象或文字", f"line {number} is no JSON object or string")
    return cast(dict[str, Any], data)


def parse(line: bytes) -> Any:
    """JSON; also with halves of surrogate pairs, which orjson refuses and broken clients send. Raises ValueError."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        return json.loads(line.decode("utf-8"))


def dump(answer: Mapping[str, Any]) -> bytes:
    """One line of JSON; what UTF-8 cannot hold is escaped."""
    try:
        return orjson.dumps(answer)
    except TypeError:
        return json.dumps(answer).encode("ascii")


def refusal(line_id: Any, error: HeqiError) -> dict[str, Any]:
    """The answer to a line that cannot be read."""
    told = {"code": error.code, "message": f"{error.message} / {error.message_en}", "detail": error.detail}
    return {"id": line_id, "error": told}
