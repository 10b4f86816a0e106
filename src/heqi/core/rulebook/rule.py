"""A rule: when it holds, what it does, where it comes from, how sure that is, and from when to when."""

import datetime as dt
from dataclasses import dataclass

from heqi.core.rulebook.effects import Effect
from heqi.core.rulebook.template import Template
from heqi.core.words import Confidence, Platform


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule is written. `date`: of the text; `checked_on`: when somebody last read it there."""

    document: str
    article: str
    url: str
    date: dt.date | None
    checked_on: dt.date

    def cite(self) -> str:
        """'《消费者权益保护法》第25条 (2014-03-15)'."""
        when = f" ({self.date.isoformat()})" if self.date else ""
        return f"{self.document}{self.article}{when}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as one version of its text. `zen` is the checked condition; `effective_to` is the last day it holds.

    `mandatory`: no shop can switch it off, and its numbers move only in the buyer's favour.
    """

    id: str
    title: str
    title_en: str
    platforms: tuple[Platform, ...]
    kind: str
    when: str
    zen: str
    names: frozenset[str]
    then: Effect
    source: Source
    confidence: Confidence
    effective_from: dt.date | None
    effective_to: dt.date | None
    text: Template
    text_en: Template
    file: str
    content: str
    mandatory: bool = False

    def holds_on(self, platform: Platform, day: dt.date) -> bool:
        """Whether the rule is in force on that platform on that day (Asia/Shanghai)."""
        return (
            platform in self.platforms
            and (self.effective_from is None or self.effective_from <= day)
            and (self.effective_to is None or day <= self.effective_to)
        )
