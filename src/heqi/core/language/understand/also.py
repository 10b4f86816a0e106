"""Labels that stand beside the intent: after-sales facts, what the law takes from automation (L1), opting out.

`assets/language/also.yaml` says for each label which patterns of the read text mean it and, under `unless`, what in the
same clause excuses it (a question, a negation). A label counts with the words that gave it. Under `asks` stand
questions that the models may not take for the label, such as how to cook what was bought.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import re2

from heqi.core.language.normalise import Normalised
from heqi.core.language.understand.patterns import PatternTable
from heqi.core.language.understand.reading import Why

_ENDS = "。!?!?;;\n,,"
"""What ends a clause in the read text."""
_HAPPENED = re2.compile("[了黑霉臭味虫酸坏烂变馊苦麻]")
_WITHIN = 40
"""Code points on each side in which an excuse is looked for."""


@dataclass(frozen=True, slots=True)
class AlsoRule:
    """How one label is found."""

    label: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


class AlsoReader:
    """Finds the labels of a line."""

    def __init__(self, rules: Sequence[AlsoRule]) -> None:
        """Raises re2.error for a pattern that RE2 does not take."""
        self._table = PatternTable({rule.label: rule.patterns for rule in rules})
        self._unless = [[re2.compile(each) for each in rule.unless] for rule in rules]
        self._asks = {rule.label: [re2.compile(each) for each in rule.asks] for rule in rules if rule.asks}
        self.labels = tuple(rule.label for rule in rules)

    def read(self, text: Normalised) -> list[Why]:
        """Each label that is found, in the order of the rules, with its words in the original."""
        found: dict[int, Why] = {}
        for number, (start, end) in self._table.spans(text.seen):
            if number not in found and not self._excused(number, text.seen, start, end):
                found[number] = Why(*text.span(start, end), self.labels[number])
        return [found[number] for number in sorted(found)]

    def is_asked(self, label: str, text: Normalised) -> bool:
        """Whether the text only asks about what the label is of. What has happened is no mere question."""
        return not _HAPPENED.search(text.seen) and any(each.search(text.seen) for each in self._asks.get(label, ()))

    def _excused(self, number: int, seen: str, start: int, end: int) -> bool:
        clause = clause_around(seen, start, end)
        return any(each.search(clause) for each in self._unless[number])


def clause_around(seen: str, start: int, end: int) -> str:
    """The clause that holds [start, end), with the sign that ends it (a question mark tells much)."""
    first = max((seen.rfind(sign, max(0, start - _WITHIN), start) for sign in _ENDS), default=-1)
    ends = [at for sign in _ENDS if (at := seen.find(sign, end, end + _WITHIN)) >= 0]
    return seen[first + 1 if first >= 0 else max(0, start - _WITHIN) : min(ends) + 1 if ends else end + _WITHIN]


def read_also_rules(data: Mapping[str, Mapping[str, Any]]) -> tuple[AlsoRule, ...]:
    """The rules of the YAML: {label: {patterns: […], unless: […]}}."""
    return tuple(
        AlsoRule(label, tuple(each["patterns"]), tuple(each.get("unless", ())), tuple(each.get("asks", ())))
        for label, each in data.items()
    )
