"""One thing in a picture that a rule names, with the places to paint over."""

from dataclasses import dataclass
from typing import Any, Literal

from heqi.core.language.screen.finding import Severity
from heqi.core.pictures.places import Box

Where = Literal["text", "code"]


@dataclass(frozen=True, slots=True)
class PictureFinding:
    """As a finding in a message, except that it has places instead of a span. `where`: read as text, or in a code."""

    where: Where
    rule: str
    kind: str
    severity: Severity
    surface: str
    seen_as: str
    penalty: str | None
    penalty_en: str | None
    title: str
    title_en: str
    advice: str
    advice_en: str
    boxes: tuple[Box, ...]

    def body(self) -> dict[str, Any]:
        """As it is kept and shown."""
        return {
            "where": self.where,
            "rule": self.rule,
            "kind": self.kind,
            "severity": self.severity,
            "surface": self.surface,
            "seen_as": self.seen_as,
            "penalty": self.penalty,
            "penalty_en": self.penalty_en,
            "title": self.title,
            "title_en": self.title_en,
            "advice": self.advice,
            "advice_en": self.advice_en,
            "boxes": [box.body() for box in self.boxes],
        }
