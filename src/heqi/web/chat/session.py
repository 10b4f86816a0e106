"""Who a visitor is from one call to the next: a signed cookie that names the visit and nothing else."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.http.cookie import parse_cookie

from heqi.channels.access import channel_at, visits_of
from heqi.channels.models import Channel, Visit
from heqi.channels.states import ChannelKind
from heqi.core.errors import HeqiError
from heqi.web.channel.door import require_open

COOKIE = "heqi_chat"
SALT = "heqi.chat"
KEPT = timedelta(days=180)
VERIFIED = timedelta(hours=12)
"""Of a visitor for whom the merchant's site vouches: the site says anew who it is."""


def page_at(public_id: str) -> Channel:
    """The buyer page of an address. Raises channel.none, channel.paused."""
    channel = channel_at(public_id, ChannelKind.PAGE)
    require_open(channel)
    return channel


def remember(response: HttpResponse, channel: Channel, visit: Visit) -> None:
    """Set the cookie. It goes to this page's addresses only."""
    response.set_cookie(
        COOKIE,
        signing.dumps({"c": channel.public_id, "v": visit.key}, salt=SALT),
        max_age=VERIFIED if visit.verified else KEPT,
        path=f"/chat/{channel.public_id}",
        secure=settings.BEHIND_TLS,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse, channel: Channel) -> None:
    """Take the cookie away."""
    response.delete_cookie(COOKIE, path=f"/chat/{channel.public_id}", samesite="Lax")


def find_visit(channel: Channel, headers: Mapping[str, str]) -> Visit | None:
    """Whose call this is; None for somebody new. `headers` by lower-case names."""
    said = _read(parse_cookie(headers.get("cookie", "")).get(COOKIE, ""))
    if said.get("c") != channel.public_id:
        return None
    visit = visits_of(channel.shop_id, channel.pk).filter(key=str(said.get("v"))).first()
    return visit if visit is not None and (visit.verified or not channel.needs_identity) else None


def require_visit(channel: Channel, headers: Mapping[str, str]) -> Visit:
    """Raises chat.new: this visitor has not begun yet."""
    visit = find_visit(channel, headers)
    if visit is None:
        raise HeqiError("chat.new", "请先开始会话。", "Begin the talk first.", 401)
    return visit


def _read(cookie: str) -> dict[str, Any]:
    try:
        said = signing.loads(cookie, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return {}
    return said if isinstance(said, dict) else {}
