"""TOP's three signatures and the form of its parameters (docs articleId 101617)."""

import hmac
from collections.abc import Mapping
from enum import StrEnum
from hashlib import md5
from typing import Any

import orjson


class SignMethod(StrEnum):
    """What a call may be signed with."""

    MD5 = "md5"
    HMAC = "hmac"
    HMAC_SHA256 = "hmac-sha256"


def sign(fields: Mapping[str, str], secret: str) -> str:
    """In capitals, over every key with its value in ASCII order; by the `sign_method` that stands among the fields.

    `sign` itself and empty values are left out; bytes are never among the fields.
    """
    said = "".join(f"{name}{fields[name]}" for name in sorted(fields) if name != "sign" and fields[name])
    method = SignMethod(fields["sign_method"])
    if method is SignMethod.MD5:
        return md5(f"{secret}{said}{secret}".encode()).hexdigest().upper()
    digest = "md5" if method is SignMethod.HMAC else "sha256"
    return hmac.new(secret.encode(), said.encode(), digest).hexdigest().upper()


def write_field(value: Any) -> str:
    """As TOP takes a value: lists of words with commas, objects and lists of objects as JSON, true in small letters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple) and not any(isinstance(part, dict) for part in value):
        return ",".join(str(part) for part in value)
    if isinstance(value, dict | list):
        return orjson.dumps(value).decode()
    return str(value)
