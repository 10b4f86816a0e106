"""What couriers write about a parcel, fit to be copied to a buyer: nobody else's phone, name or contact in it (M12)."""

import re
from collections.abc import Iterable

from heqi.core.masks import mask_contacts, mask_name

_COURIER = re.compile(
    r"(?P<who>(?:快递员|派送员|派件员|配送员|投递员|揽投员|收派员|业务员|师傅|小哥|联系人)\s*[:：为是]?\s*[【\[（(]?\s*)"
    r"(?P<name>[一-鿿]{2,4}?)(?=[】\]）)\s,，、。;；:：]|电话|手机|联系|\d|$)"
)
_LONG = re.compile(r"(?<![\dA-Za-z*])\d{7,8}(?![\d*])")
"""A seven- or eight-digit number beside no area code: a local telephone."""
_ACCOUNT = re.compile(r"\s*[:：]?\s*[A-Za-z0-9_-]+")
"""What follows the name of a way to write to somebody: the account itself."""


def mask_track(text: str) -> str:
    """The text with phones and couriers' names masked; what is masked already stays."""
    named = _COURIER.sub(lambda found: found["who"] + mask_name(found["name"]), mask_contacts(text))
    return _LONG.sub(lambda found: f"{found[0][:2]}****", named)


def paint_over(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these spans (code points, end exclusive), and an account right behind one, as stars."""
    signs = list(text)
    for start, end in spans:
        behind = _ACCOUNT.match(text, end)
        last = behind.end() if behind else end
        signs[start:last] = "*" * (last - start)
    return "".join(signs)
