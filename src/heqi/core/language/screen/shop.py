"""A shop's own words: texts inside which nothing but real contact is found, and words that it does not want to read."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from heqi.core.language.normalise import Normaliser
from heqi.core.language.screen.hit import Hit
from heqi.core.language.screen.phrase import PhraseRule
from heqi.core.language.screen.words import ExtraWord


def rule_of_word(word: ExtraWord) -> PhraseRule:
    """The rule that an extra word stands for."""
    advice = word.advice or "这是本店设置的敏感词,请换个说法。"
    advice_en = word.advice or "A word that this shop does not want to send. Please say it otherwise."
    return PhraseRule(
        id="shop_word.own",
        kind="shop_word",
        title=f"本店敏感词:{word.text}",
        title_en=f"This shop's own word: {word.text}",
        severity=word.severity,
        advice=advice,
        advice_en=advice_en,
        source={"document": "店铺词表", "confidence": "merchant"},
        directions=("out", "in"),
        words=(word.text,),
    )


class Allowed:
    """Finds the allow-listed texts of a shop, as they are seen."""

    def __init__(self, normaliser: Normaliser) -> None:
        self._normalise = normaliser
        self._as_seen = lru_cache(maxsize=64)(self._read)

    def keep(self, hits: Iterable[Hit], seen: str, allow: tuple[str, ...]) -> list[Hit]:
        """The hits that no allowed text holds."""
        inside = _places(seen, self._as_seen(allow))
        return [hit for hit in hits if hit.firm or not _holds(inside, hit)]

    def mask(self, seen: str, allow: tuple[str, ...]) -> str:
        """The text with spaces in place of every allowed one, as long as before."""
        for start, end in _places(seen, self._as_seen(allow)):
            seen = f"{seen[:start]}{' ' * (end - start)}{seen[end:]}"
        return seen

    def _read(self, allow: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(filter(None, (self._normalise(text).seen.strip() for text in allow)))


def _places(seen: str, texts: Sequence[str]) -> list[tuple[int, int]]:
    places = []
    for text in texts:
        at = seen.find(text)
        while at >= 0:
            places.append((at, at + len(text)))
            at = seen.find(text, at + len(text))
    return places


def _holds(places: Sequence[tuple[int, int]], hit: Hit) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in places)
