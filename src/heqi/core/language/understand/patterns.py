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

    def numbers(self, text: str) -> list[int]:
        """The numbers of the names that are found, ascending."""
        maybe = self._filter.match(text)
        return sorted({self._owners[each] for each in maybe if self._searches[each].search(text)})

    def spans(self, text: str) -> list[tuple[int, Span]]:
        """Each hit of each pattern that is found: the number of its name, and where it stands; empty ones left out."""
        return [
            (self._owners[each], match.span())
            for each in self._filter.match(text)
            for match in self._searches[each].finditer(text)
            if match.end() > match.start()
        ]


def _options() -> Any:
    options = re2.Options()
    options.dot_nl = True
    options.log_errors = False
    return options
