"""One policy for a bad batch: never below what is owed, within limits, and nobody gets it twice."""

from datetime import timedelta

import pytest

from tests.support.incidents import (
    ALL,
    SIGNED,
    TRANSIT,
    UNSHIPPED,
    edit,
    offers,
    opened,
    orders,
    read,
    set_policy,
    work,
)


def test_W10_the_policy_opens_cases_for_those_who_have_not_complained(supervisor_api, agent_api, shop, batch, now):
    incident = opened(supervisor_api, shop)
    set_policy(supervisor_api, incident, now)

    rows = orders(supervisor_api, incident)
    assert {no: (row["plan"]["outcome"], row["plan"]["amount_fen"]) for no, row in rows.items()} == {
        SIGNED: ("small_payment", 15_00),
        TRANSIT: ("small_payment", 19_95),
        UNSHIPPED: ("refund_only", 39_90),
    }
    case = agent_api.get(f"/cases/{rows[SIGNED]['case']['id']}").body
    assert (case["first_channel"], case["owner"], case["cause"]["said"]) == ("shop", None, "supplier")
    assert "所属事件的方案：小额打款 ¥15.00" in [entry["text"] for entry in case["timeline"]]


def test_W10_the_offer_never_goes_without_the_right_beside_it(supervisor_api, agent_api, shop, batch, now):
    incident = opened(supervisor_api, shop)
    set_policy(supervisor_api, incident, now)

    case_id = orders(supervisor_api, incident)[SIGNED]["case"]["id"]
    banner = agent_api.get(f"/incidents/of-case/{case_id}").body

    rights = banner["plan"]["rights"]
    assert rights
    assert banner["script"].startswith("亲，给您补偿15元，抱歉添麻烦了。如果您不接受，按规则您也可以要求")


def test_W10_an_owed_outcome_is_never_undercut(supervisor_api, shop, batch, now):
    case = batch.state_request(
        now, order_no=SIGNED, demand="return_refund", type="退货退款", reason="质量问题", requested_fen=39_90
    )
    from heqi.cases.judge import judge_case
    from heqi.core.words import Standing

    owed = {each.outcome: each.amount_fen for each in judge_case(case, now=now).decision.options
            if each.standing is Standing.OWED and each.meets_demand}  # fmt: skip
    incident = opened(supervisor_api, shop)
    set_policy(supervisor_api, incident, now)

    plan = orders(supervisor_api, incident)[SIGNED]["plan"]
    assert owed
    assert (plan["outcome"], plan["why"]) == (next(iter(owed)), "买家的诉求应当满足，按应得处理")
    assert plan["amount_fen"] == owed[plan["outcome"]]


def test_W10_policy_can_settle_at_once_and_twice_is_once(supervisor_api, shop, batch, now):
    incident = opened(supervisor_api, shop)
    set_policy(supervisor_api, incident, now, begin=True, looked=True)

    rows = orders(supervisor_api, incident)
    assert {no: (row["case"]["outcome"], row["case"]["amount_fen"]) for no, row in rows.items()} == {
        SIGNED: ("small_payment", 15_00),
        TRANSIT: ("small_payment", 19_95),
        UNSHIPPED: ("refund_only", 39_90),
    }
    progress = read(supervisor_api, incident)["progress"]
    assert (progress["chosen_fen"], progress["stuck"], progress["unplanned"]) == (15_00 + 19_95 + 39_90, 0, 0)
    set_policy(supervisor_api, incident, now, begin=True, looked=True)
    again = orders(supervisor_api, incident)
    assert {row["plan"]["why"] for row in again.values()} == {"已选定处理结果，保持不变"}
    assert {no: row["case"]["amount_fen"] for no, row in again.items()} == {
        no: row["case"]["amount_fen"] for no, row in rows.items()
    }


def test_W10_a_sum_above_the_limit_waits_for_another_persons_yes(
    supervisor_api, owner_api, hire, shop, batch, now, sign_in
):
    api = sign_in(hire("mei", "小梅", shop, "supervisor", 50_00))
    incident = opened(api, shop)
    assert api.post(f"/incidents/{incident['id']}/policy/reckon", {"offers": ALL}).body == {
        "orders": 3, "sum_fen": 74_85, "counts": {"unshipped": 1, "in_transit": 1, "signed": 1},
        "by_phase": {"unshipped": 39_90, "in_transit": 19_95, "signed": 15_00}, "alone": False,
    }  # fmt: skip

    asked = set_policy(api, incident, now)
    assert asked["policy"]["state"] == "asked"
    assert [each["plan"] for each in orders(api, incident).values()] == [None] * 3
    assert edit(api, incident, "policy/approve").code == "approval.own"
    assert edit(api, incident, "policy", offers=ALL).code == "incident.asked"
    answer = edit(owner_api, incident, "policy/approve")
    work(now)
    assert answer.body["policy"]["state"] == "in_force"
    assert answer.body["policy"]["answered_by"]["name"] == "王老板"
    assert all(each["plan"]["outcome"] for each in orders(api, incident).values())


def test_W10_a_policy_may_be_declined_with_a_reason_and_set_anew(owner_api, hire, shop, batch, now, sign_in):
    api = sign_in(hire("mei", "小梅", shop, "supervisor", 50_00))
    incident = opened(api, shop)
    set_policy(api, incident, now)
    answer = edit(owner_api, incident, "policy/decline", reason="先退未发货的")
    assert (answer.body["policy"]["state"], answer.body["policy"]["answer"]) == ("declined", "先退未发货的")
    only = offers(unshipped={"outcome": "refund_only"})
    assert set_policy(api, incident, now, by=only)["policy"]["state"] == "in_force"
    left = {no for no, row in orders(api, incident).items() if not row["plan"]["outcome"]}
    assert left == {SIGNED, TRANSIT}


def test_W10_an_agent_settles_a_case_on_the_plan_beyond_the_own_limit(supervisor_api, hire, sign_in, shop, batch, now):
    agent_api = sign_in(hire("new", "小新", shop, "agent", 10_00))
    incident = opened(supervisor_api, shop)
    set_policy(supervisor_api, incident, now)
    case = orders(supervisor_api, incident)[UNSHIPPED]["case"]

    stale = agent_api.post(f"/incidents/of-case/{case['id']}/follow", {"version": case["version"] - 1, "looked": True})
    answer = agent_api.post(f"/incidents/of-case/{case['id']}/follow", {"version": case["version"], "looked": True})

    assert stale.code == "case.stale"
    assert answer.status == 200, answer
    settled = orders(supervisor_api, incident)[UNSHIPPED]["case"]
    assert (settled["outcome"], settled["amount_fen"]) == ("refund_only", 39_90)
    again = agent_api.post(
        f"/incidents/of-case/{case['id']}/follow", {"version": answer.body["version"], "looked": True}
    )
    assert again.code == "flow.chosen"


@pytest.mark.parametrize(("later", "show"), [("propose", "proposed"), ("add", "all")])
def test_W10_orders_that_come_later_are_proposed_or_added(supervisor_api, shop, batch, now, later, show):
    incident = opened(supervisor_api, shop, later=later)
    set_policy(supervisor_api, incident, now)
    new = "260520-100000000000006"
    batch.state_order(now + timedelta(minutes=1), new, note="批次 A7", shipped_at=now - timedelta(days=2))

    rows = orders(supervisor_api, incident, show)
    assert new in rows
    assert bool(rows[new]["plan"]) is (later == "add")
    if later == "propose":
        edit(supervisor_api, incident, "orders/include", order_nos=[new])
        work(now)
    assert orders(supervisor_api, incident)[new]["plan"]["outcome"] == "small_payment"


def test_W10_a_case_that_a_buyer_opens_later_gets_the_plan(supervisor_api, shop, batch, now):
    incident = opened(supervisor_api, shop)
    set_policy(supervisor_api, incident, now, proactive=False)
    assert {row["plan"]["why"] for row in orders(supervisor_api, incident).values()} == {"还没有售后，买家找来时再处理"}

    case = batch.state_request(
        now + timedelta(minutes=5), order_no=SIGNED, demand="compensation", type="补偿", requested_fen=10_00
    )
    plan = orders(supervisor_api, incident)[SIGNED]
    assert plan["case"]["id"] == case.id
    assert plan["plan"]["outcome"]


def test_W10_a_batch_that_dies_half_way_goes_on_and_nobody_gets_two(supervisor_api, shop, platform, now, monkeypatch):
    from heqi.cases.access import cases_in
    from heqi.incidents.actions import work_batch

    for number in range(7):
        platform.state_order(now, f"260521-20000000000000{number}", note="批次 B1")
    monkeypatch.setattr(work_batch, "AT_ONCE", 2)
    incident = opened(supervisor_api, shop, selection={"note": "B1"})
    answer = edit(supervisor_api, incident, "policy", offers=ALL, begin=True, looked=True)
    assert answer.status == 200
    whole, done = work_batch.work_policy, []

    def dies_at_the_fourth(*args, **kwargs):
        if len(done) == 3:
            done.append("dead")
            raise RuntimeError("the worker is killed")
        done.append("one")
        return whole(*args, **kwargs)

    monkeypatch.setattr(work_batch, "work_policy", dies_at_the_fourth)
    work(now)
    held = read(supervisor_api, incident)["progress"]
    assert (held["unplanned"], cases_in([shop.id]).count()) == (5, 2)
    monkeypatch.setattr(work_batch, "work_policy", whole)
    work(now + timedelta(hours=1))

    assert read(supervisor_api, incident)["progress"]["unplanned"] == 0
    assert cases_in([shop.id]).filter(outcome="small_payment", amount_fen=15_00, flow_no=1).count() == 7
    assert read(supervisor_api, incident)["progress"]["chosen_fen"] == 7 * 15_00


def test_W10_a_second_case_of_one_order_gives_nobody_a_second_payment(supervisor_api, shop, batch, now):
    incident = opened(supervisor_api, shop)
    set_policy(supervisor_api, incident, now, begin=True, looked=True)
    first = orders(supervisor_api, incident)[SIGNED]["case"]["id"]
    from heqi.cases.models import Case

    (held,) = Case.objects.in_shop(shop.id).filter(id=first)
    held.done, held.stage = True, "settled"
    held.save()
    later = now + timedelta(minutes=9)
    batch.state_request(later, order_no=SIGNED, demand="compensation", type="补偿", requested_fen=15_00)

    plan = orders(supervisor_api, incident)[SIGNED]["plan"]
    assert (plan["outcome"], plan["why"]) == (None, "这一单已经付过款，请人工决定")
