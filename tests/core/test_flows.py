"""The outcomes as work: order of steps, words with this case's values, what confirms them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from heqi.assets.loader import load_parameters, load_rulebook
from heqi.core.cases.decide import decide
from heqi.core.cases.decision import Step
from heqi.core.cases.facts_json import read_facts
from heqi.core.cases.flows.actions import ACTIONS
from heqi.core.words import AfterSaleState, Outcome

AT = datetime(2026, 1, 5, 4, tzinfo=UTC)
SIGNED = {"state": "signed", "paid_fen": 5980, "signed_at": "2026-01-02 20:00", "category": "女装"}
FORM = {"state": "awaiting_merchant", "family": "quality", "applied_at": "2026-01-05 09:00"}


def steps(
    outcome: Outcome, parameters: dict[str, int] | None = None, scripts: dict[str, str] | None = None, **facts: Any
) -> tuple[Step, ...]:
    whole = {"platform": "pinduoduo", "demand": "unknown", "order": SIGNED, "after_sale": FORM, **facts}
    shop = load_parameters(parameters, scripts=scripts)
    decision = decide(read_facts(whole), at=AT, rulebook=load_rulebook(), parameters=shop)
    return next(option.steps for option in decision.options if option.outcome is outcome)


def keys(outcome: Outcome, **facts: Any) -> list[str]:
    return [step.key for step in steps(outcome, **facts)]


def test_P4a_small_payment_goes_through_the_platform_with_its_amount() -> None:
    flow = steps(Outcome.SMALL_PAYMENT, offered_fen=1500)
    paid = ["agree_amount", "small_payment", "tell_paid", "payment_arrived"]
    assert [step.key for step in flow] == [*paid, "leave_request", "request_ends"]
    assert keys(Outcome.SMALL_PAYMENT, offered_fen=1500, after_sale={"family": "quality"}) == paid
    assert (flow[1].action, flow[1].amount_fen) == ("pdd.small_payment", 1500)
    assert "¥15.00" in flow[2].script


def test_M8_refund_only_has_three_branches() -> None:
    evidence = {"fault_proven": True}
    received = keys(Outcome.REFUND_ONLY, evidence=evidence)
    unshipped = keys(Outcome.REFUND_ONLY, order={"state": "unshipped", "paid_fen": 5980})
    changed_mind = {**FORM, "family": "no_reason"}
    shipped = keys(Outcome.REFUND_ONLY, order={"state": "shipped", "paid_fen": 5980}, after_sale=changed_mind)
    assert received == ["agree_refund", "tell_refunded", "refund_arrives"]
    assert unshipped == ["stop_shipping", "agree_refund", "tell_refunded", "refund_arrives"]
    assert shipped == ["intercept", "ask_refusal", "agree_refusal", "return_under_way", "refund_arrives",
                       "receive_recalled"]  # fmt: skip


@pytest.mark.parametrize("family", ["quality", "damaged", "short", "wrong_item", "misdescribed"])
def test_M8_nobody_intercepts_a_parcel_that_the_buyer_has_opened(family: str) -> None:
    """Pinduoduo calls an order shipped until the buyer confirms; a claim about the goods shows that they arrived."""
    order = {"state": "shipped", "paid_fen": 5980, "shipped_at": "2026-01-02 20:00"}

    flow = keys(Outcome.REFUND_ONLY, order=order, after_sale={**FORM, "family": family})

    assert flow == ["agree_refund", "tell_refunded", "refund_arrives"]


def test_M8_who_ticked_not_received_has_not_opened_it() -> None:
    order = {"state": "shipped", "paid_fen": 5980, "shipped_at": "2026-01-02 20:00"}
    claim = {**FORM, "family": "short", "received": False}

    assert steps(Outcome.REFUND_ONLY, order=order, after_sale=claim)[0].key != "accept_goods"
    assert all(option.key != "accept_goods" for option in steps(Outcome.RETURN_REFUND, order=order, after_sale=claim))


def test_M8_an_unshipped_refund_stops_the_label_before_it_is_agreed_to() -> None:
    flow = keys(Outcome.REFUND_ONLY, order={"state": "unshipped", "paid_fen": 5980})
    assert flow.index("stop_shipping") < flow.index("agree_refund")


def test_P4h_a_return_has_address_number_arrival_acceptance_refund_and_freight() -> None:
    flow = steps(Outcome.RETURN_REFUND, evidence={"fault_proven": True})
    assert [step.key for step in flow] == [
        "agree_return", "send_address", "buyer_sends", "goods_arrive", "accept_goods", "agree_refund", "ask_freight",
        "pay_freight", "tell_refunded", "refund_arrives",
    ]  # fmt: skip
    assert "先垫一下" in flow[1].script and "48 小时" in flow[1].script
    assert flow[5].amount_fen == 5980 and flow[5].confirmed_by == AfterSaleState.SUCCEEDED


def test_P4h_the_script_names_who_pays_the_way_back() -> None:
    mind = {**FORM, "family": "no_reason"}
    assert "寄回的运费由您来付" in steps(Outcome.RETURN_REFUND, after_sale=mind)[1].script
    assert "验下来是我们的问题，运费由我们退给您" in steps(Outcome.RETURN_REFUND)[1].script
    covered = {**SIGNED, "return_freight_covered": True}
    assert "退货包运费" in steps(Outcome.RETURN_REFUND, order=covered)[1].script


def test_P4h_a_return_that_arrived_starts_at_acceptance_and_is_refunded_within_the_promised_hours() -> None:
    arrived = {"after_sale": {**FORM, "return_received_at": "2026-01-04 09:00"}}
    flow = steps(Outcome.RETURN_REFUND, **arrived)
    assert flow[0].key == "accept_goods"
    assert flow[0].due_at == datetime(2026, 1, 6, 1, tzinfo=UTC)
    promised = steps(Outcome.RETURN_REFUND, parameters={"refund_hours": 12}, **arrived)
    assert {step.due_at for step in promised if step.key in ("accept_goods", "agree_refund")} == {
        datetime(2026, 1, 4, 13, tzinfo=UTC)
    }
    latest = steps(Outcome.RETURN_REFUND, parameters={"refund_hours": 168}, **arrived)
    assert latest[0].due_at == datetime(2026, 1, 11, 1, tzinfo=UTC)


def test_P4i_exchange_and_reship_check_the_goods_and_tell_the_number() -> None:
    for outcome in (Outcome.EXCHANGE, Outcome.RESHIP):
        flow = keys(outcome)
        order = [flow.index(key) for key in ("check_item", "ship", "fill_number", "tell_number", "buyer_signs")]
        assert order == sorted(order)


@pytest.mark.parametrize("outcome", [Outcome.REFUND_ONLY, Outcome.RETURN_REFUND, Outcome.RESHIP])
def test_P4g_without_a_form_the_shop_files_it_for_the_buyer(outcome: Outcome) -> None:
    flow = keys(outcome, after_sale={"family": "quality"})
    assert flow[:2] == ["apply_for_buyer", "buyer_confirms_card"]
    assert "apply_for_buyer" not in keys(outcome)


def test_P2_refusing_begins_with_talk_and_carries_reason_and_evidence() -> None:
    assert keys(Outcome.REFUSE) == ["talk_first", "gather_evidence", "refuse", "tell_reason"]


def test_P4f_every_step_is_somebodys_and_has_a_clock_and_every_action_is_known() -> None:
    for platform in ("pinduoduo", "taobao", "tmall"):
        for outcome in Outcome:
            flow = steps(outcome, platform=platform)
            assert len({step.key for step in flow}) == len(flow)
            for step in flow:
                assert step.due_at is not None and step.who and step.verb and step.verb_en, step.key
                if step.action is None:
                    assert step.kind in ("wait", "warehouse", "check")
                else:
                    assert step.action in ACTIONS
                    proof = ACTIONS[step.action].confirmed_by
                    assert step.confirmed_by is None or step.confirmed_by in proof, step.key


def test_money_actions_are_marked_and_all_are_manual() -> None:
    assert {name.partition(".")[2] for name, kind in ACTIONS.items() if kind.money} == {
        "small_payment", "agree_refund", "agree_refusal", "pay_freight",
    }  # fmt: skip
    assert all(kind.manual for kind in ACTIONS.values())
