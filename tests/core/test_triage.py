"""Triage (P3, T5, H4): the question that matters most comes first, and each answer says where it leads."""

from datetime import UTC, datetime
from typing import Any

import pytest

from heqi.assets.loader import load_parameters, load_questions, load_rulebook
from heqi.core.cases.decide import decide
from heqi.core.cases.decision import Decision
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.facts_json import read_facts
from heqi.core.cases.reading import read_case
from heqi.core.cases.recorded import put_fact, put_facts
from heqi.core.cases.triage.ask import Asked, next_questions
from heqi.core.cases.triage.question import read_questions
from heqi.core.errors import HeqiError
from heqi.core.words import Outcome

AT = datetime(2026, 1, 3, 2, tzinfo=UTC)
ROTTEN = {
    "platform": "pinduoduo",
    "demand": "refund_only",
    "order": {"state": "signed", "paid_fen": 5980, "signed_at": "2026-01-02 20:00:00", "category": "水果"},
    "after_sale": {"family": "quality", "state": "awaiting_merchant"},
}


def judged(facts: CaseFacts) -> Decision:
    return decide(facts, at=AT, rulebook=load_rulebook(), parameters=load_parameters())


def asked(facts: CaseFacts, answered: tuple[str, ...] = ()) -> tuple[Asked, ...]:
    return next_questions(read_case(facts, AT), load_questions(), judged, answered=answered)


def names(found: tuple[Asked, ...]) -> list[str]:
    return [each.question.fact for each in found]


def test_H4_rotten_fruit_without_a_photo_asks_for_what_decides() -> None:
    facts = read_facts(ROTTEN)
    assert judged(facts).recommended is None

    found = {each.question.fact: each for each in asked(facts)}

    photos = found["evidence.buyer_photos"]
    assert photos.question.whom == "buyer"
    assert "照片" in photos.question.proof and "拍" in photos.question.script
    assert [(branch.answer.label, branch.recommended) for branch in photos.branches] == [
        ("发来了", Outcome.REFUND_ONLY),
        ("请过，没有发", None),
    ]
    assert photos.branches[0].owed == (Outcome.RETURN_REFUND,)


def test_H4_what_an_answer_promises_is_what_the_decision_then_says() -> None:
    facts = read_facts(ROTTEN)
    for each in asked(facts):
        for branch in each.branches:
            after = judged(put_fact(facts, each.question.fact, branch.answer.value))
            assert after.recommended == branch.recommended
            assert bool(after.needs_human) == branch.needs_human


def test_H4_a_question_is_asked_once_and_only_where_it_changes_something() -> None:
    facts = put_facts(read_facts(ROTTEN), {"evidence.buyer_photos": 2, "evidence.fault_proven": True})
    assert judged(facts).recommended is Outcome.REFUND_ONLY
    assert not {"evidence.buyer_photos", "evidence.fault_proven"} & set(names(asked(facts)))
    for each in asked(facts):
        verdicts = {(branch.recommended, branch.owed, branch.needs_human) for branch in each.branches}
        assert len(verdicts) > 1 or each.weight < 20, each.question.fact


def test_H4_triage_walks_until_nothing_that_decides_is_open() -> None:
    facts, seen = read_facts(ROTTEN), []
    while weighty := [each for each in asked(facts, tuple(seen)) if each.weight >= 100]:
        question = weighty[0].question
        seen.append(question.fact)
        facts = put_fact(facts, question.fact, question.answers[0].value)
        assert len(seen) < 12
    assert judged(facts).recommended is not None


def test_P3_an_unsaid_demand_is_the_first_question_where_it_decides() -> None:
    facts = put_fact(read_facts({**ROTTEN, "demand": "unknown"}), "evidence.buyer_photos", 2)
    first = asked(facts)[0]
    assert first.question.fact == "demand"
    assert {branch.recommended for branch in first.branches} >= {Outcome.REFUND_ONLY, Outcome.RETURN_REFUND}


def test_M8_a_returned_parcel_is_asked_about_only_when_one_came_back() -> None:
    waiting = read_facts(ROTTEN)
    returned = read_facts({**ROTTEN, "after_sale": {"family": "quality", "state": "awaiting_merchant_receipt"}})
    assert "after_sale.return_accepted" not in names(asked(waiting))
    assert "after_sale.return_accepted" in names(asked(returned))


def test_P4h_a_plain_yes_or_no_is_open_until_the_desk_recorded_it() -> None:
    facts = put_facts(read_facts({**ROTTEN, "demand": "return_refund"}), {"evidence.buyer_photos": 1})
    name = "order.return_freight_covered"
    assert name in names(asked(facts))
    assert name not in names(asked(facts, (name,)))


def test_every_question_is_spelled_out_in_two_languages_and_asks_the_buyer_in_words() -> None:
    for question in load_questions():
        assert "？" in question.text and "?" in question.text_en
        assert len(question.answers) >= 2
        assert all(answer.label and answer.label_en for answer in question.answers)
        assert bool(question.proof) == bool(question.proof_en)
        assert bool(question.script) == (question.whom == "buyer"), question.fact


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"fact": "evidence.no_such"}, "no fact is called evidence.no_such"),
        ({"fact": "derived.where"}, "no fact is called derived.where"),
        ({"fact": "demand", "only": {"derived.wher": ["received"]}}, "demand: no name is called derived.wher"),
    ],
)
def test_a_question_about_nothing_is_refused_when_the_file_is_read(entry: dict[str, Any], said: str) -> None:
    whole = {"whom": "shop", "text": "?", "text_en": "?", **entry}
    with pytest.raises(ValueError, match=said):
        read_questions([whole])


def test_an_answer_that_does_not_fit_its_fact_is_refused() -> None:
    facts = read_facts(ROTTEN)
    for name, value in (("evidence.defect_visible", "yes"), ("evidence.buyer_photos", -1), ("demand", "love")):
        with pytest.raises(HeqiError) as refused:
            put_fact(facts, name, value)
        assert refused.value.code == "facts.invalid"
        assert refused.value.detail["path"] == name
