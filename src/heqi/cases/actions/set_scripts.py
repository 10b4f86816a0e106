"""Put scripts of a shop in its own words."""

from collections.abc import Mapping
from datetime import datetime

from heqi.assets.loader import load_screener, load_wording
from heqi.cases.parameters import parameters_of
from heqi.core.cases.scripts import WordingError
from heqi.core.places import without_places
from heqi.journal.contracts import Actor
from heqi.language.queries import words_of
from heqi.shops.actions.change_settings import change_settings
from heqi.shops.contracts import ShopView


def set_scripts(*, shop: ShopView, given: Mapping[str, str], by: Actor, now: datetime) -> ShopView:
    """Change scripts, {name: text}; an empty text takes one back to ours. Raises script.invalid.

    What the screening stops is not kept: it would be stopped again each time somebody says it.
    """
    texts = {name: text.strip() for name, text in given.items()}
    load_wording().with_own({name: text for name, text in texts.items() if text})
    for name, text in texts.items():
        require_script(name)
        _require_sayable(shop, name, text)
    changes = {name: text or None for name, text in texts.items()}
    return change_settings(shop_id=shop.id, group="scripts", changes=changes, by=by, now=now)


def show_scripts(shop: ShopView) -> list[tuple[str, str, str]]:
    """(name, text, origin) of every script as this shop says it; origin is 'shop' or 'default'."""
    wording = parameters_of(shop).wording
    said = wording.texts[shop.platform]
    return [(name, said[name], "shop" if name in wording.own else "default") for name in wording.scripts]


def require_script(name: str) -> None:
    """Raises script.invalid on a name that no script has."""
    if name not in load_wording().scripts:
        raise WordingError(name, "没有这条话术", "there is no such script")


def _require_sayable(shop: ShopView, name: str, text: str) -> None:
    screening = load_screener().screen(without_places(text), words=words_of(shop.id))
    if screening.verdict == "block":
        finding = next(each for each in screening.findings if each.severity == "block")
        raise WordingError(name, f"过检不通过：{finding.advice}", f"the screening stops it: {finding.rule}")
