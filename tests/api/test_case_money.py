"""Money on one order: never more than was paid, never the same twice, whatever case it is asked for on."""

from datetime import timedelta

import pytest

from tests.support.story import ORDER_NO


def read(api, case_id):
    return api.get(f"/cases/{case_id}").body


def say(api, case_id, verb, **given):
    return api.post(f"/cases/{case_id}/{verb}", {"version": read(api, case_id)["version"], **given})


@pytest.fixture
def beside(platform, damaged, now):
    """A second request on the same order, after the first."""
    return platform.state_request(now - timedelta(minutes=4), after_sale_no="61234567890999")


def pay(api, case_id, fen):
    """Choose a small payment and tick its steps up to the money."""
    chosen = say(api, case_id, "choose", outcome="small_payment", amount_fen=fen)
    assert chosen.status == 200, chosen.body
    for key in ("agree_amount", "small_payment"):
        assert say(api, case_id, f"steps/{key}/tick").status == 200


def test_M9_a_second_payment_on_the_order_is_refused_with_the_first_one_named(agent_api, damaged, beside):
    pay(agent_api, damaged.id, 30_00)
    before = read(agent_api, beside.id)

    refused = say(agent_api, beside.id, "choose", outcome="small_payment", amount_fen=10_00)

    assert (refused.status, refused.code) == (409, "money.paid_before")
    assert refused.body["detail"]["left_fen"] == 9_90
    assert [
        (each["number"], each["way"], each["amount_fen"], each["by"]) for each in refused.body["detail"]["earlier"]
    ] == [(f"H{damaged.id:06d}", "small_payment", 30_00, "小林")]
    assert f"H{damaged.id:06d} 小额打款 ¥30.00 小林" in refused.body["message"]
    assert read(agent_api, beside.id)["version"] == before["version"]
    assert say(agent_api, beside.id, "choose", outcome="small_payment", amount_fen=9_90).status == 200


def test_M9_a_payment_that_was_only_handed_over_counts_already(agent_api, damaged, beside):
    assert say(agent_api, damaged.id, "choose", outcome="small_payment", amount_fen=39_90).status == 200
    assert say(agent_api, beside.id, "choose", outcome="small_payment", amount_fen=1).code == "money.paid_before"
    say(agent_api, damaged.id, "withdraw", reason="选错了")
    assert say(agent_api, beside.id, "choose", outcome="small_payment", amount_fen=39_90).status == 200


def test_M9_what_the_platform_has_refunded_on_the_order_counts(agent_api, platform, damaged, beside, now):
    platform.state_request(now - timedelta(minutes=3), after_sale_no="61234567890999", state="succeeded",
                           state_text="退款成功", requested_fen=35_00)  # fmt: skip
    refused = say(agent_api, damaged.id, "choose", outcome="small_payment", amount_fen=10_00)
    assert (refused.code, refused.body["detail"]["left_fen"]) == ("money.paid_before", 4_90)
    assert say(agent_api, damaged.id, "choose", outcome="small_payment", amount_fen=4_90).status == 200


def test_M9_a_refund_agreed_on_one_case_leaves_nothing_for_the_other(agent_api, damaged, beside):
    assert say(agent_api, damaged.id, "choose", outcome="refund_only").status == 200
    refused = say(agent_api, beside.id, "choose", outcome="refund_only")
    assert (refused.code, refused.body["detail"]["left_fen"]) == ("money.paid_before", 0)


def test_M9_another_order_is_not_touched(agent_api, platform, damaged, now):
    pay(agent_api, damaged.id, 39_90)
    other = "260525-337872186892755"
    platform.state_order(now - timedelta(minutes=5), order_no=other)
    case = platform.state_request(now - timedelta(minutes=4), after_sale_no="61234567890777", order_no=other)
    assert case.order_no != ORDER_NO
    assert say(agent_api, case.id, "choose", outcome="small_payment", amount_fen=39_90).status == 200
