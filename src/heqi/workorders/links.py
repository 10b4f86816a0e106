"""Whether a link opens its work order; each way in which it does not has its own sentence."""

from datetime import datetime

from heqi.core.errors import HeqiError
from heqi.workorders.access import find_link
from heqi.workorders.models import Link
from heqi.workorders.tokens import is_secret, read_token


def read_link(token: str, now: datetime) -> Link:
    """The link of a token. Raises link.wrong (404), link.revoked (410), link.expired (410)."""
    found = read_token(token)
    link = find_link(found[0]) if found else None
    if found is None or link is None or not is_secret(found[1], link.secret_hash):
        raise HeqiError(
            "link.wrong",
            "链接不对或不完整，请让店铺重新发一次。",
            "This link is wrong or incomplete; ask the shop to send it again.",
            404,
        )
    if link.revoked_at is not None:
        raise HeqiError(
            "link.revoked",
            "店铺已收回这个链接，或换了新的，请用最近收到的那一个。",
            "The shop has taken this link back or sent a newer one; use the newest.",
            410,
        )
    if link.expires_at <= now:
        raise HeqiError(
            "link.expired",
            "链接已过期，请让店铺重新发一个。",
            "This link has expired; ask the shop for a new one.",
            410,
        )
    return link
