"""The shop's note on an order and its flag: what each platform takes, and how two versions of it compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from heqi.core.words import Platform

LONGEST = 500
"""Characters that the desk takes; Pinduoduo documents no limit."""
LONGEST_BYTES = 1_000
"""Of a memo on Taobao and Tmall."""
JOIN = "；"
"""Between a note and what is added behind it."""
_BETWEEN = str.maketrans("", "", " \t\r\n\u3000；;，,。.")
"""What two hands put differently between the same words."""
_TAOBAO = {0: "gray", 1: "red", 2: "yellow", 3: "green", 4: "blue", 5: "purple"}
FLAGS: Mapping[Platform, Mapping[int, str]] = {
    Platform.PINDUODUO: {1: "red", 2: "yellow", 3: "green", 4: "blue", 5: "purple"},
    Platform.TAOBAO: _TAOBAO,
    Platform.TMALL: _TAOBAO,
}
"""Number at the platform → colour. Pinduoduo's cannot be taken off again, only changed."""
ALL_FLAGS = tuple(_TAOBAO)


@dataclass(frozen=True, slots=True)
class OrderNote:
    """Note and flag together, as one side has them. `flag` None: none is stated."""

    note: str
    flag: int | None

    def same(self, other: "OrderNote") -> bool:
        """Whether both say the same, however their parts are set apart."""
        return self.note.translate(_BETWEEN) == other.note.translate(_BETWEEN) and self.flag == other.flag

    def mark(self) -> str:
        """A word that tells this version from another without saying what stands there."""
        return sha256(f"{self.flag}\n{self.note.strip()}".encode()).hexdigest()[:24]

    def added(self, words: str, flag: int | None) -> "OrderNote":
        """With these words behind what stands there."""
        return OrderNote(JOIN.join(filter(None, (self.note.strip(), words.strip()))), flag)


def is_too_long(note: str, platform: Platform) -> bool:
    """Whether the platform would not take it whole."""
    return len(note) > LONGEST or (platform is not Platform.PINDUODUO and len(note.encode()) > LONGEST_BYTES)
