"""The tight view: a text with every space, sign and line break between its letters taken out, as it sounds.

Letters and digits stay, a Chinese sign becomes the code point of its sound, all else is gone: `微.信` and `薇 芯` read
alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from heqi.core.language.normalise.sounds import Sounds

_GONE = "\x00"
_SIZE = 0x20000


@dataclass(frozen=True, slots=True)
class Tight:
    """`read` is searched; `places[i]` is where read[i] stands in the normalised text."""

    read: str
    places: Sequence[int]


class TightReader:
    """Makes the tight view. The view alone costs two passes; the places are made only where something was found."""

    def __init__(self, sounds: Sounds, keep: str = "") -> None:
        """`keep`: other signs that stay, such as an emoji that is a name."""
        table = [_GONE] * _SIZE
        for each in "abcdefghijklmnopqrstuvwxyz0123456789":
            table[ord(each)] = each
        for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)):
            table[code] = chr(code)
        for sign, code_point in sounds.coded():
            table[ord(sign)] = code_point
        for sign in keep:
            table[ord(sign)] = sign
        self._table = "".join(table)

    def read(self, seen: str) -> str:
        """The tight view without its places."""
        return seen.translate(self._table).replace(_GONE, "")

    def with_places(self, seen: str) -> Tight:
        """The tight view and where each of its signs stands."""
        wide = seen.translate(self._table)
        return Tight(wide.replace(_GONE, ""), [at for at, sign in enumerate(wide) if sign != _GONE])
