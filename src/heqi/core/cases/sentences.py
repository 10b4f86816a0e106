"""From a rule that speaks to the note that people read."""

from collections.abc import Mapping

from heqi.core.cases.decision import RuleNote
from heqi.core.cases.reading import Reading, write_value
from heqi.core.rulebook.rule import Rule

Computed = Mapping[str, tuple[str, str]]


def write_note(rule: Rule, reading: Reading, computed: Computed | None = None) -> RuleNote:
    """The note with this case's values; `computed` gives (zh, en) for places that are no facts, such as due."""
    more = computed or {}

    def chinese(place: str) -> str:
        return more[place][0] if place in more else write_place(rule, reading, place, False)

    def english(place: str) -> str:
        return more[place][1] if place in more else write_place(rule, reading, place, True)

    return RuleNote(
        rule=rule.id,
        text=rule.text.fill(chinese),
        text_en=rule.text_en.fill(english),
        confidence=rule.confidence,
        source=rule.source.cite(),
    )


def write_place(rule: Rule, reading: Reading, place: str, english: bool) -> str:
    """A fact of the case, or a number of the rule's own effect ({days}, {hours}, {percent}, {fixed} …)."""
    if "." in place or place in ("offered_fen", "demand"):
        return write_value(place, reading.value(place), english)
    field = {"fixed": "fixed_fen", "min": "min_fen"}.get(place, place)
    value = getattr(rule.then, field, None)
    named_for = getattr(rule.then, "measure", None) if field in ("least", "under") else None
    return write_value(named_for or field, value, english)
