"""One text for all buyers of an incident, with the values of each order in its places."""

import re
from collections.abc import Mapping

from heqi.core.cases.scripts import LONGEST
from heqi.core.errors import HeqiError

PLACES: dict[str, tuple[str, str]] = {
    "order_no": ("订单号", "order number"),
    "goods": ("商品", "goods"),
    "shipped_on": ("发货日", "day of shipping"),
    "outcome": ("处理方式", "outcome"),
    "amount": ("金额", "amount"),
}
"""What a text may name of an order, by the word in braces."""
_PLACE = re.compile(r"\{([a-z_]+)\}")


def require_text(words: str) -> str:
    """The text, trimmed. Raises incident.text for an unknown place, stray braces, or a length that no chat takes."""
    plain = words.strip()
    if not 0 < len(plain) <= LONGEST:
        raise _wrong(f"应为 1 到 {LONGEST} 个字。", f"A text has 1 to {LONGEST} characters.")
    for place in _PLACE.findall(plain):
        if place not in PLACES:
            known = "、".join(f"{{{name}}}" for name in PLACES)
            raise _wrong(f"没有变量 {{{place}}}，可用：{known}。", f"There is no place {{{place}}}.", place)
    if any(brace in _PLACE.sub("", plain) for brace in "{}"):
        raise _wrong("花括号不成对。", "A brace belongs to no place.")
    return plain


def fill_text(words: str, values: Mapping[str, str]) -> str:
    """The text for one order. What is not known of it stands open in 【】, for a person to fill in."""
    return _PLACE.sub(lambda place: values.get(place[1]) or f"【{PLACES[place[1]][0]}】", words)


def _wrong(message: str, message_en: str, place: str = "") -> HeqiError:
    return HeqiError("incident.text", message, message_en, 422, {"place": place} if place else {})
