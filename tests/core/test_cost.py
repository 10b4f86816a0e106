"""Expected cost of an outcome: every term, its origin, and what is only listed beside the sum."""

from datetime import UTC, datetime
from typing import Any

import pytest

from heqi.assets.loader import load_parameters, load_priors, load_rulebook
from heqi.core.cases.decide import decide
from heqi.core.cases.decision import Decision, Option
from heqi.core.cases.facts_json import read_facts
from heqi.core.cases.playbook.chances import Count, Learned, chance, read_priors
from heqi.core.cases.playbook.parameters import ShopParameters
from heqi.core.errors import HeqiError
from heqi.core.rulebook.book import Rulebook
from heqi.core.rulebook.overrides import Override
from heqi.core.words import Outcome

AT = datetime(2026, 1, 5, 4, tzinfo=UTC)
STOCK_OUT = {
    "platform": "tmall",
    "demand": "refund_only",
    "order": {"state": "unshipped", "paid_fen": 10000, "deposit_fen": 2000},
    "after_sale": {"family": "out_of_stock"},
}
DRESS = {
    "platform": "pinduoduo",
    "demand": "return_refund",
    "order": {"state": "signed", "paid_fen": 12000, "goods_fen": 12000, "quantity": 1, "signed_at": "2026-01-02 20:00",
              "category": "女装"},
    "after_sale": {"family": "quality"},
    "goods": {"unit_cost_fen": 5000},
    "evidence": {"buyer_photos": 1},
}  # fmt: skip


def decided(
    facts: dict[str, Any],
    *,
    parameters: ShopParameters | None = None,
    rulebook: Rulebook | None = None,
    learned: Learned | None = None,
) -> Decision:
    return decide(
        read_facts(facts),
        at=AT,
        rulebook=rulebook or load_rulebook(),
        parameters=parameters or load_parameters(),
        learned=learned or Learned(),
    )


def option(decision: Decision, outcome: Outcome) -> Option:
    return next(each for each in decision.options if each.outcome is outcome)


def test_T7_a_return_of_faulty_goods_term_by_term() -> None:
    cost = option(decided(DRESS), Outcome.RETURN_REFUND).cost
    assert [(term.part, term.fen, term.origin) for term in cost.terms] == [
        ("goods", 12000, "order"),
        ("goods", -500, "default"),
        ("logistics", 800, "default"),
        ("labour", 950, "default"),
        ("review_risk", 270, "default"),
        ("repeat_value", -960, "default"),
    ]
    assert (cost.goods, cost.logistics, cost.labour, cost.review_risk, cost.repeat_value) == (
        11500,
        800,
        950,
        270,
        -960,
    )
    assert cost.total == 12560


def test_T7_the_shops_own_figures_replace_the_defaults_and_say_so() -> None:
    parameters = load_parameters({"freight_leg_fen": 350, "wage_fen_per_hour": 6000})
    terms = option(decided(DRESS, parameters=parameters), Outcome.RETURN_REFUND).cost.terms
    shop = [(term.part, term.fen) for term in terms if term.origin == "shop"]
    assert shop == [("logistics", 350), ("labour", 1900)]


def test_H1_a_secondary_penalty_is_listed_and_counts_only_once_the_owner_confirms_it() -> None:
    cost = option(decided(STOCK_OUT), Outcome.REFUND_ONLY).cost
    assert cost.penalty == 0
    assert [(each.rule, each.fen) for each in cost.unconfirmed] == [("tmall.out-of-stock", 600)]
    assert "30%" in cost.unconfirmed[0].text and "待商家核对" in cost.unconfirmed[0].text
    confirmed = load_rulebook().with_overrides([Override("tmall.out-of-stock", {"confidence": "merchant"})])
    after = option(decided(STOCK_OUT, rulebook=confirmed), Outcome.REFUND_ONLY).cost
    assert (after.penalty, after.unconfirmed, after.total) == (600, (), cost.total + 600)
    assert after.terms[-3].origin == "rule:tmall.out-of-stock"


def test_H1_without_a_deposit_on_record_the_amount_stays_unknown() -> None:
    facts = {**STOCK_OUT, "order": {"state": "unshipped", "paid_fen": 10000}}
    confirmed = load_rulebook().with_overrides([Override("tmall.out-of-stock", {"confidence": "merchant"})])
    for book in (load_rulebook(), confirmed):
        cost = option(decided(facts, rulebook=book), Outcome.REFUND_ONLY).cost
        assert (cost.penalty, [each.fen for each in cost.unconfirmed]) == (0, [None])


def test_P4h_a_covered_way_back_is_not_paid_twice() -> None:
    facts = {**DRESS, "order": {**DRESS["order"], "return_freight_covered": True}}
    chosen = option(decided(facts), Outcome.RETURN_REFUND)
    assert chosen.cost.logistics == 0
    assert "pdd.pay_freight" not in [step.action for step in chosen.steps]


def test_T7_a_cheaper_offer_states_the_right_and_its_break_even_chance() -> None:
    decision = decided(DRESS)
    offer, right = option(decision, Outcome.SMALL_PAYMENT), option(decision, Outcome.RETURN_REFUND)
    assert offer.break_even == round(200 / (right.cost.total - offer.cost.total), 4)
    assert "退货退款" in offer.reasons[-1].text and "1.99%" in offer.reasons[-1].text
    assert right.break_even is None and option(decision, Outcome.REFUSE).break_even is None


def test_T7_a_loyal_buyer_makes_keeping_them_worth_more_and_earlier_cases_change_nothing() -> None:
    worth = {
        orders: option(decided({**DRESS, "buyer": {"orders": orders}}), Outcome.RETURN_REFUND).cost.repeat_value
        for orders in (0, 1, 2, 5, 50)
    }
    assert worth == {0: -960, 1: -960, 2: -1200, 5: -1920, 50: -1920}
    assert decided({**DRESS, "buyer": {"cases": 9}}).options == decided(DRESS).options


def test_spoiled_goods_bring_nothing_back() -> None:
    fruit = {**DRESS, "order": {**DRESS["order"], "category": "水果"}}
    assert option(decided(fruit), Outcome.RETURN_REFUND).cost.goods == 12000


def test_learned_cases_move_a_chance_and_few_of_them_never_far() -> None:
    assert chance(100, 20, None) == (100, "default")
    assert chance(100, 20, Count(0, 0)) == (100, "default")
    assert chance(100, 20, Count(1, 1)) == (143, "learned")
    assert chance(100, 20, Count(9, 9)) == (379, "learned")
    assert chance(100, 20, Count(200, 1000)) == (198, "learned")
    key = (Outcome.RETURN_REFUND, True, "fault")
    learned = Learned(bad={key: Count(0, 180)}, again={Outcome.RETURN_REFUND: Count(20, 20)})
    cost = option(decided(DRESS, learned=learned), Outcome.RETURN_REFUND).cost
    assert [(term.fen, term.origin) for term in cost.terms[-2:]] == [(27, "learned"), (-2880, "learned")]


def test_the_prior_table_is_whole_and_weighs_at_least_ten_cases() -> None:
    priors = load_priors()
    assert priors.strength >= 10
    assert len(priors.bad) == 48
    with pytest.raises(KeyError):
        read_priors({"strength": 20, "bad": {}, "again": {}})


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"frieght_leg_fen": 3}, "did you mean freight_leg_fen"),
        ({"freight_leg_fen": 3.5}, "whole number"),
        ({"freight_leg_fen": -1}, "whole number"),
        ({"resale_intact_percent": 120}, "100 percent"),
        ({"priors": 3}, "no parameter priors"),
    ],
)
def test_wrong_parameters_are_refused(data: dict[str, Any], problem: str) -> None:
    with pytest.raises(HeqiError, match=problem):
        load_parameters(data)
