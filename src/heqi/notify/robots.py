"""The group robots of 钉钉, 企业微信 and 飞书: their addresses, signatures, bodies, limits and answers.

Source: their own developer documents; limits are per robot and minute.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import new as hmac
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import orjson

from heqi.core.errors import HeqiError
from heqi.notify.base import DONE, Address, Fate, Message, Told, Way
from heqi.notify.line import Line, told_of_status

HOSTS = {Way.DINGTALK: "oapi.dingtalk.com", Way.WECOM: "qyapi.weixin.qq.com", Way.FEISHU: "open.feishu.cn"}
PER_MINUTE = {Way.DINGTALK: 20, Way.WECOM: 20, Way.FEISHU: 100}
LONGEST_BYTES = {Way.DINGTALK: 20_000, Way.WECOM: 2_048, Way.FEISHU: 20_000}
_BUSY = {130101, 45009, 11232, -1}
"""Codes of answers that mean 'later': 钉钉 130101 and -1, 企业微信 45009, 飞书 11232."""
_THROTTLED = 60.0


@dataclass(frozen=True, slots=True)
class Request:
    """What goes over the line."""

    url: str
    body: Mapping[str, Any]


def require_robot(address: Address) -> None:
    """Raises address.refused when the address is not one of this robot's service."""
    parts = urlsplit(address.url)
    if parts.scheme != "https" or parts.hostname != HOSTS[address.way]:
        host = HOSTS[address.way]
        raise HeqiError(
            "address.refused",
            f"请粘贴机器人的 Webhook 地址（https://{host} 开头）。",
            f"Paste the robot's webhook address; it begins with https://{host}.",
            422,
        )


def tell_robot(line: Line, address: Address, message: Message, *, now: datetime) -> Told:
    """Say it in the group."""
    request = make_request(address, message, now=now)
    answer = line.post(request.url, orjson.dumps(request.body), {})
    if isinstance(answer, Told):
        return answer
    status, said, headers = answer
    return told_of_status(status, headers) or _read(said)


def make_request(address: Address, message: Message, *, now: datetime) -> Request:
    """The request, signed for this moment where the robot has a secret."""
    text = _fit(f"{message.text}\n{message.link}".strip(), LONGEST_BYTES[address.way])
    if address.way is Way.DINGTALK:
        return Request(_dingtalk_url(address, now), {"msgtype": "text", "text": {"content": text}})
    if address.way is Way.WECOM:
        return Request(address.url, {"msgtype": "text", "text": {"content": text}})
    body: dict[str, Any] = {"msg_type": "text", "content": {"text": text}}
    if address.secret:
        seconds = int(now.timestamp())
        body |= {"timestamp": str(seconds), "sign": sign_feishu(address.secret, seconds)}
    return Request(address.url, body)


def sign_dingtalk(secret: str, millis: int) -> str:
    """Over the moment and the secret, keyed by the secret; base64, not yet escaped for an address."""
    return b64encode(hmac(secret.encode(), f"{millis}\n{secret}".encode(), sha256).digest()).decode()


def sign_feishu(secret: str, seconds: int) -> str:
    """Over nothing, keyed by the moment and the secret; base64."""
    return b64encode(hmac(f"{seconds}\n{secret}".encode(), b"", sha256).digest()).decode()


def _dingtalk_url(address: Address, now: datetime) -> str:
    if not address.secret:
        return address.url
    millis = int(now.timestamp() * 1000)
    parts = urlsplit(address.url)
    query = [*parse_qsl(parts.query), ("timestamp", str(millis)), ("sign", sign_dingtalk(address.secret, millis))]
    return parts._replace(query=urlencode(query)).geturl()


def _fit(text: str, longest: int) -> str:
    """As much as the robot takes, cut between characters."""
    raw = text.encode()
    return text if len(raw) <= longest else raw[: longest - 3].decode(errors="ignore") + "…"


def _read(said: Any) -> Told:
    code = said.get("errcode", said.get("code")) if isinstance(said, dict) else None
    if code == 0:
        return DONE
    if code in _BUSY:
        return Told(Fate.TEMPORARY, str(code), _THROTTLED)
    return Told(Fate.TEMPORARY if code is None else Fate.PERMANENT, "unreadable" if code is None else str(code))
