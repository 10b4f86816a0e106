"""What a shop changes in a rule: switch it off, put other numbers, or confirm it as true for this shop."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from heqi.core.rulebook.errors import RuleError
from heqi.core.rulebook.rule import Rule
from heqi.core.rulebook.vocabulary import suggest
from heqi.core.words import Confidence


@dataclass(frozen=True, slots=True)
class Override:
    """`changes`: {"active": False}, {"confidence": "merchant"}, {"then.percent": 20}. Holds from `at` on (aware UTC).

    `by` is who in the shop said so (staff id or name); it is kept for the history and changes nothing.
    """

    rule_id: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    at: datetime | None = None


def apply_override(rule: Rule, override: Override) -> Rule | None:
    """The rule as the shop has it, or None when switched off. Raises RuleError on a change that is not allowed."""
    if override.changes.get("active") is False:
        return None
    changed = rule
    for key, value in override.changes.items():
        if key == "active" and value is True:
            continue
        if key == "confidence" and value == Confidence.MERCHANT:
            changed = replace(changed, confidence=Confidence.MERCHANT)
        elif key.startswith("then."):
            changed = replace(changed, then=_change_number(changed, key.removeprefix("then."), value))
        else:
            raise RuleError(rule.file, rule.id, f"an override cannot set {key} to {value!r}")
    return changed


def _change_number(rule: Rule, name: str, value: Any) -> Any:
    numbers = [each.name for each in fields(rule.then) if _is_number(getattr(rule.then, each.name))]
    if name not in numbers:
        raise RuleError(rule.file, rule.id, f"then has no number {name}{suggest(name, tuple(numbers))}")
    if not _is_number(value) or value < 0:
        raise RuleError(rule.file, rule.id, f"then.{name} must be a whole number from 0 on, not {value!r}")
    return replace(rule.then, **{name: value})


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
