"""The numbers of a rule as named fields: what each is, in what unit, and how far a shop may move it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from heqi.core.rulebook.effects import ClockEffect, CompensationEffect, Effect, WindowEffect
from heqi.core.rulebook.rule import Rule

_UNITS = {
    "days": ("days", 0, 3650),
    "minutes": ("minutes", 1, 1440),
    "hours": ("hours", 0, 8760),
    "workdays": ("workdays", 0, 260),
    "percent": ("percent", 0, 100),
    "times": ("times", 0, 100),
    "min_fen": ("fen", 0, 10**9),
    "fixed_fen": ("fen", 0, 10**9),
}
_MEASURED = {"fen": 10**9, "percent": 100, "hours": 8760, "days": 3650, "count": 10**6}


@dataclass(frozen=True, slots=True)
class RuleNumber:
    """One number. `unit`: fen | percent | days | workdays | hours | minutes | times | count.

    `value` None: not known yet. `least` and `most` are the bounds that a shop's own figure keeps to, both inclusive.
    """

    name: str
    value: int | None
    unit: str
    least: int
    most: int
    editable: bool


def numbers_of(rule: Rule) -> tuple[RuleNumber, ...]:
    """The numbers of a rule, in the order of its shape."""
    return tuple(_bound(rule, number) for number in _plain_numbers(rule.then))


def _plain_numbers(effect: Effect) -> Iterator[RuleNumber]:
    for each in fields(effect):
        value = getattr(effect, each.name)
        known = isinstance(value, int) and not isinstance(value, bool)
        if each.name in _UNITS and (known or _may_be_entered(effect, each.name)):
            unit, least, most = _UNITS[each.name]
            yield RuleNumber(each.name, value, unit, least, most, True)
        elif each.name in ("least", "under") and known:
            unit = _measured_unit(getattr(effect, "measure", None) or "")
            yield RuleNumber(each.name, value, unit, 0, _MEASURED[unit], True)


def _may_be_entered(effect: Effect, name: str) -> bool:
    """A compensation whose rate no source gives waits for the shop's own amount."""
    if not isinstance(effect, CompensationEffect) or name != "fixed_fen":
        return False
    return effect.percent is None and effect.times is None


def _measured_unit(fact: str) -> str:
    for ending, unit in (("_fen", "fen"), ("_percent", "percent"), ("_hours", "hours"), ("_days", "days")):
        if fact.endswith(ending):
            return unit
    return "count"


def _bound(rule: Rule, number: RuleNumber) -> RuleNumber:
    """What law gives is a floor for a buyer's window and a ceiling for the shop's own deadline; the rest is fixed."""
    if not rule.mandatory or number.value is None:
        return number
    least, most, editable = number.value, number.value, False
    if isinstance(rule.then, WindowEffect):
        most, editable = number.most, True
    elif isinstance(rule.then, ClockEffect) and rule.then.on_whom == "merchant":
        least, editable = 1 if number.unit != "hours" else 0, True
    return RuleNumber(number.name, number.value, number.unit, least, most, editable)
