"""An answer's bytes as values that can be stored: JSON read leniently, and what no database takes made harmless."""

import json
import math
from typing import Any

import orjson

_MOST = 2**63 - 1


def read_json(body: bytes) -> Any:
    """The JSON value. Raises ValueError when it is none, an answer cut short included."""
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        return tidy(json.loads(body.decode("utf-8", "replace")))
    return tidy(value) if b"\\u0000" in body else value


def tidy(value: Any) -> Any:
    """The same without NUL and half characters in texts, numbers past 64 bits as text, not-a-number as nothing."""
    if isinstance(value, dict):
        return {tidy(name): tidy(part) for name, part in value.items()}
    if isinstance(value, list):
        return [tidy(part) for part in value]
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, int) and abs(value) > _MOST:
        return str(value)
    return value
