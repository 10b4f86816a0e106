"""The shop's words as screening takes them."""

from threading import Lock

from heqi.core.language.screen.words import ExtraWord, ShopWords
from heqi.core.words import Platform
from heqi.language.access import Stamp, stamp_of, words_in_force
from heqi.language.contracts import WordKind, WordSeverity, WordView
from heqi.shops.access import get_shop

MOST_SHOPS = 200
"""Shops whose words are kept in one process."""

_kept: dict[int, tuple[Stamp, ShopWords]] = {}
_writing = Lock()


def words_of(shop_id: int) -> ShopWords:
    """What the shop allows and what it adds, and its platform.

    One small query; the value is kept, and is the same object, until a word of the shop is added or ended.
    """
    stamp = stamp_of(shop_id)
    held = _kept.get(shop_id)
    if held is not None and held[0] == stamp:
        return held[1]
    words = _read(shop_id, get_shop(shop_id).platform)
    with _writing:
        if len(_kept) >= MOST_SHOPS:
            _kept.clear()
        _kept[shop_id] = (stamp, words)
    return words


def _read(shop_id: int, platform: Platform) -> ShopWords:
    views = words_in_force(shop_id)
    allow = tuple(view.text for view in views if view.kind is WordKind.ALLOW)
    extra = tuple(_extra(view) for view in views if view.kind is WordKind.EXTRA)
    return ShopWords(allow, extra, platform)


def _extra(view: WordView) -> ExtraWord:
    return ExtraWord(view.text, "block" if view.severity is WordSeverity.BLOCK else "caution", view.advice)
