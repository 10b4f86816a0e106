"""A finding as the API shows it: with the source of its rule."""

from collections.abc import Mapping
from typing import Any

from heqi.assets.loader import load_screener
from heqi.core.language.screen.finding import Finding
from heqi.core.words import Confidence


def finding_row(finding: Finding) -> dict[str, Any]:
    """One `FindingShape`. A rule that does not ship is the shop's own word, which the shop vouches for."""
    rule = load_screener().rules.get(finding.rule)
    return {
        **finding.body(),
        "source": None if rule is None else _source(rule.source),
        "confidence": Confidence.MERCHANT if rule is None else rule.source["confidence"],
    }


def _source(source: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "document": source["document"],
        "article": source.get("article") or "",
        "url": source.get("url") or "",
        "date": source.get("date"),
        "checked_on": source["checked_on"],
    }
