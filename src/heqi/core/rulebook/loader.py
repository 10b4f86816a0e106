"""Parsed YAML → checked rules. Whatever is wrong is said with file, rule and reason, before anything is decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from itertools import combinations
from typing import Any

import orjson

from heqi.core.rulebook.effects import FACT_FIELDS, SHAPES, ClockEffect, Effect, WindowEffect, read_effect
from heqi.core.rulebook.errors import RuleError
from heqi.core.rulebook.rule import Rule, Source
from heqi.core.rulebook.template import COMPUTED, Template, read_template
from heqi.core.rulebook.vocabulary import Vocabulary, suggest
from heqi.core.rulebook.when import WhenError, read_condition
from heqi.core.shifts import read_shifts
from heqi.core.words import Confidence, Platform

_NEEDED = {"id", "title", "title_en", "platforms", "kind", "when", "then", "source", "confidence", "text", "text_en"}
_ALLOWED = _NEEDED | {"effective", "mandatory"}
_LAW = "law.yaml"
_FREE_KINDS = ("wording", "metric", "clock")
_PERSONAL = ("buyer.", "talk.emotion")


def load_rules(documents: Mapping[str, Sequence[Mapping[str, Any]]], vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """The rules of all files ({file name: parsed list}), in order. Raises RuleError."""
    rules = [read_rule(file, entry, vocabulary) for file, entries in documents.items() for entry in entries]
    _check_versions(rules)
    return tuple(rules)


def read_rule(file: str, entry: Mapping[str, Any], vocabulary: Vocabulary) -> Rule:
    """One rule from its parsed form. Raises RuleError."""
    name = str(entry.get("id", "(without id)"))
    try:
        return _read(file, entry, vocabulary)
    except (WhenError, ValueError, KeyError, TypeError) as error:
        raise RuleError(file, name, str(error)) from error


def _read(file: str, entry: Mapping[str, Any], vocabulary: Vocabulary) -> Rule:
    _check_keys(entry)
    kind = entry["kind"]
    if kind not in SHAPES:
        raise ValueError(f"kind {kind!r} is none of {', '.join(SHAPES)}")
    condition = read_condition(str(entry["when"]), vocabulary)
    effect = read_effect(SHAPES[kind], entry["then"])
    _check_facts(effect, vocabulary)
    if kind not in _FREE_KINDS:
        _check_impersonal(condition.names | {getattr(effect, "measure", None) or "derived.where"})
    effective = entry.get("effective") or {}
    return Rule(
        id=entry["id"],
        title=entry["title"],
        title_en=entry["title_en"],
        platforms=tuple(Platform(each) for each in entry["platforms"]),
        kind=kind,
        when=str(entry["when"]),
        zen=condition.zen,
        names=condition.names,
        then=effect,
        source=_read_source(entry["source"]),
        confidence=Confidence(entry["confidence"]),
        effective_from=_read_day(effective.get("from")),
        effective_to=_read_day(effective.get("to")),
        text=_read_text(entry["text"], vocabulary),
        text_en=_read_text(entry["text_en"], vocabulary),
        file=file,
        content=orjson.dumps(entry, option=orjson.OPT_SORT_KEYS, default=str).decode(),
        mandatory=bool(entry.get("mandatory", file == _LAW)),
    )


def _check_keys(entry: Mapping[str, Any]) -> None:
    wrong = sorted(set(entry) - _ALLOWED)
    if wrong:
        raise ValueError(f"a rule has no {wrong[0]}{suggest(wrong[0], tuple(_ALLOWED))}")
    missing = sorted(_NEEDED - set(entry))
    if missing:
        raise ValueError(f"it lacks {', '.join(missing)}")


def _check_facts(effect: Effect, vocabulary: Vocabulary) -> None:
    kinds = {"start": "time", "yields_to": "time", "of": "number", "at_least": "number", "owe_named": "enum"}
    kinds["measure"] = "number"
    for each in fields(effect):
        name = getattr(effect, each.name)
        if each.name in FACT_FIELDS and name is not None and not _is_kind(name, kinds[each.name], vocabulary):
            raise ValueError(
                f"then.{each.name}: {name} is no fact of kind {kinds[each.name]}{suggest(name, vocabulary)}"
            )
    if isinstance(effect, ClockEffect) and effect.shifts:
        read_shifts(effect.shifts)
    if isinstance(effect, WindowEffect) and not (effect.inside or effect.outside or effect.unknown):
        raise ValueError("a window needs inside, outside or unknown")


def _is_kind(name: str, kind: str, vocabulary: Vocabulary) -> bool:
    return name in vocabulary and vocabulary[name].kind == kind


def _check_impersonal(names: Iterable[str]) -> None:
    for name in sorted(names):
        if name.startswith(_PERSONAL):
            raise ValueError(f"what a buyer is owed may not depend on {name}")


def _read_text(text: str, vocabulary: Vocabulary) -> Template:
    template = read_template(str(text).strip())
    for place in template.places:
        if place not in COMPUTED and place not in vocabulary:
            raise ValueError(f"the sentence names {place}, which is no fact{suggest(place, vocabulary)}")
    return template


def _read_source(data: Mapping[str, Any]) -> Source:
    checked = _read_day(data["checked_on"])
    if checked is None:
        raise ValueError("source.checked_on is empty")
    return Source(data["document"], data.get("article", ""), data.get("url", ""), _read_day(data.get("date")), checked)


def _read_day(value: Any) -> date | None:
    if value is None or type(value) is date:
        return value
    raise ValueError(f"{value!r} is no day; write YYYY-MM-DD without quotes")


def _check_versions(rules: Sequence[Rule]) -> None:
    by_id: dict[str, list[Rule]] = {}
    for rule in rules:
        by_id.setdefault(rule.id, []).append(rule)
    for versions in by_id.values():
        for one, other in combinations(versions, 2):
            if _overlap(one, other):
                raise RuleError(other.file, other.id, f"the id stands in {one.file} too, and both hold on the same day")


def _overlap(one: Rule, other: Rule) -> bool:
    starts = [rule.effective_from or date.min for rule in (one, other)]
    ends = [rule.effective_to or date.max for rule in (one, other)]
    return max(starts) <= min(ends)
