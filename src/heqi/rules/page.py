"""The settings page of rules: one row per rule as it stands on a day, with the shop's own changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from heqi.assets.loader import load_rulebook
from heqi.core.rulebook.errors import RuleError
from heqi.core.rulebook.numbers import RuleNumber, numbers_of
from heqi.core.rulebook.overrides import Override, apply_override
from heqi.core.rulebook.rule import Rule
from heqi.core.time import shanghai_date
from heqi.core.words import Confidence, Platform
from heqi.rules.contracts import OverrideView
from heqi.rules.sentences import pieces_of

Names = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters; what is left empty lets everything through. `q` looks in id, titles, sentences and source."""

    kind: str = ""
    confidence: str = ""
    q: str = ""
    overridden: bool = False


def list_rules(
    platforms: Iterable[Platform], overrides: list[OverrideView], *, wanted: Wanted, at: datetime, names: Names
) -> list[dict[str, Any]]:
    """The rules in force on these platforms at `at`, in the book's order, that the filters let through."""
    rows = (rule_row(rule, overrides, at=at, names=names) for rule in _in_force(set(platforms), at))
    return [row for row in rows if _passes(row, wanted)]


def find_rule(rule_id: str, at: datetime) -> Rule | None:
    """The version of a rule that holds at `at`, else its newest; None when there is no such rule."""
    versions = versions_of(rule_id)
    day = shanghai_date(at)
    held = [rule for rule in versions if rule.holds_on(rule.platforms[0], day)]
    return next(reversed(held or versions), None)


def versions_of(rule_id: str) -> list[Rule]:
    """Every published version of a rule, oldest first."""
    return [rule for rule in load_rulebook().rules if rule.id == rule_id]


def rule_row(rule: Rule, overrides: list[OverrideView], *, at: datetime, names: Names) -> dict[str, Any]:
    """One `RuleRow` of the API: the rule as published, the shop's change at `at`, and what was changed before."""
    history = [each for each in overrides if each.rule_id == rule.id]
    present = next((each for each in history if each.held_at(at)), None)
    stands = rule if present is None else _as_the_shop_has_it(rule, present)
    shown = rule if stands is None else stands
    return {
        "id": rule.id,
        "title": rule.title,
        "title_en": rule.title_en,
        "platforms": list(rule.platforms),
        "kind": rule.kind,
        "mandatory": rule.mandatory,
        "active": stands is not None,
        "confidence": shown.confidence,
        "shipped_confidence": rule.confidence,
        "may_confirm": not rule.confidence.counts,
        "sentence": [asdict(piece) for piece in pieces_of(rule.text, english=False)],
        "sentence_en": [asdict(piece) for piece in pieces_of(rule.text_en, english=True)],
        "numbers": list(_numbers(rule, shown)),
        "source": _source(rule),
        "effective": {"from": rule.effective_from, "to": rule.effective_to},
        "versions": [_version(each) for each in versions_of(rule.id)],
        "override": None if present is None else override_row(present, names),
        "history": [override_row(each, names) for each in reversed(history)],
    }


def override_row(view: OverrideView, names: Names) -> dict[str, Any]:
    """One `OverrideShape` of the API."""
    return {
        "id": view.id,
        "changes": dict(view.changes),
        "note": view.note,
        "by": names.get(view.by, ""),
        "at": view.at,
        "withdrawn_at": view.withdrawn_at,
        "withdrawn_by": "" if view.withdrawn_by is None else names.get(view.withdrawn_by, ""),
    }


def _in_force(platforms: set[Platform], at: datetime) -> Iterator[Rule]:
    day = shanghai_date(at)
    for rule in load_rulebook().rules:
        if any(rule.holds_on(platform, day) for platform in platforms):
            yield rule


def _passes(row: Mapping[str, Any], wanted: Wanted) -> bool:
    if wanted.kind and row["kind"] != wanted.kind:
        return False
    if wanted.confidence and row["confidence"] != Confidence(wanted.confidence):
        return False
    if wanted.overridden and row["override"] is None:
        return False
    return not wanted.q or all(word in _haystack(row) for word in wanted.q.casefold().split())


def _haystack(row: Mapping[str, Any]) -> str:
    pieces = [piece["value"] for piece in (*row["sentence"], *row["sentence_en"])]
    source = row["source"]
    words = [row["id"], row["title"], row["title_en"], source["document"], source["article"], *pieces]
    return "\n".join(words).casefold()


def _numbers(rule: Rule, shown: Rule) -> Iterator[dict[str, Any]]:
    now = {number.name: number.value for number in numbers_of(shown)}
    for number in numbers_of(rule):
        yield {**_number(number), "value": now.get(number.name, number.value), "shipped": number.value}


def _number(number: RuleNumber) -> dict[str, Any]:
    return {
        "name": number.name,
        "unit": number.unit,
        "min": number.least,
        "max": number.most,
        "editable": number.editable,
    }


def _source(rule: Rule) -> dict[str, Any]:
    source = rule.source
    return {
        "document": source.document,
        "article": source.article,
        "url": source.url,
        "date": source.date,
        "checked_on": source.checked_on,
    }


def _version(rule: Rule) -> dict[str, Any]:
    return {
        "from": rule.effective_from,
        "to": rule.effective_to,
        "title": rule.title,
        "title_en": rule.title_en,
        "confidence": rule.confidence,
    }


def _as_the_shop_has_it(rule: Rule, override: OverrideView) -> Rule | None:
    """The rule with the change; as published where the change was made to another version's number."""
    try:
        return apply_override(rule, Override(override.rule_id, override.changes))
    except RuleError:
        return rule
