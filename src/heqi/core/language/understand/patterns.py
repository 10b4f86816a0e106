"""Named patterns, all looked for in one pass over a text."""

from collections.abc import Mapping, Sequence
from typing import Any

import re2

from heqi.core.language.screen.pattern_filter import PatternFilter

Span = tuple[int, int]


class PatternTable:
    """RE2 patterns by name. One automaton tells which may match at all; only those are tried.

    Texts are normalised ones: a lone surrogate would be refused by RE2.
    """

    def __init__(self, patterns: Mapping[str, Sequence[str]]) -> None:
        """Raises re2.error for a pattern that RE2 does not take."""
        pairs = [(number, pattern) for number, listed in enumerate(patterns.values()) for pattern in listed]
        self._owners = [number for number, _ in pairs]
        self._searches = [re2.compile(pattern, _options()) for _, pattern in pairs]
        self._filter = PatternFilter([pattern for _, pattern in pairs])

    def spans(self, text: str) -> list[tuple[int, Span]]:
        """Each hit of each pattern that is found: the number of its name, and where it stands; empty ones left out."""
        return [
            (self._owners[each], match.span())
            for each in self._filter.match(text)
            for match in self._searches[each].finditer(text)
            if match.end() > match.start()
        ]


class PatternSet:
    """RE2 patterns of which only is asked which are found: one automaton answers for all, without where they stand.

    It is for few patterns: the states of very many multiply (see PatternFilter).
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        """Raises re2.error for a pattern that RE2 does not take."""
        self._set = re2.Set.SearchSet(_options())
        for pattern in patterns:
            self._set.Add(pattern)
        self._set.Compile()

    def numbers(self, text: str) -> list[int]:
        """The numbers of the patterns that are found, ascending."""
        return sorted(self._set.Match(text) or ())


def _options() -> Any:
    options = re2.Options()
    options.dot_nl = True
    options.log_errors = False
    return options
