"""What screening answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Direction = Literal["out", "in", "listing"]
"""out: staff writes to a buyer, checked before it leaves. in: a buyer writes, noted and answered. listing: a page."""
Severity = Literal["block", "caution", "note"]
Verdict = Literal["pass", "caution", "block"]

DIRECTIONS: tuple[Direction, ...] = ("out", "in", "listing")
SEVERITIES: tuple[Severity, ...] = ("note", "caution", "block")
"""Mildest first."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of a message that a rule names."""

    rule: str
    kind: str
    span: tuple[int, int]
    """Code points of what was written, end exclusive."""
    surface: str
    """What was written there: text[span]."""
    seen_as: str
    """What it was read as, such as 微信 for 薇❤."""
    severity: Severity
    penalty: str | None
    """What the platform does about it, in words, where that is known."""
    penalty_en: str | None
    advice: str
    advice_en: str
    title: str
    title_en: str

    def body(self) -> dict[str, Any]:
        """The finding as `heqi screen` and the API answer it."""
        return {
            "rule": self.rule,
            "kind": self.kind,
            "span": list(self.span),
            "surface": self.surface,
            "seen_as": self.seen_as,
            "severity": self.severity,
            "penalty": self.penalty,
            "penalty_en": self.penalty_en,
            "advice": self.advice,
            "advice_en": self.advice_en,
            "title": self.title,
            "title_en": self.title_en,
        }


@dataclass(frozen=True, slots=True)
class Screening:
    """The answer on one message. Findings come in the order of the text."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    rewrite: str | None
    """The whole message with every offending clause put into compliant words; None where nothing is to be changed."""

    def body(self) -> dict[str, Any]:
        """The answer of `heqi screen`, without the id of its line."""
        return {
            "verdict": self.verdict,
            "findings": [finding.body() for finding in self.findings],
            "rewrite": self.rewrite,
        }


PASSED = Screening("pass", (), None)


def judge_findings(findings: Iterable[Finding]) -> Verdict:
    """block where one finding blocks, caution where one cautions; notes let a message pass."""
    severities = {finding.severity for finding in findings}
    if "block" in severities:
        return "block"
    return "caution" if "caution" in severities else "pass"
