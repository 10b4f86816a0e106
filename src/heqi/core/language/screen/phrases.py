"""Phrase rules at work: one pass over a message says which patterns are in it; only those are looked at closer.

How a rule is written stands in phrase.py.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import re2

from heqi.core.language.screen.clauses import Clauses
from heqi.core.language.screen.conditions import CONDITIONS
from heqi.core.language.screen.finding import Direction
from heqi.core.language.screen.hit import Hit
from heqi.core.language.screen.pattern_filter import PatternFilter
from heqi.core.language.screen.phrase import PhraseRule, UnableToReadPhraseRule
from heqi.core.language.screen.talk import NO_TALK, Talk

_EXCUSE_WITHIN = 80
"""Code points on each side of a hit in which an excuse is looked for: a clause without an end stays linear."""


class PhraseSearch:
    """All patterns of all rules: the texts that they need are searched for together, then RE2 looks at those left."""

    def __init__(self, rules: Sequence[PhraseRule]) -> None:
        """Raises UnableToReadPhraseRule for a pattern that RE2 does not take."""
        owned = [(rule, pattern) for rule in rules for pattern in rule.patterns]
        self._owners = [rule for rule, _ in owned]
        self._searches = [_compile(pattern, rule) for rule, pattern in owned]
        self._filter = PatternFilter([pattern for _, pattern in owned])
        self._wordless = [rule for rule in rules if rule.needs and not rule.patterns and not rule.words]
        self._unless = {rule.id: _compile_any(rule) for rule in rules if rule.unless}

    def find(self, seen: str, direction: Direction, talk: Talk) -> list[Hit]:
        """Every place where a rule of that direction is found and nothing excuses it."""
        found = self._filter.match(seen)
        wordless = () if talk is NO_TALK else self._wordless
        if not found and not wordless:
            return []
        raw = seen.encode()
        hits = [hit for at in found if self._searches[at].search(raw) for hit in self._hits(at, seen)]
        hits += [Hit(rule, 0, len(seen)) for rule in wordless if seen]
        return self.keep(hits, seen, direction, talk)

    def keep(self, hits: Iterable[Hit], seen: str, direction: Direction, talk: Talk) -> list[Hit]:
        """Those that count: right direction, their condition holds, no `unless` in the clause."""
        meant = [
            hit
            for hit in hits
            if direction in hit.rule.directions and (hit.rule.needs is None or CONDITIONS[hit.rule.needs](seen, talk))
        ]
        if not meant:
            return meant
        clauses = Clauses(seen)
        return [hit for hit in meant if not self._excused(hit, seen, clauses)]

    def _hits(self, at: int, seen: str) -> Iterator[Hit]:
        for match in self._searches[at].finditer(seen):
            if match.end() > match.start():
                yield Hit(self._owners[at], match.start(), match.end())

    def _excused(self, hit: Hit, seen: str, clauses: Clauses) -> bool:
        excuse = self._unless.get(hit.rule.id)
        if excuse is None:
            return False
        first, last = clauses.around(hit.start, hit.end)
        clause = seen[max(first, hit.start - _EXCUSE_WITHIN) : min(last, hit.end + _EXCUSE_WITHIN)].encode()
        return bool(excuse.search(clause))


def _options() -> Any:
    options = re2.Options()
    options.dot_nl = True
    options.log_errors = False
    return options


def _compile_any(rule: PhraseRule) -> Any:
    """One expression for all that excuses: RE2 reads the clause once."""
    for each in rule.unless:
        _compile(each, rule)  # names the one that RE2 does not take
    return _compile("|".join(f"(?:{each})" for each in rule.unless), rule)


def _compile(pattern: str, rule: PhraseRule) -> Any:
    try:
        return re2.compile(pattern, _options())
    except re2.error as error:
        told = f"RE2 does not take {pattern}: {error}"
        raise UnableToReadPhraseRule(rule.id, f"RE2 不接受 {pattern}", told) from error
