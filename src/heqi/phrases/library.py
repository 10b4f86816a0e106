"""What one person has to say in one shop, made ready and kept until something of it changes."""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from heqi.assets.loader import load_initials, load_sayings, load_starter, load_understanding
from heqi.core.phrases.heard import Heard, heard_in
from heqi.core.phrases.phrase import About, Layer, Phrase
from heqi.core.phrases.search import PhraseSearch
from heqi.core.phrases.starter import PREFIX
from heqi.core.phrases.suggest import Suggester
from heqi.phrases.access import Stamp, groups_in, phrases_in, seen_by, stamp_of
from heqi.phrases.keys import key_of
from heqi.phrases.models import PhraseRow
from heqi.phrases.shipped import shipped_for
from heqi.shops.access import get_shop

MOST_KEPT = 200
"""People and shops whose phrases are kept in one process."""
_ORDER = {Layer.PERSONAL: 0, Layer.TEAM: 1, Layer.SHOP: 2, Layer.STARTER: 3}


@dataclass(frozen=True, slots=True)
class Library:
    """The phrases in their order, own ones first; the search over them, and what suggests."""

    phrases: tuple[Phrase, ...]
    search: PhraseSearch
    suggester: Suggester


_kept: dict[tuple[int, int], tuple[Stamp, Library]] = {}
_writing = Lock()


def library_of(shop_id: int, staff_id: int) -> Library:
    """What this person sees in the shop. Two small queries; the same object until a phrase or group changes."""
    stamp, who = stamp_of(shop_id, staff_id), (shop_id, staff_id)
    held = _kept.get(who)
    if held is not None and held[0] == stamp:
        return held[1]
    library = _read(shop_id, staff_id)
    with _writing:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[who] = (stamp, library)
    return library


@lru_cache(maxsize=20_000)
def hear(text: str) -> Heard:
    """What a text means. Questions of phrases are heard once a process."""
    return heard_in(load_understanding().classify(text).turn)


def _read(shop_id: int, staff_id: int) -> Library:
    groups = {group.pk: (group.place, group.name) for group in groups_in([shop_id]).filter(seen_by(staff_id))}
    rows = sorted(
        phrases_in([shop_id]).filter(seen_by(staff_id)),
        key=lambda row: (_ORDER[Layer(row.layer)], groups.get(row.group_id, (0, "")), row.place, row.pk),
    )
    starters = {phrase.key.removeprefix(PREFIX): phrase for phrase in load_starter()[get_shop(shop_id).platform]}
    own = [_view(row, groups.get(row.group_id, (0, ""))[1], starters.get(row.starter)) for row in rows]
    phrases = (*own, *shipped_for(shop_id))
    return Library(phrases, PhraseSearch(phrases, load_initials()), Suggester(phrases, hear, load_sayings()))


def _view(row: PhraseRow, group: str, starter: Phrase | None) -> Phrase:
    """A row as a value; one that took the place of a shipped one answers what that one answers."""
    return Phrase(
        key=key_of(row.pk),
        layer=Layer(row.layer),
        group=group,
        title=row.title,
        text=row.text,
        code=row.code,
        about=About(row.goods_id, row.category),
        asks=tuple(row.asks),
        intents=starter.intents if starter else frozenset(),
        also=starter.also if starter else frozenset(),
        states=starter.states if starter else frozenset(),
    )
