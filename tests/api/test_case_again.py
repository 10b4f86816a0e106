"""A case that goes on after its flow has run through: chosen anew, and nothing paid twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

ORDER_PAID = 39_90


def read(api, case):
    return api.get(f"/cases/{case.id}").body


def choose(api, case, outcome, **more):
    seen = read(api, case)["version"]
    return api.post(f"/cases/{case.id}/choose", {"outcome": outcome, "version": seen, "looked": True, **more})


def tick_all(api, body):
    while left := [step["key"] for step in body["flow"]["steps"] if step["state"] in ("open", "waiting")]:
        url = f"/cases/{body['id']}/steps/{left[0]}/tick"
        answer = api.post(url, {"version": body["version"], "looked": True})
        assert answer.status == 200, answer.body
        body = answer.body
    return body


@pytest.fixture
def again(agent_api, supervisor_api, damaged, platform):
    """A small payment of 30 yuan was made and the request closed; then the buyer asks anew on the same request."""
    body = choose(agent_api, damaged, "small_payment", amount_fen=30_00).body
    later = timezone.now() + timedelta(minutes=10)
    tick_all(agent_api, body)
    platform.state_request(later, state="closed", state_text="已撤销", expires_at=None)
    assert read(agent_api, damaged)["stage"] == "closed"
    platform.state_request(later + timedelta(minutes=10))
    return damaged


def test_P2_a_buyer_who_asks_anew_after_the_end_is_decided_anew_and_not_called_settled(agent_api, again):
    body = read(agent_api, again)

    assert (body["stage"], body["flow"]["over"], body["may"]["choose"]) == ("to_decide", True, True)
    assert body["next"]["key"] == "decide"
    assert [step["state"] for step in body["flow"]["steps"]] == ["done"] * 5 + ["confirmed"]


def test_M9_what_was_paid_before_is_seen_by_the_second_choice_and_not_paid_again(supervisor_api, again):
    options = {each["outcome"]: each for each in read(supervisor_api, again)["decision"]["options"]}
    assert options["refund_only"]["amount_fen"] == ORDER_PAID - 30_00

    too_much = choose(supervisor_api, again, "refund_only", amount_fen=ORDER_PAID)
    assert (too_much.status, too_much.code, too_much.body["detail"]["left_fen"]) == (409, "money.paid_before", 9_90)

    chosen = choose(supervisor_api, again, "refund_only")
    assert chosen.status == 200, chosen.body
    assert (chosen.body["flow"]["amount_fen"], chosen.body["flow"]["over"]) == (9_90, False)
    assert {step["state"] for step in chosen.body["flow"]["steps"]} <= {"open", "waiting"}
    assert choose(supervisor_api, again, "refund_only").code == "flow.chosen"


def test_M9_a_second_small_payment_is_its_own_and_counted_with_the_first(agent_api, again):
    body = tick_all(agent_api, choose(agent_api, again, "small_payment", amount_fen=3_00).body)

    assert [(each["way"], each["amount_fen"], each["sure"]) for each in body["money"]["spent"]] == [
        ("small_payment", 30_00, True),
        ("small_payment", 3_00, True),
    ]


def test_P2_a_refused_buyer_who_changes_the_request_is_decided_anew(supervisor_api, platform, now):
    platform.state_order(now - timedelta(minutes=5), signed_at=now - timedelta(days=20))
    case = platform.state_request(now - timedelta(minutes=5), reason="不喜欢、效果不好", demand="return_refund")
    refused = choose(supervisor_api, case, "refuse", override=True, reason="已过退货期").body
    tick_all(supervisor_api, refused)
    at = timezone.now() + timedelta(minutes=10)
    platform.state_request(at, state="awaiting_buyer_answer", state_text="待买家处理")

    platform.state_request(at + timedelta(minutes=5), reason="商品破损", demand="refund_only")

    body = read(supervisor_api, case)
    assert (body["stage"], body["demand"], body["flow"]["over"]) == ("to_decide", "refund_only", True)
    assert choose(supervisor_api, case, "refund_only", amount_fen=20_00).status == 200


def test_P4_another_case_of_the_order_sees_what_the_first_has_paid(agent_api, damaged, platform):
    tick_all(agent_api, choose(agent_api, damaged, "small_payment", amount_fen=30_00).body)

    second = platform.state_request(timezone.now() + timedelta(minutes=1), after_sale_no="61234567890999")

    options = {each["outcome"]: each for each in read(agent_api, second)["decision"]["options"]}
    assert options["refund_only"]["amount_fen"] == ORDER_PAID - 30_00
    own = {each["outcome"]: each for each in read(agent_api, damaged)["decision"]["options"]}
    assert own["refund_only"]["amount_fen"] == ORDER_PAID
