"""A visitor whom the merchant's own site vouches for: a token that the site signs with the channel's secret."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Annotated

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from heqi.core.errors import HeqiError
from heqi.platforms.channel.shapes import Clean, Number

PURPOSE = "heqi-identity-v1"
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Identity:
    """`id`: the visitor's at the merchant's site; `name`: to be shown; `order_no`: what they ask about, or empty."""

    id: str
    name: str
    order_no: str


class _Claims(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    id: Annotated[str, Field(min_length=1, max_length=100), Clean]
    name: Annotated[str, Field(min_length=1, max_length=40), Clean]
    exp: int
    order_no: Number = ""


def make_token(secret: str, claims: dict[str, object]) -> str:
    """`base64url(JSON).hex`: what a merchant's site makes, in the words of this project."""
    payload = urlsafe_b64encode(orjson.dumps(claims)).rstrip(b"=").decode()
    return f"{payload}.{_sign(secret, payload)}"


def read_token(token: str, *, living: Sequence[str], now: datetime) -> Identity:
    """Who it names. Raises chat.bad_identity, chat.identity_over."""
    payload, _, signature = token.partition(".")
    right = [hmac.compare_digest(_sign(secret, payload).encode(), signature.encode()) for secret in living]
    if len(token) > LONGEST or not any(right):
        raise _unable_to_believe()
    try:
        claims = _Claims.model_validate_json(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (ValidationError, NotBase64, ValueError):
        raise _unable_to_believe() from None
    if claims.exp < now.timestamp():
        raise HeqiError(
            "chat.identity_over",
            "登录信息已过期，请从店铺网站重新打开客服。",
            "The sign-in has run out; open the chat from the shop's site again.",
            401,
        )
    return Identity(claims.id, claims.name.strip() or claims.id[:40], claims.order_no)


def _unable_to_believe() -> HeqiError:
    return HeqiError(
        "chat.bad_identity",
        "登录信息无效，请从店铺网站重新打开客服。",
        "The sign-in is not valid; open the chat from the shop's site again.",
        401,
    )


def _sign(secret: str, payload: str) -> str:
    return hmac.new(secret.encode(), f"{PURPOSE}\n{payload}".encode(), sha256).hexdigest()
