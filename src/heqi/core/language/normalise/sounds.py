"""How Chinese signs sound, so that 薇芯 is heard as 微信 without listing it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from heqi.core.language.normalise.tables import table_lines

_CODES = 0xE000
"""Private use: one code point for each syllable as it is heard, so that a search runs over plain text."""
_GB_RARE = 0xD8
"""GB 2312 keeps its 3,755 everyday signs in the rows before this one."""
_HEARD_AS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
"""Initials that many speakers do not tell apart."""


class Sound(NamedTuple):
    """A syllable without its tone, and the tone 1 to 4; 5: none."""

    syllable: str
    tone: int


class Sounds:
    """Syllable and tone of each sign; `code` is the same for signs that sound alike to a southern ear."""

    def __init__(self, table: str) -> None:
        """`table`: lines `syllable and tone<TAB>signs`."""
        self._sounds: dict[str, Sound] = {}
        self._codes: dict[str, str] = {}
        for line in table_lines(table):
            name, _, signs = line.partition("\t")
            self._sounds.update(dict.fromkeys(signs, Sound(name[:-1], int(name[-1]))))
        for syllable in dict.fromkeys(sound.syllable for sound in self._sounds.values()):
            self._codes.setdefault(heard(syllable), chr(_CODES + len(self._codes)))

    def of(self, sign: str) -> Sound | None:
        """Syllable and tone, or None where the sign is none that is spoken."""
        return self._sounds.get(sign)

    def code(self, syllable: str) -> str:
        """The code point of a syllable as it is heard; empty where nobody says it."""
        return self._codes.get(heard(syllable), "")

    def coded(self) -> Iterable[tuple[str, str]]:
        """Each sign with the code point of its sound."""
        codes = {syllable: self.code(syllable) for syllable in {sound.syllable for sound in self._sounds.values()}}
        return ((sign, codes[sound.syllable]) for sign, sound in self._sounds.items())

    def said_as(self, syllables: Mapping[str, str]) -> dict[str, str]:
        """Each sign that sounds like one of these syllables in any tone, with what they stand for."""
        return {sign: syllables[sound.syllable] for sign, sound in self._sounds.items() if sound.syllable in syllables}


def heard(syllable: str) -> str:
    """zhang → zan: initials and finals that are often mixed up fall together."""
    for spoken, plain in _HEARD_AS:
        if syllable.startswith(spoken):
            syllable = plain + syllable.removeprefix(spoken)
            break
    return syllable[:-1] if syllable.endswith(("ang", "eng", "ing")) else syllable


def is_everyday(sign: str) -> bool:
    """Whether the sign is one of the 3,755 that ordinary writing is made of."""
    try:
        return sign.encode("gb2312")[0] < _GB_RARE
    except UnicodeEncodeError:
        return False
