"""Signed webhooks for the merchant's own programs, by the Standard Webhooks specification (standardwebhooks.com).

The receiver checks `webhook-signature` over `id.timestamp.body` with the secret, and drops ids that it has seen.
"""

import secrets
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from hmac import new as hmac

import orjson

from heqi.core.errors import HeqiError
from heqi.notify.base import DONE, Address, Message, Told
from heqi.notify.guard import check_address
from heqi.notify.line import Line, told_of_status

PREFIX = "whsec_"
GONE = 410


def make_secret() -> str:
    """A new secret, in the form of the specification: 24 random bytes."""
    return PREFIX + b64encode(secrets.token_bytes(24)).decode()


def require_webhook(address: Address) -> None:
    """Raises address.refused for an address or a secret of a wrong form."""
    check_address(address.url)
    _key(address.secret)


def tell_webhook(line: Line, address: Address, message: Message, *, now: datetime) -> Told:
    """Post the event. Any 2xx is success; 410 means that the receiver wants no more."""
    body = orjson.dumps({"type": message.event, "timestamp": message.at.isoformat(), "data": dict(message.body)})
    answer = line.post(address.url, body, sign_headers(address.secret, message.id, body, now=now))
    if isinstance(answer, Told):
        return answer
    status, _, headers = answer
    return told_of_status(status, headers) or DONE


def sign_headers(secret: str, message_id: str, body: bytes, *, now: datetime) -> Mapping[str, str]:
    """The three headers of the specification."""
    seconds = int(now.timestamp())
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{_sign(secret, message_id, seconds, body)}",
    }


def is_signed(secret: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Whether one of the signatures is right: what a receiver does, in the words of this project."""
    try:
        seconds = int(headers["webhook-timestamp"])
        right = _sign(secret, headers["webhook-id"], seconds, body)
        given = headers["webhook-signature"].split(" ")
    except (KeyError, ValueError):
        return False
    return any(compare_digest(each, f"v1,{right}") for each in given)


def _sign(secret: str, message_id: str, seconds: int, body: bytes) -> str:
    signed = b".".join((message_id.encode(), str(seconds).encode(), body))
    return b64encode(hmac(_key(secret), signed, sha256).digest()).decode()


def _key(secret: str) -> bytes:
    try:
        key = b64decode(secret.removeprefix(PREFIX), validate=True)
    except NotBase64:
        key = b""
    if not 24 <= len(key) <= 64:
        raise HeqiError(
            "address.secret",
            "签名密钥要以 whsec_ 开头。",
            "The signing secret begins with whsec_ (24 to 64 bytes).",
            422,
        )
    return key
