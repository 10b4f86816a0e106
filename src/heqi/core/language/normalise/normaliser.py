"""From what was written to what is read: simplified, lower case, half width, nothing invisible."""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from heqi.core.language.normalise.normalised import Normalised
from heqi.core.language.normalise.splits import Joiner

NO_SPLITS: Mapping[str, str] = MappingProxyType({})
_GONE = "\x00"
"""Stands in the quick table for what takes the slow way: it vanishes, or becomes more than one code point."""
_SIZE = 0x20000
_HIGH = re.compile("[\U000e0000-\U000e0fff]")
"""Tags and variation selectors, which lie beyond the quick table."""
_SURROGATES = range(0xD800, 0xE000)


class Normaliser:
    """Callable: `normalise(text)`. Never raises, linear in the length of the text, the same text the same answer."""

    def __init__(
        self, folds: Mapping[str, str], splits: Mapping[str, str] = NO_SPLITS, ornaments: Collection[str] = ()
    ) -> None:
        """`folds`: one code point → what it is read as; the empty string where it is not read at all.

        `splits`: {parts of a sign: the sign}. `ornaments`: signs that may as well be mere decoration.
        """
        self._folds = dict(folds)
        self._joiner = Joiner(splits)
        self._plain = _quick_table(folds, ())
        self._ornaments = frozenset(ornaments)
        self._quick = _quick_table(folds, self._joiner.first_parts | self._ornaments)

    def __call__(self, text: str) -> Normalised:
        """The text as it is read."""
        seen = text.translate(self._quick)
        if _GONE in seen or _HIGH.search(seen):
            return self._with_map(text)
        return Normalised(text, seen, None, None)

    def without_ornaments(self, read: Normalised) -> str | None:
        """`read.seen` with a dot in place of each ornament, as long as before; None where there is none."""
        if read.starts is None or self._ornaments.isdisjoint(read.text):  # ornaments take the slow way
            return None
        signs = zip(read.seen, read.starts, strict=True)
        return "".join("·" if read.text[place] in self._ornaments else sign for sign, place in signs)

    def _with_map(self, text: str) -> Normalised:
        parts: list[str] = []
        starts: list[int] = []
        for at, sign in enumerate(text):
            read = self._read(sign)
            parts.append(read)
            starts.extend([at] * len(read))
        seen, firsts, lasts = self._joiner.join("".join(parts), starts, [start + 1 for start in starts])
        return Normalised(text, seen, firsts, lasts)

    def _read(self, sign: str) -> str:
        if sign in self._folds:
            return self._folds[sign]
        return "" if _HIGH.match(sign) else sign.translate(self._plain)


def _quick_table(folds: Mapping[str, str], slow: Collection[str]) -> str:
    """One code point for each of the first 131,072, so that `str.translate` needs no look-up that may fail.

    Signs of `slow` send a text the slow way too.
    """
    table = [chr(each).lower() if each < 0x80 else chr(each) for each in range(_SIZE)]
    for each in _SURROGATES:
        table[each] = "\ufffd"
    for sign, read in folds.items():
        if ord(sign) < _SIZE:
            table[ord(sign)] = read if len(read) == 1 else _GONE
    for sign in slow:
        table[ord(sign)] = _GONE
    return "".join(table)
