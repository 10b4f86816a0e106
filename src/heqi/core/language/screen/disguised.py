"""Plain words seen through disguises: signs between their letters, look-alikes, and signs of the very same sound."""

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from heqi.core.language.normalise import Normaliser
from heqi.core.language.normalise.sounds import Sounds
from heqi.core.language.normalise.tight import TightReader
from heqi.core.language.screen.hit import Hit
from heqi.core.language.screen.phrase import PhraseRule

_CLAUSE_MARKS = frozenset(" ,，。!?;:、…~()\n")


class DisguisedWords:
    """The `words` of rules in one automaton over the tight view."""

    def __init__(
        self, rules: Sequence[PhraseRule], normaliser: Normaliser, sounds: Sounds, reader: TightReader
    ) -> None:
        self._words = [(rule, "".join(normaliser(word).seen.split())) for rule in rules for word in rule.words]
        self._words = [(rule, word) for rule, word in self._words if reader.read(word)]
        self._sounds = sounds
        self._reader = reader
        self.tight_forms = tuple(reader.read(word) for _, word in self._words)
        self._automaton = (
            AhoCorasick(
                list(self.tight_forms),
                matchkind=MatchKind.Standard,
                implementation=Implementation.ContiguousNFA,
            )
            if self._words
            else None
        )

    def find(self, seen: str, tight: str) -> list[Hit]:
        """Every place of every word. `tight` is the tight view of `seen`."""
        if self._automaton is None:
            return []
        found = self._automaton.find_matches_as_indexes(tight, overlapping=True)
        if not found:
            return []
        places = self._reader.with_places(seen).places
        hits: list[Hit] = []
        for at, first, last in found:
            rule, word = self._words[at]
            written = "".join(seen[places[each]] for each in range(first, last))
            start, end = places[first], places[last - 1] + 1
            if self._means(word, written, seen[start:end]) and not _is_cut_out(seen, start, end):
                hits.append(Hit(rule, start, end, word))
        return hits

    def _means(self, word: str, written: str, surface: str) -> bool:
        signs = "".join(filter(self._reader.read, word))
        if written != signs and (len(signs) < 2 or not self._sounds_the_same(signs, written)):
            return False
        return not (set(surface) - set(written)) & (_CLAUSE_MARKS - {" "})

    def _sounds_the_same(self, word: str, written: str) -> bool:
        """Sign by sign the very syllable and tone; letters must be the letters."""
        return len(word) == len(written) and all(
            one == other or (self._sounds.of(one) is not None and self._sounds.of(one) == self._sounds.of(other))
            for one, other in zip(word, written, strict=True)
        )


def _is_cut_out(seen: str, start: int, end: int) -> bool:
    """Letters apart from each other that belong to the words around them: `is bad` holds no `s b`."""
    if not seen[start:end].isascii() or seen[start:end].isalnum():
        return False
    before, after = seen[start - 1 : start], seen[end : end + 1]
    return (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())
