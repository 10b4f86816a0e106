"""What a rule does, one shape per kind. Every number in a shape can be changed by a shop's override."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, Union, get_args, get_origin, get_type_hints

from heqi.core.rulebook.vocabulary import suggest
from heqi.core.words import Outcome

Outcomes = tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class GuardEffect:
    """Standing of outcomes. `firm` closing beats even a right (it cannot be done); `if_owed` closes only then.

    `propose`: the outcome to suggest when none meets the demand; `ask`: a question comes before any offer;
    `human`: a person takes it; `warn`: the sentence is a warning; `fallback`: offered where no other rule speaks.
    `owe_named`: the fact that names the outcome owed, such as the one that was promised.
    `measure`: a fact that has to be `least` or more, and less than `under`, for the rule to speak at all.
    """

    owe: Outcomes = ()
    offer: Outcomes = ()
    close: Outcomes = ()
    firm: bool = False
    if_owed: bool = False
    fallback: bool = False
    propose: Outcome | None = None
    owe_named: str | None = None
    ask: bool = False
    human: bool = False
    warn: bool = False
    measure: str | None = None
    least: int | None = None
    under: int | None = None


@dataclass(frozen=True, slots=True)
class WindowEffect:
    """A span of time after the fact `start` and what holds inside, outside, or when the start is not known.

    `count`: next_day (whole days from the day after, to its last second) | plain. `at_least`: a fact with a longer
    promise in days. The moment that counts is when the buyer asked, not when the shop answers.
    """

    name: str
    start: str
    days: int
    count: str = "next_day"
    at_least: str | None = None
    clock: bool = False
    inside: GuardEffect | None = None
    outside: GuardEffect | None = None
    unknown: GuardEffect | None = None


@dataclass(frozen=True, slots=True)
class ClockEffect:
    """A deadline after the fact `start`: minutes, hours, days (from the day after) or workdays; none: that day's end.

    `shifts`: the hours of China's day in which minutes count, such as 08:00-23:00; without them all do.
    `alarm_days`: days after the start, `alarm_hours`: hours before the end. `yields_to`: the platform's own deadline,
    which is used instead whenever it is known. `outcomes`: those that the deadline belongs to, where not to the case.
    """

    name: str
    start: str
    outcomes: Outcomes = ()
    on_whom: str = "merchant"
    minutes: int | None = None
    shifts: tuple[str, ...] = ()
    hours: int | None = None
    days: int | None = None
    workdays: int | None = None
    alarm_days: tuple[int, ...] = ()
    alarm_hours: tuple[int, ...] = ()
    yields_to: str | None = None


@dataclass(frozen=True, slots=True)
class CompensationEffect:
    """Money that a rule attaches to outcomes: percent or times of the fact `of`, at least `min_fen`; or `fixed_fen`.

    Neither given: the amount is not known. `claim`: what the buyer may claim, shown and never added.
    `from_buyer`: the buyer owes the shop that much, which comes off the refund.
    `measure`, `least`, `under`: as in a guard.
    """

    outcomes: Outcomes
    percent: int | None = None
    times: int | None = None
    of: str | None = None
    min_fen: int | None = None
    fixed_fen: int | None = None
    claim: bool = False
    from_buyer: bool = False
    measure: str | None = None
    least: int | None = None
    under: int | None = None


@dataclass(frozen=True, slots=True)
class FreightEffect:
    """Who pays a leg of the way. leg: return | outbound | both; payer: merchant | buyer | none (already covered).

    The highest `rank` wins. `keep_postage`: the postage that the buyer paid is not refunded.
    """

    outcomes: Outcomes
    leg: str
    payer: str
    rank: int = 0
    keep_postage: bool = False


@dataclass(frozen=True, slots=True)
class WordingEffect:
    """What must or must not be said now; the rule's sentence says it.

    `beside_right`: the sentence stands at each offer that is cheaper than what is owed, with its break-even chance.
    """

    beside_right: bool = False


@dataclass(frozen=True, slots=True)
class MetricEffect:
    """A score that these outcomes count into."""

    metric: str
    outcomes: Outcomes


Effect = GuardEffect | WindowEffect | ClockEffect | CompensationEffect | FreightEffect | WordingEffect | MetricEffect

SHAPES: dict[str, type[Effect]] = {
    "guard": GuardEffect,
    "window": WindowEffect,
    "clock": ClockEffect,
    "compensation": CompensationEffect,
    "freight": FreightEffect,
    "wording": WordingEffect,
    "metric": MetricEffect,
}
_CHOICES = {
    "count": ("next_day", "plain"),
    "on_whom": ("merchant", "buyer", "platform"),
    "leg": ("return", "outbound", "both"),
    "payer": ("merchant", "buyer", "none"),
}
FACT_FIELDS = ("start", "of", "at_least", "yields_to", "owe_named", "measure")


def read_effect(shape: type[Effect], data: Any) -> Effect:
    """The typed effect from parsed YAML. Raises ValueError naming the key and what it should be."""
    if not isinstance(data, Mapping):
        raise ValueError("then is not a mapping")
    hints = get_type_hints(shape)
    for key in map(str, data):
        if key not in hints:
            raise ValueError(f"then has no {key}{suggest(key, hints)}")
    given = {key: _read(key, hints[key], value) for key, value in data.items()}
    missing = [each.name for each in fields(shape) if each.default is MISSING and each.name not in given]
    if missing:
        raise ValueError(f"then needs {', '.join(missing)}")
    return shape(**given)


def reaches(effect: Effect, value_of: Callable[[str], Any]) -> bool:
    """Whether the fact that an effect measures lies within its numbers; what is not known does not."""
    if not isinstance(effect, GuardEffect | CompensationEffect) or effect.measure is None:
        return True
    value = value_of(effect.measure)
    if value is None or (effect.least is not None and value < effect.least):
        return False
    return effect.under is None or bool(value < effect.under)


def _read(key: str, hint: Any, value: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        if value is None:
            return None
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_read(key, get_args(hint)[0], each) for each in (value if isinstance(value, list) else [value]))
    if hint is GuardEffect:
        return read_effect(GuardEffect, value)
    if hint is Outcome:
        return _choose(key, value, tuple(Outcome))
    if key in _CHOICES:
        return _choose(key, value, _CHOICES[key])
    if type(value) is not hint:
        raise ValueError(f"then.{key} must be {hint.__name__}, not {value!r}")
    return value


def _choose(key: str, value: Any, words: tuple[str, ...]) -> Any:
    if value not in words:
        raise ValueError(f"then.{key} has no value {value!r}{suggest(str(value), words)}; it has {', '.join(words)}")
    return words[words.index(value)]
