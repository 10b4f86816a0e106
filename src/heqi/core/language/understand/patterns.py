"""Named patterns, all looked for in one pass over a text."""

from collections.abc import Mapping, Sequence
from typing import Any

import re2

Span = tuple[int, int]


class PatternTable:
    """RE2 patterns by name. The texts that they need are searched for together, so most patterns cost nothing.

    Texts are normalised ones: a lone surrogate would be refused by RE2.
    """

    def __init__(self, patterns: Mapping[str, Sequence[str]]) -> None:
        """Raises re2.error for a pattern that RE2 does not take."""
        self._filter = re2.Filter()
        self._owners: list[int] = []
        self._searches: list[Any] = []
        for number, listed in enumerate(patterns.values()):
            for pattern in listed:
                self._searches.append(re2.compile(pattern, _options()))
                self._filter.Add(pattern, _options())
                self._owners.append(number)
        if self._owners:
            self._filter.Compile()

    def numbers(self, text: str) -> list[int]:
        """The numbers of the names that are found, ascending."""
        return sorted({self._owners[each] for each in self._found(text)})

    def spans(self, text: str) -> list[tuple[int, Span]]:
        """Each hit of each pattern that is found: the number of its name, and where it stands; empty ones left out."""
        return [
            (self._owners[each], match.span())
            for each in self._found(text)
            for match in self._searches[each].finditer(text)
            if match.end() > match.start()
        ]

    def _found(self, text: str) -> list[int]:
        return sorted((self._filter.Match(text) or ()) if text and self._owners else ())


def _options() -> Any:
    options = re2.Options()
    options.dot_nl = True
    options.log_errors = False
    return options
