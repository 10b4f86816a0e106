"""Every decision case says exactly what it should, and no rule can go without one of them noticing."""

from dataclasses import replace
from typing import Any

import pytest

from heqi.assets.loader import load_rulebook
from heqi.core.cases.decision import Decision
from heqi.core.cases.decision_json import dump_decision
from heqi.core.cases.names import write_moment
from tests.core.decision_table import MARKS, decide_entry, entries, from_sources, payers_of, summarise

RULES = tuple(dict.fromkeys(rule.id for rule in load_rulebook().rules))


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["name"])
def test_the_case_is_decided_exactly_so(entry: dict[str, Any]) -> None:
    assert summarise(decide_entry(entry)) == entry["expect"]


@pytest.mark.parametrize("entry", from_sources(), ids=lambda entry: entry["name"])
def test_the_case_is_decided_as_its_source_has_it(entry: dict[str, Any]) -> None:
    decision, expect = decide_entry(entry), entry["expect"]
    told = summarise(decision)
    assert (told["options"], told["recommended"]) == (expect["options"], expect["recommended"])
    assert told["human"] == expect.get("human", [])
    for outcome, payers in expect.get("freight", {}).items():
        assert payers_of(entry, outcome) == payers, outcome
    for outcome, fen in expect.get("fen", {}).items():
        assert next(each.amount_fen for each in decision.options if each.outcome == outcome) == fen, outcome
    due = {clock.name: write_moment(clock.due_at) for clock in reversed(decision.clocks)}
    assert expect.get("clocks", {}).items() <= due.items()
    assert not due.keys() & set(expect.get("no_clocks", []))
    assert set(expect.get("says", [])) <= {note.rule for note in decision.rules}
    assert set(expect.get("unconfirmed", [])) <= {each.split()[0] for each in told["unconfirmed"]}


def test_at_least_160_cases_and_no_two_of_one_name() -> None:
    names = [entry["name"] for entry in (*entries(), *from_sources())]
    assert len(names) == len(set(names)) >= 160
    assert all(set(entry["expect"]["options"]) <= set(MARKS.values()) and entry["source"] for entry in from_sources())


def test_at_least_25_rules_decide_something() -> None:
    assert len(RULES) >= 25


@pytest.mark.parametrize("rule_id", RULES)
def test_no_rule_can_be_deleted_unnoticed(rule_id: str) -> None:
    torn = load_rulebook().without(rule_id)
    assert any(_said(decide_entry(entry)) != _said(decide_entry(entry, torn)) for entry in _hearing(rule_id))


def _hearing(rule_id: str) -> list[dict[str, Any]]:
    """The cases in which the rule speaks."""
    return [entry for entry in (*entries(), *from_sources()) if rule_id in _rules_of(entry["name"])]


def _rules_of(name: str) -> frozenset[str]:
    if not _SPOKEN:
        for entry in (*entries(), *from_sources()):
            _SPOKEN[entry["name"]] = frozenset(note.rule for note in decide_entry(entry).rules)
    return _SPOKEN[name]


_SPOKEN: dict[str, frozenset[str]] = {}


def _said(decision: Decision) -> tuple[Decision, dict[str, Any]]:
    """The decision without the book's hash and without the mere list of who spoke: only what it decides."""
    bare = replace(decision, rulebook_hash="", rules=())
    return bare, summarise(decision)


def test_the_same_facts_give_the_same_bytes() -> None:
    for entry in (*entries(), *from_sources()):
        assert dump_decision(decide_entry(entry)) == dump_decision(decide_entry(entry))


def test_what_is_said_has_no_open_place_and_stands_in_both_languages() -> None:
    for entry in (*entries(), *from_sources()):
        for note in decide_entry(entry).rules:
            assert note.text and note.text_en and note.source, note.rule
            assert not set("{}") & set(note.text + note.text_en), note.rule
            assert "None" not in note.text + note.text_en, note.rule
