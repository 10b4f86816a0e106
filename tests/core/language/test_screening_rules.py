"""The shipped phrase rules as a whole: none is idle, each speaks both languages, and all keep their own rules."""

import pytest

from heqi.assets.language.screening_parts import read_screening_files
from heqi.assets.loader import load_screener
from heqi.core.cases.decision import Decision
from heqi.core.language.screen.phrase import PhraseRule, read_phrase_rules
from tests.core.decision_table import decide_entry, entries
from tests.core.language.screening_table import KINDS, all_examples

RULES = tuple(rule for rule in read_phrase_rules(read_screening_files()) if rule.kind in KINDS and not rule.found_by)


@pytest.mark.parametrize("rule_id", [rule.id for rule in RULES])
def test_no_phrase_rule_can_be_deleted_unnoticed(rule_id: str) -> None:
    waiting = [example for example in all_examples() if example.rule == rule_id]
    assert any(rule_id in {finding.rule for finding in example.screen().findings} for example in waiting)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_what_is_wrong_and_where_that_stands(rule: PhraseRule) -> None:
    assert rule.source["document"]
    assert rule.advice.strip() and rule.advice_en.isascii() and rule.title_en.isascii()
    assert (rule.penalty is None) == (rule.penalty_en is None) and (rule.penalty_en or "").isascii()
    assert rule.rewrite or rule.id in {"evasive.repeated", "presale.no_date", "presale.other_date", "promise.genuine"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_M1_what_a_rule_proposes_passes_every_rule(rule: PhraseRule) -> None:
    screener = load_screener()
    assert rule.rewrite is None or screener.screen(rule.rewrite).verdict == "pass"
    assert rule.answer is None or screener.screen(rule.answer).verdict == "pass"
    assert screener.screen(rule.advice).verdict != "block"


def test_M1_a_message_in_the_proposed_words_may_leave() -> None:
    screener = load_screener()
    stuck = []
    for example in all_examples():
        rewrite = example.screen().rewrite
        if rewrite is not None and screener.screen(rewrite, talk=example.talk).verdict == "block":
            stuck.append(f"{example.text} → {rewrite}")
    assert stuck == []


def test_M1_every_script_of_ours_passes_the_screening() -> None:
    screener = load_screener()
    scripts = {step.script for decision in _decisions() for option in decision.options for step in option.steps}
    assert scripts - {""}
    assert [script for script in sorted(scripts) if screener.screen(script).verdict != "pass"] == []


def test_M1_every_reason_and_rule_of_ours_may_be_read_out_to_a_buyer() -> None:
    screener = load_screener()
    said = {note.text for decision in _decisions() for note in decision.rules}
    assert said
    assert [text for text in sorted(said) if screener.screen(text).verdict == "block"] == []


def test_P5b_absolute_and_medical_terms_are_known_on_a_page_as_well() -> None:
    screener = load_screener()
    screening = screener.screen("国家级品质阿克苏苹果", direction="listing")
    assert (screening.verdict, screening.findings[0].rule) == ("block", "absolute.law")
    assert screener.screen("减肥药,月瘦十斤", direction="listing").verdict == "block"
    assert screener.screen("请您再详细讲一次", direction="listing").verdict == "pass"


def test_M13_an_insult_of_a_buyer_is_noted_and_answered_calmly() -> None:
    screening = load_screener().screen("你们就是一群傻逼", direction="in")
    assert (screening.verdict, screening.rewrite) == ("pass", None)
    [finding] = screening.findings
    assert (finding.rule, finding.severity) == ("uncivil.insult", "note")
    assert load_screener().screen(finding.advice).verdict == "pass"


def _decisions() -> list[Decision]:
    return [decide_entry(entry) for entry in entries()]
