"""One message in, one screening out."""

from collections.abc import Sequence

from heqi.core.language.normalise import Normalised, Normaliser
from heqi.core.language.screen.finding import PASSED, Direction, Finding, Screening, Severity, judge_findings
from heqi.core.language.screen.phrase import PhraseRule
from heqi.core.language.screen.phrases import Hit, PhraseSearch
from heqi.core.language.screen.rewrite import rewrite_message
from heqi.core.language.screen.talk import NO_TALK, Talk
from heqi.core.language.screen.words import NO_WORDS, ShopWords


class Screener:
    """Built once, used for every message, from several threads if need be. Never raises, whatever the text holds."""

    def __init__(self, normaliser: Normaliser, rules: Sequence[PhraseRule]) -> None:
        self._normalise = normaliser
        self._phrases = PhraseSearch(rules)

    def screen(
        self, text: str, *, direction: Direction = "out", words: ShopWords = NO_WORDS, talk: Talk = NO_TALK
    ) -> Screening:
        """What the message holds. Linear in its length; the same arguments give the same answer."""
        normalised = self._normalise(text)
        hits = self._phrases.find(normalised.seen, direction, talk)
        if not hits:
            return PASSED
        hits.sort(key=lambda hit: (hit.start, hit.end, hit.rule.id))
        findings = tuple(_finding(hit, normalised, direction) for hit in hits)
        return Screening(judge_findings(findings), findings, rewrite_message(hits, normalised, direction))


def _finding(hit: Hit, normalised: Normalised, direction: Direction) -> Finding:
    rule = hit.rule
    severity: Severity = rule.severity if direction == "out" else "note"
    return Finding(
        rule=rule.id,
        kind=rule.kind,
        span=normalised.span(hit.start, hit.end),
        surface=normalised.surface(hit.start, hit.end),
        seen_as=normalised.seen[hit.start : hit.end],
        severity=severity,
        penalty=rule.penalty,
        advice=rule.advice,
        advice_en=rule.advice_en,
        title=rule.title,
        title_en=rule.title_en,
    )
