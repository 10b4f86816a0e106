"""How likely a bad review and a next order are: a prior table, moved by the shop's closed cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from heqi.core.words import Outcome, ReasonFamily

CAUSES = ("fault", "logistics", "no_reason", "other")
_CAUSE_OF = {
    **dict.fromkeys(
        (
            ReasonFamily.QUALITY,
            ReasonFamily.DAMAGED,
            ReasonFamily.SHORT,
            ReasonFamily.WRONG_ITEM,
            ReasonFamily.MISDESCRIBED,
            ReasonFamily.COUNTERFEIT,
            ReasonFamily.FOOD_SAFETY,
        ),
        "fault",
    ),
    **dict.fromkeys(
        (
            ReasonFamily.NOT_RECEIVED,
            ReasonFamily.LOGISTICS,
            ReasonFamily.LATE_DISPATCH,
            ReasonFamily.OUT_OF_STOCK,
        ),
        "logistics",
    ),
    **dict.fromkeys((ReasonFamily.NO_REASON, ReasonFamily.PRICE, ReasonFamily.AGREED), "no_reason"),
}

BadKey = tuple[Outcome, bool, str]


@dataclass(frozen=True, slots=True)
class Count:
    """`hits` of `cases` of the shop's own closed cases."""

    hits: int
    cases: int


@dataclass(frozen=True, slots=True)
class Priors:
    """In thousandths. `bad[outcome, whether it meets the demand, cause]`; `again[outcome]`; `strength` in cases."""

    bad: Mapping[BadKey, int]
    again: Mapping[Outcome, int]
    strength: int


@dataclass(frozen=True, slots=True)
class Learned:
    """What the shop's closed cases showed. Empty for a new shop."""

    bad: Mapping[BadKey, Count] = field(default_factory=dict)
    again: Mapping[Outcome, Count] = field(default_factory=dict)


def cause_of(family: ReasonFamily) -> str:
    """The cause group of a grievance: fault, logistics, no_reason or other."""
    return _CAUSE_OF.get(family, "other")


def chance(prior: int, strength: int, count: Count | None) -> tuple[int, str]:
    """(thousandths, origin) of a Beta update: the prior weighs as many cases as `strength`, however few come in."""
    if count is None or count.cases == 0:
        return prior, "default"
    weighed = prior * strength + 1000 * count.hits
    total = strength + count.cases
    return (2 * weighed + total) // (2 * total), "learned"


def read_priors(data: Mapping[str, Any]) -> Priors:
    """The table from parsed YAML. Raises ValueError when an outcome or cause is missing or a figure is no chance."""
    bad = {
        (outcome, met, cause): _chance(data["bad"][outcome]["met" if met else "unmet"][cause])
        for outcome in Outcome
        for met in (True, False)
        for cause in CAUSES
    }
    again = {outcome: _chance(data["again"][outcome]) for outcome in Outcome}
    if data["strength"] < 10:
        raise ValueError("fewer than ten cases may not outweigh the prior")
    return Priors(bad, again, data["strength"])


def _chance(value: int) -> int:
    if not 0 <= value <= 1000:
        raise ValueError(f"{value} is no chance in thousandths")
    return value
