"""Finding phrases as one types: by code, by initials, by words, in that order."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from heqi.core.phrases.initials import Initials
from heqi.core.phrases.phrase import Phrase


def bare(text: str) -> str:
    """Folded, with letters, digits and Chinese signs only: what is searched."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if unicodedata.category(char)[0] in "LN")


@dataclass(frozen=True, slots=True)
class Page:
    """One phrase made ready: bare code, title, text, and the rest that may be searched."""

    code: str
    title: str
    text: str
    rest: str


class PhraseSearch:
    """A shop's phrases made ready once, searched at every letter that is typed."""

    def __init__(self, phrases: Sequence[Phrase], initials: Initials) -> None:
        self.phrases = tuple(phrases)
        self._pages = [_page(phrase) for phrase in phrases]
        self._initials = initials

    def find(self, typed: str) -> list[Phrase]:
        """What fits what was typed, the best first; of equals the one that stands first. Nothing typed: all.

        A leading '/' asks for codes before all else and is no part of them. Several words: each must be found.
        """
        words = [word for word in map(bare, typed.strip().removeprefix("/").split()) if word]
        if not words:
            return list(self.phrases)
        ranks = [(self._rank_all(words, page), place) for place, page in enumerate(self._pages)]
        return [self.phrases[place] for rank, place in sorted(each for each in ranks if each[0] is not None)]

    def _rank_all(self, words: Sequence[str], page: Page) -> int | None:
        ranks = [self._rank(word, page) for word in words]
        return None if any(rank is None for rank in ranks) else sum(rank for rank in ranks if rank is not None)

    def _rank(self, word: str, page: Page) -> int | None:
        """Smaller is better; None: it is not there."""
        if page.code == word:
            return 0
        if page.code.startswith(word):
            return 1
        at = (page.title.find(word), self._initials.find(word, page.title))
        if 0 in at:
            return 2
        inside = (max(at), page.text.find(word), page.rest.find(word))
        if max(inside) >= 0:
            return 3 + next(place for place, found in enumerate(inside) if found >= 0)
        if len(word) > 1 and (started := self._initials.find(word, page.text)) >= 0:
            return 6 if started == 0 else 7
        return None


def _page(phrase: Phrase) -> Page:
    return Page(bare(phrase.code), bare(phrase.title), bare(phrase.text), bare(" ".join((phrase.group, *phrase.asks))))
