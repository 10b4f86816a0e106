"""What the desk has found out by itself, laid over what the platform states."""

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from typing import Any

from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.facts_json import read_facts
from heqi.core.cases.reading import VOCABULARY
from heqi.core.words import Demand, ReasonFamily

FactValue = bool | int | str | list[str]
"""A value as it stands in JSON: an enum by its word, money in fen, a time in ISO 8601, several words as a list."""


def put_fact(facts: CaseFacts, name: str, value: FactValue) -> CaseFacts:
    """The facts with one more known, by its dotted name. Raises FactsError on a name or value that does not fit."""
    section, _, leaf = name.rpartition(".")
    data: dict[str, Any] = {"platform": facts.platform.value}
    data |= {section: {leaf: value}} if section else {leaf: value}
    read = read_facts(data)
    if not section:
        return replace(facts, **{leaf: getattr(read, leaf)})
    return replace(
        facts, **{section: replace(getattr(facts, section), **{leaf: getattr(getattr(read, section), leaf)})}
    )


def put_facts(facts: CaseFacts, values: Mapping[str, FactValue]) -> CaseFacts:
    """The facts with these known, by dotted name."""
    for name, value in values.items():
        facts = put_fact(facts, name, value)
    return facts


def fill_facts(facts: CaseFacts, values: Mapping[str, FactValue]) -> CaseFacts:
    """The facts with these laid under them: what is known already stays."""
    for name, value in values.items():
        if is_open(facts, name):
            facts = put_fact(facts, name, value)
    return facts


def is_open(facts: CaseFacts, name: str) -> bool:
    """Whether nobody has said yet. A fact that cannot be unknown counts as open while it is no."""
    value = fact_of(facts, name)
    if value is False:
        return not VOCABULARY[name].nullable
    return value is None or value in (Demand.UNKNOWN, ReasonFamily.UNKNOWN, ())


def fact_of(facts: CaseFacts, name: str) -> Any:
    """The value behind a dotted name; None when not known."""
    value: Any = facts
    for part in name.split("."):
        value = getattr(value, part)
    assert not is_dataclass(value), f"{name} is a section"
    return value
