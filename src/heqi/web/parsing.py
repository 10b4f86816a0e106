"""How a request's body is read."""

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

READ_ONLY = frozenset({"/api/screen", "/api/classify"})
"""Calls that keep nothing of what they are sent and take every text."""


class NulInText(ValueError):
    """PostgreSQL keeps no such text, and nobody types one."""


class TextWithoutNul(Parser):
    """JSON, less texts with a NUL in them where a text may be kept."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The decoded body. Raises ValueError, which is answered as a body that cannot be read."""
        data = json.loads(request.body)
        if b"\\u0000" in request.body and request.path not in READ_ONLY and _has_nul(data):
            raise NulInText
        return data


def _has_nul(data: Any) -> bool:
    if isinstance(data, str):
        return "\0" in data
    if isinstance(data, dict):
        return any(_has_nul(each) for pair in data.items() for each in pair)
    return isinstance(data, list) and any(_has_nul(each) for each in data)
