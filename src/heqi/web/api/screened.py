"""A finding as the API shows it: with the source of its rule."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from heqi.assets.language.screening_parts import read_screening_files
from heqi.core.language.screen.finding import Finding
from heqi.core.words import Confidence


def finding_row(finding: Finding) -> dict[str, Any]:
    """One `FindingShape`. A rule that no file ships is the shop's own word, which the shop vouches for."""
    rule = _sources().get(finding.rule)
    return {
        **finding.body(),
        "source": None if rule is None else _source(rule),
        "confidence": Confidence.MERCHANT if rule is None else rule["confidence"],
    }


def _source(source: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "document": source["document"],
        "article": source.get("article") or "",
        "url": source.get("url") or "",
        "date": source.get("date"),
        "checked_on": source["checked_on"],
    }


@cache
def _sources() -> Mapping[str, Mapping[str, Any]]:
    """Where each shipped rule is written, by its id."""
    return {rule["id"]: rule["source"] for listed in read_screening_files().values() for rule in listed}
