"""What a key names: 'p12' a phrase of the shop, 's:track' a shipped one, 'c:tell_refunded' a step of a case's flow."""

import re

from heqi.assets.loader import load_starter
from heqi.core.phrases.starter import PREFIX as STARTER
from heqi.phrases.access import phrases_in, seen_by, unable_to_find_phrase
from heqi.shops.access import get_shop

OWN, SCRIPT = "p", "c:"
_STEP = re.compile(r"[a-z_]{1,40}")


def key_of(phrase_id: int) -> str:
    """The key of a phrase of the shop."""
    return f"{OWN}{phrase_id}"


def id_in(key: str) -> int | None:
    """The phrase that a key names, None where it names no phrase of a shop."""
    number = key.removeprefix(OWN)
    return int(number) if key.startswith(OWN) and number.isascii() and number.isdigit() and len(number) < 19 else None


def require_key(staff_id: int, shop_id: int, key: str) -> None:
    """Raises phrase.none where nothing that this person sees has that key."""
    if key.startswith(STARTER):
        known = any(phrase.key == key for phrase in load_starter()[get_shop(shop_id).platform])
    elif key.startswith(SCRIPT):
        known = _STEP.fullmatch(key.removeprefix(SCRIPT)) is not None
    else:
        phrase_id = id_in(key)
        known = phrase_id is not None and phrases_in([shop_id]).filter(seen_by(staff_id), pk=phrase_id).exists()
    if not known:
        raise unable_to_find_phrase()
