"""Finding Chinese by the initials of its sounds: fsl finds 发烧了. A sign with several readings answers to each."""

import re
from collections import defaultdict
from functools import lru_cache

LETTERS = re.compile(r"[a-z]{1,20}")


class Initials:
    """Which signs each letter stands for."""

    def __init__(self, table: str) -> None:
        """`table`: lines `initials<TAB>signs`; `#` begins a comment line."""
        signs: dict[str, list[str]] = defaultdict(list)
        for line in table.splitlines():
            if not line or line.startswith("#"):
                continue
            letters, _, spoken = line.partition("\t")
            for letter in letters:
                signs[letter].append(spoken)
        self._classes = {letter: f"[{letter}{''.join(spoken)}]" for letter, spoken in signs.items()}
        self._pattern = lru_cache(maxsize=256)(self._compile)

    def find(self, typed: str, text: str) -> int:
        """Where these letters begin to be the initials of successive signs of `text`; -1 where nowhere.

        `text` is bare: folded, without blanks and punctuation. Letters stand for themselves too, as in QQ糖.
        """
        pattern = self._pattern(typed)
        found = pattern.search(text) if pattern else None
        return found.start() if found else -1

    def _compile(self, typed: str) -> re.Pattern[str] | None:
        if not LETTERS.fullmatch(typed):
            return None
        return re.compile("".join(self._classes.get(letter, letter) for letter in typed))
