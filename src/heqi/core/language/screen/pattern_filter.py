"""Which of many patterns a message may match at all, told by one automaton over the texts that they need."""

from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from heqi.core.language.screen.literals import Way, needed_texts


class PatternFilter:
    """Linear in the message, whatever the number of patterns, and no memory grows with what was read.

    (RE2's own filter answered 137,000 short messages a second with 264 patterns and 40,000 with 319: its states stand
    for combinations of texts, and they multiply.)
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        needs = [(at, way) for at, pattern in enumerate(patterns) for way in needed_texts(pattern)]
        asks: dict[str, list[tuple[int, Way]]] = {}
        for at, way in needs:
            others = tuple(sorted(way[1:], key=len))  # a small set is looked through soonest
            for text in way[0] if way else ():
                asks.setdefault(text, []).append((at, others))
        self._always = tuple(sorted({at for at, way in needs if not way}))
        self._asks = [tuple(each) for each in asks.values()]
        self._automaton = (
            AhoCorasick(list(asks), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
            if asks
            else None
        )

    def match(self, seen: str) -> Sequence[int]:
        """Indexes of the patterns that may match, ascending."""
        found = self._automaton.find_matches_as_indexes(seen, overlapping=True) if self._automaton else ()
        if not found:
            return self._always
        met = self._met({text for text, _, _ in found}, seen)
        return sorted(met.union(self._always)) if met else self._always

    def _met(self, texts: Iterable[int], seen: str) -> set[int]:
        """Patterns of which a text of every other set is there as well.

        One nest of loops, since it runs for every message: all(any(…)) or a call for each takes twice as long.
        """
        met: set[int] = set()
        for text in texts:
            for pattern, others in self._asks[text]:
                for needed in others:
                    for each in needed:
                        if each in seen:
                            break
                    else:
                        break
                else:
                    met.add(pattern)
        return met
