"""A rule found in the seen text, on its way to become a finding."""

from dataclasses import dataclass

from heqi.core.language.normalise import Normalised
from heqi.core.language.screen.finding import Direction, Finding, Severity
from heqi.core.language.screen.phrase import PhraseRule


@dataclass(frozen=True, slots=True)
class Hit:
    """The rule found at seen[start:end]."""

    rule: PhraseRule
    start: int
    end: int
    seen_as: str | None = None
    """What it was read as; None: the seen text itself."""
    firm: bool = False
    """A real contact detail: no allow list excuses it."""


def find_of(hit: Hit, normalised: Normalised, direction: Direction) -> Finding:
    """The finding as it is answered. What a buyer wrote is noted, with what to answer for advice."""
    rule = hit.rule
    severity: Severity = "note" if direction == "in" else rule.severity
    answers = direction == "in" and rule.answer is not None
    return Finding(
        rule=rule.id,
        kind=rule.kind,
        span=normalised.span(hit.start, hit.end),
        surface=normalised.surface(hit.start, hit.end),
        seen_as=hit.seen_as or normalised.seen[hit.start : hit.end],
        severity=severity,
        penalty=rule.penalty,
        advice=(rule.answer if answers else None) or rule.advice,
        advice_en=(rule.answer_en if answers else None) or rule.advice_en,
        title=rule.title,
        title_en=rule.title_en,
    )
