"""The scripts of a shop as their settings' page shows them, and one as it is being written."""

from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_places, load_screener, load_wording
from heqi.cases.actions.say_script import sister_shops
from heqi.cases.actions.set_scripts import require_script
from heqi.cases.parameters import parameters_of
from heqi.core.cases.scripts import Script, WordingError
from heqi.core.language.screen.finding import Screening
from heqi.core.places import fill_samples, without_places
from heqi.journal.contracts import EntryView, Subject
from heqi.journal.queries import entries_of
from heqi.language.queries import words_of
from heqi.shops.contracts import ShopView

Row = dict[str, Any]


def scripts_page(shop: ShopView, staff: StaffView) -> Row:
    """`ScriptPage` of the API: every script as this shop says it, in the order of its flows."""
    wording, changes = parameters_of(shop).wording, _changes(shop)
    names = staff_names({each.actor.id for each in changes.values() if each.actor.id is not None})
    said, ours = wording.texts[shop.platform], load_wording().texts[shop.platform]
    return {
        "items": [
            {**_script(script), "text": said[name], "shipped": ours[name], "own": name in wording.own,
             "preview": _preview(said[name]), **_changed(changes.get(name), names)}
            for name, script in wording.scripts.items()
        ],
        "places": [{"key": key, "name": place.name, "name_en": place.name_en} for key, place in load_places().items()],
        "others": [each.name for each in sister_shops(staff, shop)] if staff.supervises(shop.id) else [],
        "may_edit": staff.supervises(shop.id),
    }  # fmt: skip


def check_script(shop: ShopView, name: str, text: str) -> tuple[Row, Screening]:
    """What a wording would look like, what is wrong with it, and what the screening says. Raises script.invalid."""
    require_script(name)
    problem: WordingError | None = None
    try:
        load_wording().scripts[name].check(text)
    except WordingError as error:
        problem = error
    screening = load_screener().screen(without_places(text), words=words_of(shop.id))
    shown = "" if problem else _preview(text.strip())
    texts = {"problem": problem.message if problem else "", "problem_en": problem.message_en if problem else ""}
    return {"preview": shown, **texts, "verdict": screening.verdict}, screening


def _preview(text: str) -> str:
    return fill_samples(text, load_places())


def _script(script: Script) -> Row:
    return {
        "name": script.name,
        "group": script.group,
        "title": script.title,
        "title_en": script.title_en,
        "needs": sorted(script.needs),
        "may": sorted(script.may),
    }


def _changes(shop: ShopView) -> dict[str, EntryView]:
    """The last change of each script."""
    entries = entries_of(subject=Subject("shop", str(shop.id)), shop_ids=[shop.id])
    told = [each for each in entries if each.kind == "shop.settings_changed" and each.data["group"] == "scripts"]
    return {name: entry for entry in told for name in entry.data["names"]}


def _changed(entry: EntryView | None, names: dict[int, str]) -> Row:
    if entry is None:
        return {"changed_at": None, "changed_by": ""}
    return {"changed_at": entry.at, "changed_by": names.get(entry.actor.id, "") if entry.actor.id is not None else ""}
