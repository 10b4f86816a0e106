"""POP's signature and the form of its parameters (授权说明 and 签名 of open.pinduoduo.com)."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import md5
from typing import Any

import orjson


def sign(fields: Mapping[str, str], secret: str) -> str:
    """MD5 in capitals over secret, every key with its value in ASCII order of the keys, secret; `sign` left out."""
    said = "".join(f"{name}{fields[name]}" for name in sorted(fields) if name != "sign")
    return md5(f"{secret}{said}{secret}".encode()).hexdigest().upper()  # the platform's choice of hash, not ours


def write_field(value: Any) -> str:
    """As POP takes a value: objects and lists as the JSON text that is also signed, true and false in small letters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return orjson.dumps(value).decode()
    return str(value)


def push_digest(app_key: str, millis: int, secret: str) -> str:
    """The last part of the address of the message line."""
    return b64encode(md5(f"{app_key}{millis}{secret}".encode()).hexdigest().encode()).decode()
