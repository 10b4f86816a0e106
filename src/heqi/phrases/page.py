"""The phrases as their page and pane show them: in their order or found by what was typed, filled for an order."""

from collections.abc import Mapping, Sequence
from typing import Any

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_phrase_places
from heqi.core.phrases.known import OrderFacts
from heqi.core.phrases.learn import NOTHING, Experience, Tally
from heqi.core.phrases.phrase import Layer, Phrase
from heqi.phrases.access import WRITERS, groups_in, phrases_in, seen_by
from heqi.phrases.contracts import MOST_PHRASES
from heqi.phrases.keys import id_in
from heqi.phrases.library import library_of
from heqi.phrases.models import PhraseRow
from heqi.phrases.queries import experience_of, fill_for

MOST_SHOWN = 300
Row = dict[str, Any]


def phrase_page(*, staff: StaffView, shop_id: int, typed: str, layer: Layer | None, order: OrderFacts) -> Row:
    """`PhrasePage` of the API. `typed`: what is searched; `layer`: only that one; `order`: fills the variables."""
    found = [each for each in library_of(shop_id, staff.id).search.find(typed) if layer in (None, each.layer)]
    fitting = [each for each in found if not _is_of_other_goods(each, order)]
    shown = fitting[:MOST_SHOWN]
    return {
        "items": _rows(shop_id, shown, order),
        "groups": _groups(staff, shop_id, layer),
        "total": len(fitting),
        "most": MOST_PHRASES,
        "writes": [each for each in WRITERS if staff.shops[shop_id].role in WRITERS[each]],
        "places": [{"key": key, "name_en": place.name_en} for key, place in load_phrase_places().items()],
    }


def _is_of_other_goods(phrase: Phrase, order: OrderFacts) -> bool:
    """Beside an order, phrases about other goods are out of place."""
    if not order.order_no:
        return False
    goods, category = phrase.about.goods_id, phrase.about.category
    return bool((goods and goods != order.goods_id) or (category and category != order.category))


def _rows(shop_id: int, phrases: Sequence[Phrase], order: OrderFacts) -> list[Row]:
    ids = [found for phrase in phrases if (found := id_in(phrase.key)) is not None]
    rows = {row.pk: row for row in phrases_in([shop_id]).filter(pk__in=ids)}
    experience: Experience = experience_of(shop_id, "")
    return [_row(each, rows, experience.of.get(each.key, NOTHING), order) for each in phrases]


def _row(phrase: Phrase, rows: Mapping[int, PhraseRow], tally: Tally, order: OrderFacts) -> Row:
    phrase_id = id_in(phrase.key)
    row = rows.get(phrase_id) if phrase_id else None
    filled = fill_for(phrase, order)
    return {
        "key": phrase.key,
        "id": phrase_id,
        "layer": phrase.layer,
        "group": phrase.group,
        "group_id": row.group_id if row else None,
        "title": phrase.title,
        "code": phrase.code,
        "text": phrase.text,
        "filled": filled.text,
        "missing": list(filled.missing),
        "asks": list(phrase.asks),
        "goods_id": phrase.about.goods_id,
        "category": phrase.about.category,
        "version": row.version if row else 0,
        "changed_at": row.changed_at if row else None,
        "sent": tally.sent,
        "edited": tally.edited,
        "good": tally.good,
        "bad": tally.bad,
    }


def _groups(staff: StaffView, shop_id: int, layer: Layer | None) -> list[Row]:
    rows = groups_in([shop_id]).filter(seen_by(staff.id))
    kept = rows.filter(layer=layer) if layer else rows
    return [{"id": row.pk, "layer": row.layer, "name": row.name, "version": row.version} for row in kept]
