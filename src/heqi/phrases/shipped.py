"""The shipped phrases as one shop has them: those that it has no own words for and has not put away."""

from heqi.assets.loader import load_starter
from heqi.core.phrases.phrase import Phrase
from heqi.core.phrases.starter import PREFIX
from heqi.phrases.access import starters_taken, unable_to_find_phrase
from heqi.shops.access import get_shop


def shipped_for(shop_id: int) -> list[Phrase]:
    """The shipped phrases that are shown in the shop, in their order."""
    taken = starters_taken(shop_id)
    phrases = load_starter()[get_shop(shop_id).platform]
    return [phrase for phrase in phrases if phrase.key.removeprefix(PREFIX) not in taken]


def require_shipped(shop_id: int, name: str) -> Phrase:
    """One that is still shown, by its name without prefix. Raises phrase.none."""
    found = next((phrase for phrase in shipped_for(shop_id) if phrase.key == PREFIX + name), None)
    if found is None:
        raise unable_to_find_phrase()
    return found
