"""Which rules can decide what an outcome is to the buyer, beside those that only remark on it."""

from datetime import datetime

from heqi.cases.judge import Judged
from heqi.core.rulebook.book import Rulebook
from heqi.core.words import Platform

DECIDING = ("guard", "window")
"""Kinds of rules that put an outcome on the scales; freight, wording and metrics do not."""


def grounds_of(judged: Judged) -> frozenset[str]:
    """Ids of the deciding rules in force for that decision."""
    return deciding_rules(judged.rulebook, judged.facts.platform, judged.decision.at)


def deciding_rules(book: Rulebook, platform: Platform, at: datetime) -> frozenset[str]:
    """Ids of the deciding rules in force on a platform at a moment."""
    return frozenset(rule.id for rule in book.in_force(platform, at).rules if rule.kind in DECIDING)
