"""Four eyes: 小林 may spend 50 yuan, 阿敏 500; a choice above the own limit is put before somebody who may say yes."""

from datetime import timedelta

import pytest

from heqi.clocks.actions import fire_clocks
from heqi.journal.contracts import SYSTEM
from heqi.journal.queue import run_pending
from heqi.shops.actions.change_settings import change_settings


def read(api, case):
    return api.get(f"/cases/{case.id}").body


def say(api, case, verb, **given):
    return api.post(f"/cases/{case.id}/{verb}", {"version": read(api, case)["version"], **given})


def waiting(api):
    return api.get("/cases/counts").body["to_approve"]["n"], [
        each["id"] for each in api.get("/cases?view=to_approve").body["items"]
    ]


@pytest.fixture
def dear(platform, now):
    """An order of 120 yuan, damaged."""
    platform.state_order(now - timedelta(minutes=5), paid_fen=120_00, goods_fen=120_00)
    return platform.state_request(now - timedelta(minutes=5), requested_fen=120_00, order_paid_fen=120_00)


@pytest.fixture
def asked(agent_api, supervisor, dear):
    """小林 asks for 80 yuan."""
    answer = say(
        agent_api, dear, "approval", outcome="small_payment", amount_fen=80_00, reason="坏了一半，买家同意留货"
    )
    assert answer.status == 200, answer.body
    return dear


def test_T7_above_the_own_limit_one_asks_and_a_colleague_approves(agent_api, supervisor_api, dear, agent, supervisor):
    refused = say(agent_api, dear, "choose", outcome="small_payment", amount_fen=80_00)
    assert (refused.status, refused.code) == (403, "money.limit")
    assert (
        say(agent_api, dear, "approval", outcome="small_payment", amount_fen=80_00, reason=" ").code
        == "approval.reason"
    )

    body = say(agent_api, dear, "approval", outcome="small_payment", amount_fen=80_00, reason="坏了一半").body

    approval = body["money"]["approval"]
    assert (approval["state"], approval["amount_fen"], approval["cost_fen"]) == ("open", 80_00, 80_00)
    assert approval["approvers"] == [{"id": supervisor.id, "name": "阿敏"}]
    assert (approval["may_approve"], approval["may_withdraw"], approval["changed"]) == (False, True, False)
    assert body["next"]["verb"] == "待审批"
    assert body["flow"] is None
    assert waiting(agent_api) == (0, [])
    assert waiting(supervisor_api) == (1, [dear.id])

    done = say(supervisor_api, dear, "approval/approve")

    assert done.status == 200, done.body
    flow = done.body["flow"]
    assert (flow["outcome"], flow["amount_fen"], flow["chosen_by"]["id"]) == ("small_payment", 80_00, agent.id)
    assert done.body["timeline"][-1]["text"] == "批准：小额打款 ¥80.00"
    assert done.body["timeline"][-1]["actor"]["name"] == "阿敏"
    assert done.body["money"]["approval"] is None
    assert waiting(supervisor_api) == (0, [])
    assert say(supervisor_api, dear, "approval/approve").code == "approval.none"
    assert [step["key"] for step in flow["steps"]][:2] == ["agree_amount", "small_payment"]


def test_T7_both_are_on_record_at_the_action_that_pays(supervisor_api, asked, agent, supervisor):
    from heqi.cases.access import subject_of
    from heqi.journal.queries import entries_of

    say(supervisor_api, asked, "approval/approve")
    entries = entries_of(subject=subject_of(asked.id), shop_ids=[asked.shop_id])
    told = [(each.kind, each.actor.id) for each in entries if each.data.get("action_kind") == "pdd.small_payment"]
    assert told == [("action.suggested", agent.id), ("action.approved", supervisor.id), ("action.handed", agent.id)]


def test_T7_nobody_approves_their_own_and_no_agent_a_colleagues(agent_api, sign_in, hire, shop, asked):
    colleague = sign_in(hire("xiaozhou", "小周", shop, "agent", 500_00))
    assert say(agent_api, asked, "approval/approve").code == "approval.own"
    assert say(colleague, asked, "approval/approve").code == "role.supervisor"
    assert read(agent_api, asked)["flow"] is None


def test_T7_a_supervisor_whose_limit_is_too_low_neither_sees_it_in_the_list_nor_approves(
    sign_in, hire, shop, asked, supervisor
):
    deputy = sign_in(hire("fuzhuguan", "老周", shop, "supervisor", 60_00))
    assert waiting(deputy) == (0, [])
    assert read(deputy, asked)["money"]["approval"]["may_approve"] is False
    assert say(deputy, asked, "approval/approve").code == "money.limit"


def test_T7_declined_with_a_reason_that_the_asker_reads(agent_api, supervisor_api, asked):
    assert say(supervisor_api, asked, "approval/decline", reason="").code == "approval.reason"
    body = say(supervisor_api, asked, "approval/decline", reason="先看照片").body
    assert (body["money"]["approval"]["state"], body["money"]["approval"]["answer"]) == ("declined", "先看照片")
    assert body["timeline"][-1]["note"] == "先看照片"
    assert waiting(supervisor_api) == (0, [])
    again = say(agent_api, asked, "approval", outcome="small_payment", amount_fen=60_00, reason="照片已补").body
    assert (again["money"]["approval"]["state"], again["money"]["approval"]["amount_fen"]) == ("open", 60_00)


def test_T7_withdrawn_by_the_asker_only(agent_api, supervisor_api, asked):
    assert say(supervisor_api, asked, "approval/withdraw").code == "approval.not_yours"
    body = say(agent_api, asked, "approval/withdraw").body
    assert body["money"]["approval"] is None
    assert say(supervisor_api, asked, "approval/approve").code == "approval.none"


def test_T7_within_the_limit_there_is_nothing_to_ask(agent_api, supervisor_api, dear):
    assert (
        say(agent_api, dear, "approval", outcome="small_payment", amount_fen=50_00, reason="x").code
        == "approval.needless"
    )


def test_T7_where_nobody_may_say_yes_that_is_said(agent_api, dear):
    answer = say(agent_api, dear, "approval", outcome="small_payment", amount_fen=80_00, reason="坏了")
    assert (answer.status, answer.code) == (409, "approval.nobody")


def test_T7_above_the_four_eyes_sum_even_the_owner_asks(owner_api, supervisor_api, owner, shop, dear, now):
    change_settings(shop_id=shop.id, group="money", changes={"four_eyes_fen": 70_00}, by=SYSTEM, now=now)
    alone = say(owner_api, dear, "choose", outcome="small_payment", amount_fen=80_00)
    assert (alone.status, alone.code) == (403, "money.four_eyes")
    say(owner_api, dear, "approval", outcome="small_payment", amount_fen=80_00, reason="坏了")
    assert say(owner_api, dear, "approval/approve").code == "approval.own"
    body = say(supervisor_api, dear, "approval/approve").body
    assert body["flow"]["chosen_by"]["id"] == owner.id


def test_T7_what_has_changed_since_is_told_and_asked_again(agent_api, supervisor_api, platform, asked, now):
    platform.state_request(now, requested_fen=120_00, order_paid_fen=120_00, demand="exchange", type="换货")
    body = read(supervisor_api, asked)
    assert body["money"]["approval"]["changed"] is True
    answer = say(supervisor_api, asked, "approval/approve", looked=True)
    assert (answer.status, answer.code) == (409, "approval.changed")
    assert read(supervisor_api, asked)["flow"] is None


def test_W2_old_facts_want_a_look_before_the_yes(supervisor_api, asked, monkeypatch):
    later = asked.opened_at + timedelta(hours=30)
    monkeypatch.setattr("heqi.web.api.case_money.timezone.now", lambda: later)
    refused = say(supervisor_api, asked, "approval/approve")
    assert refused.code == "facts.old"


def test_W11_a_request_has_a_clock_of_half_the_time_left_and_at_most_two_hours(agent_api, platform, asked, now):
    body = read(agent_api, asked)
    approval = body["money"]["approval"]
    assert (body["due"]["name"], body["due"]["at"]) == ("approval", approval["due_at"])
    fire_clocks(now + timedelta(hours=2, seconds=5))
    while run_pending(now=now + timedelta(hours=2, seconds=5)):
        pass
    assert read(agent_api, asked)["negotiation"]["ladder"]["rung"] == 2


def test_T6b_a_request_that_supervisors_let_lie_goes_to_the_owner_and_an_answered_one_does_not(
    supervisor_api, asked, now
):
    from heqi.cases.access import lock_cases
    from heqi.cases.actions.raise_case import raise_overdue

    assert say(supervisor_api, asked, "approval/decline", reason="先补照片").status == 200
    (case,) = lock_cases(asked.shop_id, id=asked.id)
    assert raise_overdue(case, clock="approval", now=now, cause=None) is False
    assert raise_overdue(case, clock="respond", now=now, cause=None) is True
    assert read(supervisor_api, asked)["negotiation"]["ladder"]["rung"] == 1


def test_T7_two_clicks_on_approve_start_one_flow(supervisor_api, asked):
    version = read(supervisor_api, asked)["version"]
    first = supervisor_api.post(f"/cases/{asked.id}/approval/approve", {"version": version})
    second = supervisor_api.post(f"/cases/{asked.id}/approval/approve", {"version": version})
    assert (first.status, second.status, second.code) == (200, 409, "case.stale")
    assert read(supervisor_api, asked)["flow"]["steps"][0]["key"] == "agree_amount"
