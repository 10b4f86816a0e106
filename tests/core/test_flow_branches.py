"""The five flows to their ends: where the goods are, what the platform has seen already, what came back, who pays."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from heqi.assets.loader import load_parameters, load_rulebook
from heqi.core.cases.decide import decide
from heqi.core.cases.facts_json import read_facts
from heqi.core.words import AfterSaleState, Outcome
from tests.core.test_flows import AT, FORM, SIGNED, keys, steps

SHIPPED = {"state": "shipped", "paid_fen": 5980, "shipped_at": "2026-01-02 20:00"}
MIND = {**FORM, "family": "no_reason"}
FAULT = {"evidence": {"fault_proven": True}}


def step(outcome: Outcome, key: str, **facts: Any) -> Any:
    return next(each for each in steps(outcome, **facts) if each.key == key)


def test_M8_a_parcel_refused_at_the_door_is_only_followed_home() -> None:
    refused = keys(Outcome.REFUND_ONLY, order=SHIPPED, after_sale={**MIND, "refused_parcel": True})
    assert refused == ["agree_refusal", "return_under_way", "refund_arrives", "receive_recalled"]


def test_M8_a_refused_parcel_that_is_back_is_looked_at_before_the_money_goes() -> None:
    back = {**MIND, "refused_parcel": True, "refused_back": True}
    assert keys(Outcome.REFUND_ONLY, order=SHIPPED, after_sale=back) == [
        "receive_recalled", "agree_refusal", "refund_arrives",
    ]  # fmt: skip


def test_M8_a_parcel_that_never_came_is_looked_for_and_claimed() -> None:
    lost = {**FORM, "family": "not_received", "received": False}
    assert keys(Outcome.REFUND_ONLY, after_sale=lost) == [
        "ask_courier", "looking_for_parcel", "agree_refund", "tell_refunded", "refund_arrives", "claim_courier",
    ]  # fmt: skip
    known = keys(Outcome.REFUND_ONLY, after_sale=lost, evidence={"delivery_proven": False})
    assert known == ["agree_refund", "tell_refunded", "refund_arrives", "claim_courier"]


def test_P5f_the_words_of_a_stock_out_own_up_to_it() -> None:
    unshipped = {"state": "unshipped", "paid_fen": 5980}
    out = step(Outcome.REFUND_ONLY, "tell_refunded", order=unshipped, after_sale={**FORM, "family": "out_of_stock"})
    assert "没货" in out.script and "¥59.80" in out.script
    late = step(Outcome.REFUND_ONLY, "tell_refunded", order=unshipped, after_sale={**FORM, "family": "late_dispatch"})
    assert "没做到" in late.script


@pytest.mark.parametrize(
    ("state", "first"),
    [
        ("awaiting_merchant", "agree_return"),
        ("awaiting_buyer_return", "send_address"),
        ("awaiting_merchant_receipt", "goods_arrive"),
    ],
)
def test_P4h_a_return_goes_on_from_where_the_platform_shows_it(state: str, first: str) -> None:
    assert keys(Outcome.RETURN_REFUND, after_sale={**FORM, "state": state})[0] == first


def test_P4h_a_return_after_a_replacement_was_sent_starts_anew() -> None:
    """The platform waits for the buyer to confirm the new one: the goods are with the buyer again."""
    flow = keys(Outcome.RETURN_REFUND, after_sale={**FORM, "state": "awaiting_buyer_confirm"})
    assert flow[0] == "agree_return"


def test_P4h_the_platforms_own_deadline_for_the_buyer_is_told() -> None:
    open_until = {**FORM, "state": "awaiting_buyer_return", "expires_at": "2026-01-09 18:00"}
    waiting = step(Outcome.RETURN_REFUND, "buyer_sends", after_sale=open_until)
    assert waiting.due_at == datetime(2026, 1, 9, 10, tzinfo=UTC)
    assert "2026-01-09 18:00" in waiting.script


def test_P4h_freight_is_asked_for_unprompted_and_paid_by_its_own_amount() -> None:
    told = {**FORM, "freight_owed_fen": 1200}
    flow = steps(Outcome.RETURN_REFUND, after_sale=told, **FAULT)
    amounts = {each.key: each.amount_fen for each in flow if each.amount_fen}
    assert amounts == {"agree_refund": 5980, "pay_freight": 1200}
    assert "¥12.00" in next(each for each in flow if each.key == "pay_freight").script
    assert "ask_freight" not in [each.key for each in flow]
    assert "ask_freight" in keys(Outcome.RETURN_REFUND, **FAULT)


@pytest.mark.parametrize("platform", ["pinduoduo", "taobao", "tmall"])
def test_P4h_a_covered_way_back_is_never_paid_twice(platform: str) -> None:
    covered = {**SIGNED, "return_freight_covered": True}
    flow = steps(Outcome.RETURN_REFUND, platform=platform, order=covered, **FAULT)
    assert not {"pay_freight", "ask_freight"} & {each.key for each in flow}
    address = next(each for each in flow if each.key == "send_address").script
    assert ("退货包运费" if platform == "pinduoduo" else "运费险") in address


def test_P4h_a_pick_up_is_offered_in_words_and_booked_where_the_return_is_hard() -> None:
    assert "上门取" in step(Outcome.RETURN_REFUND, "send_address").script
    bulky = {**FORM, "return_difficult": True}
    booked = step(Outcome.RETURN_REFUND, "book_pickup", after_sale=bulky)
    assert (booked.action, booked.amount_fen) == ("pdd.book_pickup", None)


def test_P4c_a_gift_comes_along_or_is_deducted_at_its_stated_price() -> None:
    """办法 12, 淘宝规则 61; where the shop is at fault the gift is settled by talk (62)."""
    gift = {"gift_price_fen": 990}
    assert "¥9.90" in step(Outcome.RETURN_REFUND, "send_address", after_sale=MIND, goods=gift).script
    assert "赠品" not in step(Outcome.RETURN_REFUND, "send_address", goods=gift, **FAULT).script


def test_P4c_a_partial_return_names_the_part_and_how_its_refund_is_reckoned() -> None:
    """办法 17: 满 300 减 30, 200 + 100 paid with 270; the 100 goes back, so 70 is refunded."""
    order = {**SIGNED, "paid_fen": 27000, "kept_fen": 20000, "discount_over_fen": 30000, "discount_fen": 3000,
             "quantity": 2}  # fmt: skip
    flow = steps(Outcome.RETURN_REFUND, order=order, after_sale={**MIND, "affected_quantity": 1})
    words = {each.key: each.script for each in flow}
    assert "要退的 1 件" in words["send_address"]
    assert "¥200.00" in words["explain_part"] and "¥70.00" in words["explain_part"]
    assert [each.amount_fen for each in flow if each.amount_fen] == [7000]


@pytest.mark.parametrize(
    ("flaw", "said"), [("swapped", "不是同一件"), ("empty", "没有看到"), ("used", "使用过"), (None, "有出入")]
)
def test_W4_a_return_that_is_not_as_sent_is_talked_over_before_money_moves(flaw: str | None, said: str) -> None:
    opened = {**MIND, "return_received_at": "2026-01-04 09:00", "return_accepted": False, "return_flaw": flaw}
    flow = steps(Outcome.RETURN_REFUND, after_sale=opened)
    order = [each.key for each in flow]
    assert order[:4] == ["keep_evidence", "tell_mismatch", "buyer_explains", "agree_part"]
    assert order.index("agree_part") < order.index("agree_refund")
    assert said in flow[1].script and "骗" not in flow[1].script
    refused = keys(Outcome.REFUSE, after_sale=opened, talk={"contact_attempts": 1})
    assert refused == ["keep_evidence", "tell_mismatch", "buyer_explains", "gather_evidence", "refuse", "tell_reason"]
    exchanged = keys(Outcome.EXCHANGE, after_sale=opened)
    assert exchanged.index("agree_new") < exchanged.index("ship")


def test_P4i_the_new_one_leaves_within_the_promised_hours_of_the_old_ones_arrival() -> None:
    arrived = {**FORM, "return_received_at": "2026-01-05 09:00"}
    sent = step(Outcome.EXCHANGE, "ship", after_sale=arrived, parameters={"reship_hours": 24})
    assert sent.due_at == datetime(2026, 1, 6, 1, tzinfo=UTC)
    later = step(Outcome.EXCHANGE, "ship")
    assert later.due_at == AT + timedelta(days=10, hours=48)


def test_P4i_what_went_wrong_before_is_what_is_checked() -> None:
    assert "两个人核对" in step(Outcome.EXCHANGE, "check_item", after_sale={**FORM, "family": "wrong_item"}).verb
    assert "逐件点数" in step(Outcome.RESHIP, "check_item", after_sale={**FORM, "family": "short"}).verb


def test_P4i_a_replacement_that_left_is_only_told_and_followed() -> None:
    for state, first in (("awaiting_merchant_shipment", "check_item"), ("awaiting_buyer_confirm", "tell_number")):
        for outcome in (Outcome.EXCHANGE, Outcome.RESHIP):
            flow = steps(outcome, after_sale={**FORM, "state": state})
            assert flow[0].key == first
            signs = next(each for each in flow if each.key == "buyer_signs")
            assert signs.confirmed_by == AfterSaleState.SUCCEEDED


def test_P4i_who_pays_the_way_out_is_said_before_it_is_sent() -> None:
    back = {**MIND, "refused_parcel": True, "refused_back": True}
    fruit = {**SHIPPED, "category": "水果"}
    flow = keys(Outcome.RESHIP, platform="taobao", demand="reship", order=fruit, after_sale=back)
    assert flow.index("agree_freight") < flow.index("ship")
    mind = step(Outcome.EXCHANGE, "send_address", platform="taobao", demand="exchange", after_sale=MIND)
    assert "寄回和再寄出的运费都由您来付" in mind.script


def test_P4_an_amount_that_was_settled_on_is_the_one_that_moves_and_is_told() -> None:
    """Settled on less than what was paid: the words must not promise the whole."""
    facts = read_facts({"platform": "tmall", "demand": "return_refund", "order": SIGNED, "after_sale": MIND})
    decision = decide(
        facts, at=AT, rulebook=load_rulebook(), parameters=load_parameters(), settled_on={Outcome.RETURN_REFUND: 4000}
    )
    option = next(each for each in decision.options if each.outcome is Outcome.RETURN_REFUND)
    assert option.amount_fen == 4000
    assert [each.amount_fen for each in option.steps if each.amount_fen] == [4000]
    assert "¥40.00" in next(each for each in option.steps if each.key == "tell_refunded").script
    other = next(each for each in decision.options if each.outcome is Outcome.REFUND_ONLY)
    assert other.amount_fen == 5980
