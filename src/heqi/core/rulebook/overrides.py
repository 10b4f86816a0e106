"""What a shop changes in a rule: switch it off, put other numbers, or confirm it as true for this shop."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from heqi.core.rulebook.errors import RuleError
from heqi.core.rulebook.numbers import numbers_of
from heqi.core.rulebook.rule import Rule
from heqi.core.rulebook.vocabulary import suggest
from heqi.core.words import Confidence


@dataclass(frozen=True, slots=True)
class Override:
    """`changes`: {"active": False}, {"confidence": "merchant"}, {"then.percent": 20}. Holds from `at` until `until`.

    Both are aware UTC; None means from the beginning, and for good. `by` is who in the shop said so (staff id or name);
    it is kept for the history and changes nothing.
    """

    rule_id: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    at: datetime | None = None
    until: datetime | None = None

    def holds_at(self, moment: datetime) -> bool:
        """Whether the shop had said so by then and not taken it back."""
        return (self.at is None or self.at <= moment) and (self.until is None or moment < self.until)


def apply_override(rule: Rule, override: Override) -> Rule | None:
    """The rule as the shop has it, or None when switched off. Raises RuleError on a change that is not allowed.

    A number of the shop's own makes the whole rule the shop's word: its confidence becomes `merchant`.
    """
    if override.changes.get("active") is False:
        if rule.mandatory:
            raise RuleError(rule.file, rule.id, "it cannot be switched off: it protects the buyer")
        return None
    changed = rule
    for key, value in override.changes.items():
        if key == "active" and value is True:
            continue
        if key == "confidence" and value == Confidence.MERCHANT:
            changed = replace(changed, confidence=Confidence.MERCHANT)
        elif key.startswith("then."):
            then = _change_number(rule, changed, key.removeprefix("then."), value)
            changed = replace(changed, then=then, confidence=Confidence.MERCHANT)
        else:
            raise RuleError(rule.file, rule.id, f"an override cannot set {key} to {value!r}")
    return changed


def fit_override(versions: Iterable[Rule], override: Override) -> Rule:
    """The first of a rule's versions that the change fits. Raises RuleError when it fits none."""
    problem: RuleError | None = None
    for version in versions:
        try:
            apply_override(version, override)
            return version
        except RuleError as error:
            problem = problem or error
    raise problem or RuleError("override", override.rule_id, "there is no such rule")


def _change_number(shipped: Rule, rule: Rule, name: str, value: Any) -> Any:
    numbers = {each.name: each for each in numbers_of(shipped)}
    if name not in numbers:
        raise RuleError(rule.file, rule.id, f"then has no number {name}{suggest(name, numbers)}")
    if not isinstance(value, int) or isinstance(value, bool):
        raise RuleError(rule.file, rule.id, f"then.{name} must be a whole number, not {value!r}")
    number = numbers[name]
    if not number.least <= value <= number.most:
        raise RuleError(
            rule.file, rule.id, f"then.{name} must lie between {number.least} and {number.most}, not {value}"
        )
    number_as_given: dict[str, Any] = {name: value}
    return replace(rule.then, **number_as_given)
