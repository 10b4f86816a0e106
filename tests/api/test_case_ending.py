"""The page of a case that is over: who decided what, what went out, what it cost, and how it goes on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support.story import ORDER_NO


def read(api, case_id):
    return api.get(f"/cases/{case_id}").body


def say(api, case_id, verb, **given):
    return api.post(f"/cases/{case_id}/{verb}", {"version": read(api, case_id)["version"], **given})


def tick_all(api, case_id):
    while left := [step["key"] for step in read(api, case_id)["flow"]["steps"] if step["state"] in ("open", "waiting")]:
        answer = say(api, case_id, f"steps/{left[0]}/tick")
        assert answer.status == 200, answer.body
    return read(api, case_id)


@pytest.fixture
def settled(agent_api, damaged, platform):
    """A small payment of 12 yuan was made by 小林, and the request closed."""
    answer = say(agent_api, damaged.id, "choose", outcome="small_payment", amount_fen=12_00, reason="坏了三个")
    assert answer.status == 200, answer.body
    tick_all(agent_api, damaged.id)
    platform.state_request(timezone.now() + timedelta(minutes=1), state="closed", state_text="已撤销", expires_at=None)
    return damaged.id


def test_P2_an_open_case_has_no_ending(agent_api, damaged):
    body = read(agent_api, damaged.id)
    assert (body["ending"], body["may"]["reopen"]) == (None, False)


def test_T7_the_ending_tells_who_decided_what_was_paid_and_what_it_cost_against_what_was_expected(agent_api, settled):
    body = read(agent_api, settled)
    ending = body["ending"]

    assert (body["stage"], body["flow"]["outcome"], body["flow"]["chosen_by"]["name"]) == (
        "closed",
        "small_payment",
        "小林",
    )
    assert body["flow"]["reason"] == "坏了三个"
    assert ending["at"] is not None
    assert ending["approved_by"] is None
    assert [(each["way"], each["amount_fen"], each["by"], each["beside"]) for each in ending["paid"]] == [
        ("small_payment", 12_00, "小林", False)
    ]
    assert ending["outturn"] == {
        "lines": [{"part": "buyer", "expected_fen": 12_00, "actual_fen": 12_00}],
        "expected_fen": 12_00,
        "actual_fen": 12_00,
    }
    assert ending["standing"] == "offerable"
    assert ending["cost"]["goods"] == 12_00


def test_T6b_what_was_given_beside_stands_with_its_cost_in_what_it_came_to(
    agent_api, owner_api, shop, damaged, platform
):
    entry = {"kind": "coupon", "on": True, "face_fen": 5_00, "cost_fen": 3_00, "words": "亲，给您添麻烦了。"}
    assert owner_api.put(f"/shops/{shop.id}/money", {"entries": [entry]}).status == 200
    given = say(agent_api, damaged.id, "remedies", kind="coupon").body["money"]["remedies"]["given"][0]
    say(agent_api, damaged.id, f"remedies/{given['id']}/tick")
    say(agent_api, damaged.id, "choose", outcome="refund_only")
    tick_all(agent_api, damaged.id)
    platform.state_request(
        timezone.now() + timedelta(minutes=1), state="succeeded", state_text="退款成功", requested_fen=39_90,
        expires_at=None,
    )  # fmt: skip

    ending = read(agent_api, damaged.id)["ending"]

    lines = {line["part"]: (line["expected_fen"], line["actual_fen"]) for line in ending["outturn"]["lines"]}
    assert lines == {"buyer": (39_90, 39_90), "remedy": (0, 3_00)}
    assert ending["outturn"]["actual_fen"] - ending["outturn"]["expected_fen"] == 3_00


def test_T7_an_ending_that_a_colleague_approved_names_them(agent_api, supervisor_api, platform, now):
    """88 yuan are above the limit of 小林."""
    platform.state_order(now - timedelta(minutes=5), paid_fen=88_00, goods_fen=88_00)
    case = platform.state_request(now - timedelta(minutes=5), requested_fen=88_00, order_paid_fen=88_00)
    assert say(agent_api, case.id, "approval", outcome="refund_only", reason="坏了").status == 200
    assert say(supervisor_api, case.id, "approval/approve").status == 200
    platform.state_request(timezone.now() + timedelta(minutes=1), state="closed", state_text="已撤销", expires_at=None)

    body = read(agent_api, case.id)

    assert (body["flow"]["chosen_by"]["name"], body["ending"]["approved_by"]["name"]) == ("小林", "阿敏")


def test_P2_what_the_platform_ended_without_us_says_that_nobody_chose(agent_api, damaged, platform):
    platform.state_request(timezone.now() + timedelta(minutes=1), state="closed", state_text="已撤销", expires_at=None)
    body = read(agent_api, damaged.id)
    ending = body["ending"]
    assert (body["flow"], ending["cost"], ending["outturn"], ending["paid"]) == (None, None, None, [])
    assert body["may"]["reopen"]


def test_P2_a_case_that_is_over_goes_on_as_a_new_one_of_its_order(agent_api, shop, settled):
    given = {"shop_id": shop.id, "order_no": ORDER_NO, "demand": "refund_only", "reason": "又坏了"}
    opened = agent_api.post("/cases", given)
    assert opened.status in (200, 201), opened.body
    since = read(agent_api, settled)["ending"]["opened_since"]
    assert since == {"id": opened.body["id"], "number": f"H{opened.body['id']:06d}"}


def test_P2_the_platforms_word_opens_it_again_and_the_ending_is_gone(agent_api, platform, settled):
    platform.state_request(timezone.now() + timedelta(minutes=9))
    body = read(agent_api, settled)
    assert (body["stage"], body["ending"], body["may"]["reopen"]) == ("to_decide", None, False)
