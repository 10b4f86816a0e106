"""What a shop lets happen by itself: tried first, done once, left to people where it should be, stopped by a click."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.automation.access import acts_in, holds_in, policies_in, policies_on
from heqi.automation.actions import draft_policy, stop_all, stop_policy, switch_on, try_policy
from heqi.automation.actions.act import act_on_case
from heqi.automation.actions.consider_case import consider_case
from heqi.cases import portions
from heqi.cases.access import cases_in, steps_of
from heqi.cases.actions import choose_outcome, record_contact, take_case, tick_step, withdraw_outcome
from heqi.cases.flow_actions import actions_of_case
from heqi.clocks.actions import fire_clocks
from heqi.core.cases.arrival import Came
from heqi.core.cases.automation.consider import Act
from heqi.core.cases.automation.kinds import PolicyKind
from heqi.core.errors import HeqiError
from heqi.core.words import FirstChannel, Outcome
from heqi.journal.access import entries_in
from heqi.journal.queue import run_pending
from heqi.returns.actions.open_parcel import Opened
from heqi.returns.actions.take_in import Label, accept_parcel
from tests.support.automation import confirm_rules
from tests.support.story import ORDER_NO

KIND = PolicyKind.UNSHIPPED_REFUND


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def sold(platform, owner, shop, now):
    """An order of 29.90 yuan, paid an hour ago and not sent; 王老板 has checked the rule on refunds before dispatch."""
    confirm_rules(owner, shop, now - timedelta(minutes=30), "pdd.unshipped-refund")
    state_sold(platform, now)
    return platform


def state_sold(platform, now, order_no=ORDER_NO, **said):
    platform.state_order(
        now - timedelta(minutes=20),
        order_no,
        **{
            "state": "unshipped",
            "state_text": "待发货",
            "paid_fen": 29_90,
            "goods_fen": 29_90,
            "paid_at": now - timedelta(hours=1),
            "grouped_at": now - timedelta(hours=1),
            "shipped_at": None,
            "signed_at": None,
            **said,
        },
    )


def ask_refund(platform, now, number="61234567890123", **said):
    return platform.state_request(
        now, number, **{"reason": "不想要了", "requested_fen": 29_90, "order_paid_fen": 29_90, **said}
    )


def acts(shop):
    return list(acts_in([shop.id]).order_by("id"))


def guards(shop, case):
    return {each.kind: each.guards for each in holds_in([shop.id]).filter(case_id=case.id)}


def let_time_pass(now):
    """Clocks that are due speak, and what they call for is done."""
    fire_clocks(now)
    while run_pending(now=now):
        pass


def test_H1_an_unshipped_refund_is_agreed_to_at_once_and_handed_out_after_the_wait(sold, shop, switched_on, now):
    policy = switched_on(KIND, now, max_fen=50_00, wait_minutes=10)

    case = ask_refund(sold, now)

    assert (case.outcome, case.amount_fen, case.chosen_by, case.owner_id) == ("refund_only", 29_90, None, None)
    assert case.choice_reason == "未发货、付款不超过 12 小时的退款，每件不超过 ¥50.00，立即同意"
    act = acts(shop)[0]
    assert (act.policy_id, act.version, act.case_id, act.cost_fen, act.state) == (
        policy.id,
        1,
        case.id,
        29_90,
        "waiting",
    )
    assert {each.state for each in actions_of_case(case)} == {"automatic"}
    assert {each.proposed_by.kind for each in actions_of_case(case)} == {"policy"}

    let_time_pass(now + timedelta(minutes=9, seconds=59))
    assert {each.state for each in actions_of_case(case)} == {"automatic"}
    let_time_pass(now + timedelta(minutes=10))
    assert {each.state for each in actions_of_case(case)} == {"handed"}
    assert acts(shop)[0].state == "handed"
    entry = entries_in([shop.id]).get(kind="case.policy_chose")
    assert (entry.actor_kind, entry.actor_id, entry.data["policy_version"]) == ("policy", policy.id, 1)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"reason": "缺货"}, "stock_out"),
        ({"reason": "未按约定时间发货"}, "late_dispatch"),
        ({"reason": "其他"}, "reason_unknown"),
        ({"buyer_words": "吃了拉肚子，已经打12315"}, "legal"),
        ({"requested_fen": 60_00}, "over_paid"),
        ({"intervened": True}, "intervention"),
    ],
)
def test_L1_H1_what_the_request_says_leaves_a_case_to_people(sold, shop, switched_on, now, said, why):
    switched_on(KIND, now, max_fen=50_00)
    case = ask_refund(sold, now, **said)
    assert (case.outcome, acts(shop)) == ("", [])
    assert why in guards(shop, case)[KIND]


@pytest.mark.parametrize(
    ("said", "figures", "why"),
    [
        ({"state_text": "待发货（已打单）"}, {}, "packed"),
        ({"promised_ship_at": timedelta(hours=-1)}, {}, "late_dispatch"),
        ({}, {"max_fen": 29_89}, "over_limit"),
        ({"grouped_at": timedelta(hours=-13)}, {}, "paid_long_ago"),
        ({}, {"day_fen": 29_89}, "day_sum"),
    ],
)
def test_M8_what_the_order_says_leaves_a_case_to_people(platform, sold, shop, switched_on, now, said, figures, why):
    switched_on(KIND, now, **{"max_fen": 50_00, **figures})
    number = "260525-337872186892999"
    moved = {key: now + value if isinstance(value, timedelta) else value for key, value in said.items()}
    state_sold(platform, now, number, **moved)
    case = ask_refund(sold, now, order_no=number)
    assert (case.outcome, acts(shop)) == ("", [])
    assert guards(shop, case) == {KIND: [why]}


def test_H1_an_unconfirmed_rule_decides_nothing_by_itself(platform, shop, switched_on, now):
    switched_on(KIND, now, max_fen=50_00)
    state_sold(platform, now)
    case = ask_refund(platform, now)
    assert case.outcome == ""
    hold = holds_in([shop.id]).get(case_id=case.id)
    assert (hold.guards, hold.rules) == (["rule_unconfirmed"], ["pdd.unshipped-refund"])


def test_W2_old_facts_move_nothing(sold, shop, switched_on, now):
    later = now + timedelta(hours=25)
    switched_on(KIND, later - timedelta(days=1), max_fen=50_00, paid_hours=72)
    case = ask_refund(sold, now)
    assert [each.state for each in acts(shop)] == ["waiting"]
    let_time_pass(later)
    case = case_of_now(shop, case)
    assert (acts(shop)[0].state, case.outcome) == ("withdrawn", "")
    assert guards(shop, case)[KIND] == ["old_facts"]


def case_of_now(shop, case):
    return cases_in([shop.id]).get(id=case.id)


def test_T6b_a_case_that_somebody_has_in_hand_is_theirs(sold, shop, agent, switched_on, now):
    case = ask_refund(sold, now)
    take_case(staff=agent, case_id=case.id, version=case.version, now=now)
    switched_on(KIND, now, max_fen=50_00)
    let_time_pass(now)
    assert guards(shop, case) == {KIND: ["person_acted"]}
    assert acts(shop) == []


def test_T6b_a_contact_is_acting_too(sold, shop, agent, switched_on, now):
    case = ask_refund(sold, now)
    record_contact(
        staff=agent, case_id=case.id, version=case.version, channel=FirstChannel.CHAT, note="在联系", now=now
    )
    switched_on(KIND, now, max_fen=50_00)
    let_time_pass(now)
    assert (guards(shop, case), acts(shop)) == ({KIND: ["person_acted"]}, [])


def test_P4b_what_was_open_before_is_taken_once_the_policy_is_on(sold, shop, switched_on, now):
    case = ask_refund(sold, now)
    assert case.outcome == ""
    switched_on(KIND, now, max_fen=50_00)
    let_time_pass(now)
    assert case_of_now(shop, case).outcome == "refund_only"


def test_P4b_many_open_cases_are_looked_at_in_portions_each_once(platform, sold, shop, switched_on, now, monkeypatch):
    monkeypatch.setattr(portions, "AT_ONCE", 2)
    cases = [ask_refund(sold, now)]
    for number in range(4):
        order_no = f"260525-10000000000000{number}"
        state_sold(platform, now, order_no)
        cases.append(ask_refund(sold, now, f"6123456789099{number}", order_no=order_no))
    switched_on(KIND, now, max_fen=50_00)
    let_time_pass(now)
    assert [case_of_now(shop, case).outcome for case in cases] == ["refund_only"] * 5
    assert len(acts(shop)) == 5
    went_on = entries_in([shop.id]).filter(kind="policy.went_on")
    assert went_on.count() == 2


def test_P4b_delivered_twenty_times_it_is_done_once(sold, shop, switched_on, now):
    switched_on(KIND, now, max_fen=50_00)
    case = ask_refund(sold, now)
    before = case_of_now(shop, case).version
    for _ in range(20):
        consider_case(shop.id, case.id, policies_on(shop.id), now=now, cause=1)
    assert len(acts(shop)) == 1
    assert case_of_now(shop, case).version == before
    for _ in range(20):
        let_time_pass(now + timedelta(minutes=10))
    assert entries_in([shop.id]).filter(kind="case.policy_handed").count() == 1


def test_T7_a_person_who_was_faster_wins(sold, shop, agent, switched_on, now):
    case = ask_refund(sold, now)
    policy = switched_on(KIND, now, max_fen=50_00)
    seen = case_of_now(shop, case)
    take_case(staff=agent, case_id=case.id, version=seen.version, now=now)
    done = act_on_case(policy.view(), Act(Outcome.REFUND_ONLY, 29_90, 29_90), seen=seen, now=now, cause=None)
    assert (done, acts(shop), case_of_now(shop, case).owner_id) == (None, [], agent.id)


def test_T6b_a_person_takes_back_what_a_policy_chose_and_it_stays_with_people(sold, shop, agent, switched_on, now):
    switched_on(KIND, now, max_fen=50_00)
    case = ask_refund(sold, now)
    withdraw_outcome(staff=agent, case_id=case.id, version=case.version, reason="买家改主意", now=now)
    assert {each.state for each in actions_of_case(case)} == {"cancelled"}
    ask_refund(sold, now + timedelta(minutes=1), requested_fen=20_00)
    let_time_pass(now + timedelta(minutes=11))
    case = case_of_now(shop, case)
    assert (case.outcome, [each.state for each in acts(shop)]) == ("", ["withdrawn"])
    assert guards(shop, case)[KIND] == ["person_acted"]


def test_P4b_a_person_may_go_ahead_before_the_wait_is_over(sold, shop, agent, switched_on, now):
    switched_on(KIND, now, max_fen=50_00)
    case = ask_refund(sold, now)
    case = tick_step(staff=agent, case_id=case.id, key="stop_shipping", version=case.version, now=now)
    tick_step(staff=agent, case_id=case.id, key="agree_refund", version=case.version, now=now)
    assert sorted({each.state for each in actions_of_case(case)}) == ["automatic", "ticked"]
    let_time_pass(now + timedelta(minutes=10))
    assert sorted({each.state for each in actions_of_case(case)}) == ["handed", "ticked"]


def test_T6b_the_stop_button_takes_back_what_was_not_handed_out(sold, shop, supervisor, switched_on, now):
    switched_on(KIND, now, max_fen=50_00)
    case = ask_refund(sold, now)

    stopped = stop_policy(staff=supervisor, shop_id=shop.id, kind=KIND, now=now)

    case = case_of_now(shop, case)
    assert (stopped.state, stopped.stopped_by) == ("stopped", supervisor.id)
    assert (case.outcome, case.stage, acts(shop)[0].state) == ("", "to_decide", "withdrawn")
    assert {each.state for each in actions_of_case(case)} == {"cancelled"}
    state_sold(sold, now, "260525-337872186892888")
    other = ask_refund(sold, now + timedelta(minutes=1), "61234567890777", order_no="260525-337872186892888")
    let_time_pass(now + timedelta(minutes=30))
    assert (other.outcome, len(acts(shop))) == ("", 1)


def test_T6b_stopping_the_whole_shop_leaves_nothing_on(sold, shop, supervisor, switched_on, now):
    switched_on(KIND, now)
    switched_on(PolicyKind.RETURNED_REFUND, now)
    assert stop_all(staff=supervisor, shop_id=shop.id, now=now) == 2
    assert stop_all(staff=supervisor, shop_id=shop.id, now=now) == 0
    assert {each.state for each in policies_in([shop.id])} == {"stopped"}


def test_T6b_what_was_handed_out_stays_when_it_is_stopped(sold, shop, supervisor, switched_on, now):
    switched_on(KIND, now, max_fen=50_00, wait_minutes=0)
    case = ask_refund(sold, now)
    let_time_pass(now)
    stop_all(staff=supervisor, shop_id=shop.id, now=now)
    assert (case_of_now(shop, case).outcome, acts(shop)[0].state) == ("refund_only", "handed")


def test_P4b_the_days_sum_and_number_bind(sold, platform, shop, switched_on, now):
    switched_on(KIND, now, max_fen=50_00, day_count=1)
    ask_refund(sold, now)
    state_sold(platform, now, "260525-337872186892888")
    second = ask_refund(sold, now, "61234567890777", order_no="260525-337872186892888")
    assert (second.outcome, guards(shop, second)) == ("", {KIND: ["day_count"]})


def test_X4a_no_policy_is_on_before_its_figures_were_tried(shop, owner, now):
    said = {"staff": owner, "shop_id": shop.id, "kind": KIND, "now": now}
    policy = draft_policy(figures={"max_fen": 20_00}, **said)
    with pytest.raises(HeqiError) as refused:
        switch_on(version=1, **said)
    assert refused.value.code == "policy.untried"
    try_policy(version=1, **said)
    assert switch_on(version=1, **said).state == "on"
    changed = draft_policy(figures={"max_fen": 30_00}, **said)
    assert (changed.version, changed.state) == (2, "draft")
    with pytest.raises(HeqiError) as again:
        switch_on(version=2, **said)
    assert again.value.code == "policy.untried"
    with pytest.raises(HeqiError) as old:
        switch_on(version=1, **said)
    assert old.value.code == "policy.changed"
    assert draft_policy(figures={"max_fen": 30_00}, **said).version == 2
    assert policy.pk == changed.pk


def test_X4a_a_dry_run_of_last_week_is_too_old(shop, owner, now):
    said = {"staff": owner, "shop_id": shop.id, "kind": KIND}
    draft_policy(figures={}, now=now - timedelta(days=8), **said)
    try_policy(version=1, now=now - timedelta(days=8), **said)
    with pytest.raises(HeqiError) as refused:
        switch_on(version=1, now=now, **said)
    assert refused.value.code == "policy.untried"


def test_X4a_a_dry_run_says_what_it_would_have_taken_and_touches_nothing(sold, platform, shop, owner, agent, now):
    taken = ask_refund(sold, now)
    state_sold(platform, now, "260525-337872186892888")
    held = ask_refund(sold, now, "61234567890777", order_no="260525-337872186892888", reason="缺货")
    choose_outcome(
        staff=agent, case_id=taken.id, version=taken.version, outcome=Outcome.SMALL_PAYMENT, amount_fen=5_00,
        now=now + timedelta(minutes=1),
    )  # fmt: skip
    versions = {each: case_of_now(shop, each).version for each in (taken, held)}
    said = {"staff": owner, "shop_id": shop.id, "kind": KIND, "now": now + timedelta(minutes=2)}
    draft_policy(figures={"max_fen": 50_00}, **said)
    found = try_policy(version=1, **said).found

    assert (found["cases"], found["acts"], found["holds"], found["others"]) == (2, 1, 1, 0)
    assert (found["cost_fen"], found["contradicted"], found["same"], found["unchosen"]) == (29_90, 1, 0, 0)
    assert found["acted"][0]["case_id"] == taken.id
    assert found["acted"][0]["chosen"] == "small_payment"
    assert found["held_by"] == {"stock_out": 1}
    assert {each: case_of_now(shop, each).version for each in (taken, held)} == versions
    assert acts(shop) == []


def test_P4c_a_return_that_passed_acceptance_is_refunded(platform, shop, agent, switched_on, now):
    switched_on(PolicyKind.RETURNED_REFUND, now, max_fen=50_00)
    platform.state_order(now - timedelta(hours=1))
    case = platform.state_request(
        now, demand="return_refund", type="退货退款", reason="七天无理由", state="awaiting_merchant_receipt",
        state_text="待商家收货", return_tracking_no="YT8812345678901",
    )  # fmt: skip
    assert (case.outcome, guards(shop, case)) == ("", {})
    accept_parcel(
        staff=agent,
        case_id=case.id,
        version=case.version,
        label=Label("YT8812345678901"),
        opened=Opened(Came.COMPLETE),
        now=now,
    )
    let_time_pass(now)
    case = case_of_now(shop, case)
    assert case.outcome == "return_refund"
    assert steps_of(case).first().key == "agree_refund"


def test_the_owner_sets_a_supervisor_stops_and_an_agent_does_neither(shop, agent, supervisor, owner, stranger, now):
    def code(call, **said):
        with pytest.raises(HeqiError) as refused:
            call(shop_id=shop.id, kind=KIND, now=now, **said)
        return refused.value.code

    assert code(draft_policy, staff=agent, figures={}) == "role.owner"
    assert code(draft_policy, staff=supervisor, figures={}) == "role.owner"
    assert code(draft_policy, staff=stranger, figures={}) == "shop.none"
    assert code(draft_policy, staff=owner, figures={"max_fen": 0}) == "policy.figure"
    assert code(draft_policy, staff=owner, figures={"wait": 1}) == "policy.figure"
    assert code(stop_policy, staff=agent) == "role.supervisor"
    assert code(stop_policy, staff=stranger) == "shop.none"
    assert code(stop_policy, staff=supervisor) == "policy.none"
    assert policies_in([shop.id]).count() == 0
