"""What a category's name says of the goods under the seven-day rules. Where it says nothing, nothing is assumed.

A path (生鲜 / 水果 / 榴莲) is asked from its last name upwards; the first that says something decides, so that
水果 / 水果刀 is a knife. What is made of fresh goods and keeps (水果罐头), or is made for them (果盘), is not fresh: no
shop may widen the list of goods that are not returnable (消法实施条例第19条), so what is in doubt is returnable.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from heqi.core.cases import category_words as words

_PATH = re.compile(r"[/>»|\\,，、;；:：()（）\[\]【】]+")
_PACK = re.compile(
    r"\d+(\.\d+)?\s*(斤|kg|g|克|千克|个|只|枚|颗|箱|件|盒|袋|包|头)(整?装)?"
    r"|[a-z]*级|整箱|[箱盒袋]装|礼盒装?|礼篮|礼包|拼盘|组合|套餐"
)
_FRESH_ENDS = tuple(noun + tail for noun in words.FRESH for tail in ("", *words.TAILS))


@lru_cache(maxsize=4096)
def is_perishable(category: str) -> bool | None:
    """Whether goods of that category spoil; None when the category is not given."""
    return _first_word(category, _freshness) if category else None


@lru_cache(maxsize=4096)
def is_digital(category: str) -> bool | None:
    """Whether there is no thing to send back; None when the category is not given. A disc can be sent back."""
    return _first_word(category, _digital) if category else None


@lru_cache(maxsize=4096)
def is_listed(category: str, opened: bool | None = None) -> bool:
    """Whether article 6 of the seven-day measures names it: made to order, fresh, digital, press, an opened disc."""
    asked = (_freshness, _digital, _to_order, _press, *((_disc,) if opened else ()))
    return any(_first_word(category, each) for each in asked)


def _first_word(category: str, says: Callable[[str], bool | None]) -> bool:
    """What the last name of the path that says anything says; False where none does."""
    names = [name.strip() for name in _PATH.split(unicodedata.normalize("NFKC", category).casefold())]
    return next((said for name in reversed(names) if name and (said := says(name)) is not None), False)


def _freshness(name: str) -> bool | None:
    for each in words.HARMLESS:
        name = name.replace(each, "")
    name = _PACK.sub("", name).strip()
    chilled = _has(name, words.FRESH_WAYS) or _stands(name, words.FRESH_ENGLISH)
    if not chilled and not _has(name, words.FRESH):
        return None
    if _has(name, words.KEEPS) or _stands(name, words.KEEPS_ENGLISH):
        return False
    return chilled or name.endswith(_FRESH_ENDS)


def _to_order(name: str) -> bool | None:
    if _has(name, words.NOT_TO_ORDER):
        return False
    return True if _has(name, words.MADE_TO_ORDER) or _stands(name, words.PLAIN_CUSTOM) else None


def _digital(name: str) -> bool | None:
    if _disc(name) or _has(name, words.NOT_DIGITAL):
        return False
    return True if _has(name, words.DIGITAL) else None


def _disc(name: str) -> bool | None:
    if not any(_stands(name, (each,)) if each.isascii() else each in name for each in words.DISCS):
        return None
    return not _has(name, words.NOT_DISCS)


def _press(name: str) -> bool | None:
    return not _has(name, words.NOT_PRESS) if _has(name, words.PRESS) else None


def _has(name: str, parts: tuple[str, ...]) -> bool:
    return any(part in name for part in parts)


def _stands(name: str, wanted: tuple[str, ...]) -> bool:
    """Whether one of the English words stands by itself; beside Chinese it may stand directly."""
    return any(re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", name) for word in wanted)
