"""What tells that two orders or talks are of one buyer, and when nobody can tell.

Platforms mask names. A name with a mask is shared by thousands and is no identity; on Pinduoduo not even a whole
nickname is one, because many carry the same and change it. What counts: on Taobao and Tmall the member's name, kept as
a digest; elsewhere the conversation of a channel, which is one buyer's for good. Receivers are never compared: families
and offices share an address, and gifts go elsewhere.
"""

import re
from enum import StrEnum
from hashlib import blake2b

from heqi.core.masks import name_by_digest
from heqi.core.words import Platform

NAMES_ARE_UNIQUE = frozenset({Platform.TAOBAO, Platform.TMALL})
_MASKED = re.compile(r"[*＊×•…]|^(匿名|匿名买家|匿名用户|未知|买家|用户|游客|访客)\d*$")


class WhyUnknown(StrEnum):
    """Why nobody can tell who a buyer is."""

    MASKED = "masked"
    NOT_UNIQUE = "not_unique"
    NOT_STATED = "not_stated"


def mark_of_ref(ref: str) -> str:
    """The mark of a member whose name's digest the platform's data brought (`buyer_ref`)."""
    return f"ref:{ref}"


def mark_of_talk(key: str) -> str:
    """The mark of the buyer behind a conversation of a channel."""
    return f"talk:{blake2b(key.encode(), digest_size=8).hexdigest()}"


def mark_of_order(order_no: str) -> str:
    """Stands for a buyer of whom nothing but one order is known: what is noted is shown with that order alone."""
    return f"order:{blake2b(order_no.encode(), digest_size=8).hexdigest()}"


def mark_of_name(name: str, platform: Platform) -> str | None:
    """The mark that a name is on this platform; None where it is masked or anybody's."""
    plain = name.strip()
    if not plain or platform not in NAMES_ARE_UNIQUE or _MASKED.search(plain):
        return None
    return mark_of_ref(name_by_digest(plain))


def why_unknown(name: str) -> WhyUnknown:
    """Why that name tells nobody."""
    plain = name.strip()
    if not plain:
        return WhyUnknown.NOT_STATED
    return WhyUnknown.MASKED if _MASKED.search(plain) else WhyUnknown.NOT_UNIQUE
