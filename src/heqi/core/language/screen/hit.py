"""A rule found in the seen text, on its way to become a finding."""

from bisect import bisect_left
from collections.abc import Sequence
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


def say_once(hits: Sequence[Hit]) -> list[Hit]:
    """Without the phrases about contact in which a detector has found the name or the number itself."""
    starts = sorted(hit.start for hit in hits if hit.seen_as and _blocks_contact(hit))
    if not starts or len(hits) == len(starts):
        return list(hits)
    return [hit for hit in hits if hit.seen_as or not _blocks_contact(hit) or not _holds_one(hit, starts)]


def _blocks_contact(hit: Hit) -> bool:
    return hit.rule.kind == "contact" and hit.rule.severity == "block"


def _holds_one(hit: Hit, starts: Sequence[int]) -> bool:
    at = bisect_left(starts, hit.start)
    return at < len(starts) and starts[at] < hit.end


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
        penalty_en=rule.penalty_en,
        advice=(rule.answer if answers else None) or rule.advice,
        advice_en=(rule.answer_en if answers else None) or rule.advice_en,
        title=rule.title,
        title_en=rule.title_en,
    )
