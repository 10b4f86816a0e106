"""The rulebook: every version of every rule, what holds on a day, and which of it speaks in a case."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import Any, Protocol

import orjson
import zen

from heqi.core.rulebook.errors import RuleError
from heqi.core.rulebook.overrides import Override, apply_override, fit_override
from heqi.core.rulebook.rule import Rule
from heqi.core.rulebook.vocabulary import suggest
from heqi.core.rulebook.when import zen_name
from heqi.core.time import SHANGHAI, shanghai_date
from heqi.core.words import Platform

Names = Sequence[tuple[str, str]]
"""(name of a fact, the flat name that ZEN knows it under)."""


class Values(Protocol):
    """A case's facts as conditions take them."""

    def pick(self, names: Names) -> dict[str, Any]:
        """The plain values of these names, by the flat names that ZEN knows them under."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules in force on one platform at one time, compiled into one expression list."""

    rules: tuple[Rule, ...]
    names: Names
    expression: Any

    def speaking(self, values: Values) -> list[Rule]:
        """The rules whose condition is true for these facts, in the book's order."""
        if not self.rules:
            return []
        verdicts = self.expression.evaluate(values.pick(self.names))
        return [rule for rule, holds in zip(self.rules, verdicts, strict=True) if holds]


class Rulebook:
    """All rules of a shop: what ships with Heqi plus its overrides. Immutable; sets are compiled once and kept."""

    def __init__(self, rules: Sequence[Rule], overrides: Iterable[Override] = ()) -> None:
        self.rules = tuple(rules)
        self.overrides = tuple(overrides)
        self._check_overrides()
        self.hash = self._hash()
        self._changes = self._moments_of_change()
        self._sets: dict[tuple[Platform, int], RuleSet] = {}

    def with_overrides(self, overrides: Iterable[Override]) -> "Rulebook":
        """The same rules with a shop's changes. Raises RuleError on one that does not fit its rule."""
        return Rulebook(self.rules, [*self.overrides, *overrides])

    def without(self, rule_id: str) -> "Rulebook":
        """The book with one rule torn out."""
        return Rulebook([rule for rule in self.rules if rule.id != rule_id], self.overrides)

    def in_force(self, platform: Platform, at: datetime) -> RuleSet:
        """What holds on that platform at that moment, with the overrides that the shop had made by then."""
        key = (platform, bisect_right(self._changes, at))
        found = self._sets.get(key)
        if found is None:
            found = self._sets[key] = _compile(self._select(platform, at))
        return found

    def _select(self, platform: Platform, at: datetime) -> list[Rule]:
        day = shanghai_date(at)
        chosen = {rule.id: rule for rule in self.rules if rule.holds_on(platform, day)}
        for override in self.overrides:
            rule = chosen.get(override.rule_id)
            if rule is None or not override.holds_at(at):
                continue
            try:
                changed = apply_override(rule, override)
            except RuleError:  # a change of another version's number: this version stands as it was published
                continue
            if changed is None:
                del chosen[rule.id]
            else:
                chosen[rule.id] = changed
        return list(chosen.values())

    def _check_overrides(self) -> None:
        versions: dict[str, list[Rule]] = {}
        for rule in self.rules:
            versions.setdefault(rule.id, []).append(rule)
        for override in self.overrides:
            if override.rule_id not in versions:
                raise RuleError(
                    "override", override.rule_id, f"there is no such rule{suggest(override.rule_id, versions)}"
                )
            fit_override(versions[override.rule_id], override)

    def _hash(self) -> str:
        said = [
            [rule.content for rule in self.rules],
            [[each.rule_id, dict(each.changes), each.at, each.until] for each in self.overrides],
        ]
        dumped = orjson.dumps(said, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z)
        return sha256(dumped).hexdigest()[:16]

    def _moments_of_change(self) -> list[datetime]:
        days = {rule.effective_from for rule in self.rules if rule.effective_from}
        days |= {rule.effective_to + timedelta(days=1) for rule in self.rules if rule.effective_to}
        moments = {datetime.combine(day, time(), SHANGHAI).astimezone(UTC) for day in days}
        said = {moment for each in self.overrides for moment in (each.at, each.until) if moment}
        return sorted(moments | said)


def _compile(rules: Sequence[Rule]) -> RuleSet:
    names = sorted({name for rule in rules for name in rule.names})
    expression = zen.compile_expression("[" + ", ".join(rule.zen for rule in rules) + "]") if rules else None
    return RuleSet(tuple(rules), tuple((name, zen_name(name)) for name in names), expression)
