"""HMAC-SHA256 over time, nonce, method, path and body: the same for what comes in and what is pushed out."""

import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from heqi.core.errors import HeqiError
from heqi.platforms.channel.limits import WINDOW

VERSION = "heqi-channel-v1"
TIMESTAMP, NONCE, SIGNATURE = "heqi-timestamp", "heqi-nonce", "heqi-signature"
SECRET_PREFIX = "hqc_"
_NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The three headers of a request. `at`: its timestamp, aware UTC, to the second."""

    at: datetime
    nonce: str
    signatures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What is signed. `path`: as on the request line, with its query; `body`: the bytes as they travel."""

    method: str
    path: str
    body: bytes = b""


def make_secret() -> str:
    """A new secret: 256 bits."""
    return SECRET_PREFIX + secrets.token_urlsafe(32)


def make_nonce() -> str:
    """A new nonce: 128 bits."""
    return secrets.token_urlsafe(16)


def sign(secret: str, letter: Letter, *, at: datetime, nonce: str) -> str:
    """The signature in hex. The key is the secret as it is written, its prefix included."""
    parts = (
        VERSION,
        str(int(at.timestamp())),
        nonce,
        letter.method.upper(),
        letter.path,
        sha256(letter.body).hexdigest(),
    )
    return hmac.new(secret.encode(), "\n".join(parts).encode(), sha256).hexdigest()


def sign_headers(living: Sequence[str], letter: Letter, *, at: datetime, nonce: str) -> dict[str, str]:
    """The headers of a request, with one signature for each secret that lives, so that a rotation breaks nothing."""
    signatures = " ".join(f"v1={sign(secret, letter, at=at, nonce=nonce)}" for secret in living)
    return {"Heqi-Timestamp": str(int(at.timestamp())), "Heqi-Nonce": nonce, "Heqi-Signature": signatures}


def read_stamp(headers: Mapping[str, str]) -> Stamp:
    """The stamp of a request; `headers` by lower-case names. Raises channel.unsigned, channel.bad_nonce."""
    moment, nonce, signature = (headers.get(name, "") for name in (TIMESTAMP, NONCE, SIGNATURE))
    if not (moment.isascii() and moment.isdigit() and len(moment) <= 11 and nonce and signature):
        raise HeqiError(
            "channel.unsigned",
            "请求缺少签名：需要 Heqi-Timestamp、Heqi-Nonce、Heqi-Signature。",
            "The request is not signed: Heqi-Timestamp, Heqi-Nonce and Heqi-Signature are needed.",
            401,
        )
    if not _NONCE.fullmatch(nonce):
        raise HeqiError(
            "channel.bad_nonce",
            "Heqi-Nonce 要有 16 到 64 个字母、数字、- 或 _。",
            "Heqi-Nonce has 16 to 64 letters, digits, - or _.",
            401,
        )
    given = tuple(each.removeprefix("v1=") for each in signature.split(" ") if each.startswith("v1="))
    return Stamp(datetime.fromtimestamp(int(moment), UTC), nonce, given)


def check_stamp(stamp: Stamp, letter: Letter, *, living: Sequence[str], now: datetime) -> None:
    """Raises channel.bad_signature, channel.out_of_time. `living`: the secrets that are good now."""
    right = [sign(secret, letter, at=stamp.at, nonce=stamp.nonce) for secret in living]
    # Every pair is compared, so that the time tells nothing of which secret it was.
    matches = [hmac.compare_digest(each.encode(), given.encode()) for each in right for given in stamp.signatures]
    if not any(matches):
        raise HeqiError(
            "channel.bad_signature",
            "签名不对。请核对密钥，以及参与签名的时间、随机数、方法、路径和正文。",
            "The signature is wrong: check the secret and what is signed (time, nonce, method, path, body).",
            401,
        )
    if abs(stamp.at - now) > WINDOW:
        raise HeqiError(
            "channel.out_of_time",
            "请求时间与服务器相差超过 5 分钟，请校准时钟。",
            "The request's time is more than five minutes off; set the clock right.",
            401,
            {"server_time": int(now.timestamp())},
        )


def replay_ends(stamp: Stamp) -> datetime:
    """Until when the nonce must be remembered: after that the timestamp alone turns a replay away."""
    return stamp.at + WINDOW + timedelta(seconds=1)
