"""The rules that spoke in a decision, with their sources, for the right column of the case page."""

from datetime import datetime
from typing import Any

from heqi.cases.judge import Judged


def rules_page(judged: Judged, now: datetime) -> list[dict[str, Any]]:
    """One `RuleShape` of the API per rule, in the order in which they spoke."""
    known = {rule.id: rule for rule in judged.rulebook.in_force(judged.facts.platform, now).rules}
    page = []
    for note in {note.rule: note for note in judged.decision.rules}.values():
        rule = known[note.rule]
        source = rule.source
        page.append(
            {
                "id": rule.id,
                "title": rule.title,
                "title_en": rule.title_en,
                "kind": rule.kind,
                "confidence": rule.confidence,
                "source": {
                    "document": source.document,
                    "article": source.article,
                    "url": source.url,
                    "date": source.date.isoformat() if source.date else "",
                    "checked_on": source.checked_on.isoformat(),
                },
                "text": note.text,
                "text_en": note.text_en,
            }
        )
    return page
