"""The steps of a flow have clocks that ring: one at a time, warned, told, escalated, withdrawn with the tick (P4f)."""

from datetime import UTC, datetime, timedelta

from heqi.cases.access import subject_of
from heqi.cases.actions.follow_clock import follow_clock
from heqi.clocks.actions import fire_clocks
from heqi.clocks.queries import clocks_of
from heqi.core.time import end_of_day, shanghai_date
from heqi.journal.queries import entries_of

FLOW = ("step", "step_wait")


def flow_clocks(case):
    held = clocks_of(subject=subject_of(case.id), shop_ids=[case.shop_id])
    return [(each.spec.name, each.spec.due_at, each.spec.on_whom) for each in held if each.spec.name in FLOW]


def choose(api, case, outcome, **more):
    return api.post(f"/cases/{case.id}/choose", {"outcome": outcome, "version": case.version, **more}).body


def tick(api, body, key):
    answer = api.post(f"/cases/{body['id']}/steps/{key}/tick", {"version": body["version"], "looked": True})
    assert answer.status == 200, answer.body
    return answer.body


def due_of(body, key):
    stated = next(step["due_at"] for step in body["flow"]["steps"] if step["key"] == key)
    return datetime.fromisoformat(stated)


def test_P4f_a_flow_has_one_clock_and_ticking_moves_it_to_the_next_step(agent_api, damaged, now):
    assert flow_clocks(damaged) == []
    body = choose(agent_api, damaged, "small_payment", amount_fen=5_00)
    assert flow_clocks(damaged) == [("step", end_of_day(shanghai_date(now)), "merchant")]

    for key in ("agree_amount", "small_payment", "tell_paid"):
        body = tick(agent_api, body, key)
    assert flow_clocks(damaged) == [("step", due_of(body, "payment_arrived"), "merchant")]

    for key in ("payment_arrived", "leave_request"):
        body = tick(agent_api, body, key)
    waits = [("step_wait", due_of(body, "request_ends"), "buyer")]
    assert flow_clocks(damaged) == waits


def test_P4f_a_withdrawn_choice_leaves_no_clock(agent_api, damaged):
    body = choose(agent_api, damaged, "small_payment", amount_fen=5_00)
    taken = agent_api.post(f"/cases/{damaged.id}/withdraw", {"version": body["version"], "reason": "改选"})
    assert taken.status == 200, taken.body
    assert flow_clocks(damaged) == []


def test_P4f_a_step_that_is_late_is_warned_told_and_raised_to_the_supervisors_once(agent_api, damaged):
    body = choose(agent_api, damaged, "small_payment", amount_fen=5_00)
    due = due_of(body, "agree_amount")
    entries = []
    for at in (due - timedelta(hours=2), due, due + timedelta(seconds=1)):
        fire_clocks(now=at)
        told = entries_of(subject=subject_of(damaged.id), shop_ids=[damaged.shop_id])
        entries = [each for each in told if each.data.get("clock") == "step"]
    assert [each.kind for each in entries] in (["clock.due"], ["clock.warned", "clock.due"])
    for _ in range(2):
        follow_clock(entry=entries[-1], now=due)

    after = agent_api.get(f"/cases/{damaged.id}").body
    assert after["rung"] == 1
    assert [each["kind"] for each in after["timeline"]].count("case.raised") == 1


def test_P4f_a_deadline_that_passed_before_its_turn_came_is_not_late_at_once(agent_api, damaged):
    """The sum was agreed three days later: what follows is due that day, not three days ago."""
    body = choose(agent_api, damaged, "small_payment", amount_fen=5_00)
    from heqi.cases.access import steps_of
    from heqi.cases.step_clock import step_clock

    damaged.refresh_from_db()
    steps = list(steps_of(damaged))
    later = due_of(body, "agree_amount") + timedelta(days=3)
    steps[0].state, steps[0].done_at = "done", later
    assert step_clock(steps, chosen_at=damaged.chosen_at).due_at == end_of_day(shanghai_date(later))


def put_off(api, body, key, hours, reason="仓库在盘点"):
    until = (datetime.now(UTC) + timedelta(hours=hours)).isoformat()
    url = f"/cases/{body['id']}/steps/{key}/put-off"
    return api.post(url, {"version": body["version"], "reason": reason, "until": until})


def test_P4f_a_step_that_waits_needs_a_reason_and_becomes_a_promise_that_its_tick_keeps(agent_api, damaged):
    body = choose(agent_api, damaged, "small_payment", amount_fen=5_00)

    late = put_off(agent_api, body, "agree_amount", 30).body

    assert due_of(late, "agree_amount") > due_of(body, "agree_amount")
    assert ("step", due_of(late, "small_payment"), "merchant") in flow_clocks(damaged)
    promise = late["negotiation"]["promises"][0]
    assert (promise["what"], promise["state"]) == ("完成“与买家确认金额”", "open")
    told = late["timeline"][-1]
    assert (told["text"].split("，")[0], told["note"]) == ("延后：与买家确认金额", "仓库在盘点")

    done = tick(agent_api, late, "agree_amount")
    assert done["negotiation"]["promises"][0]["state"] == "kept"


def test_P4f_putting_a_step_off_again_replaces_the_promise(agent_api, damaged):
    body = choose(agent_api, damaged, "small_payment", amount_fen=5_00)
    once = put_off(agent_api, body, "agree_amount", 3).body
    again = put_off(agent_api, once, "agree_amount", 5).body
    assert [each["state"] for each in again["negotiation"]["promises"]] == ["withdrawn", "open"]


def test_P4f_no_step_is_put_off_without_a_reason_into_the_past_or_beyond_the_platforms_deadline(agent_api, damaged):
    body = choose(agent_api, damaged, "refund_only")
    first = body["flow"]["steps"][0]["key"]
    assert first == "agree_refund"

    assert put_off(agent_api, body, first, 3, reason="  ").code == "step.reason"
    assert put_off(agent_api, body, first, -1).code == "promise.past"
    assert put_off(agent_api, body, first, 40).code == "step.past_deadline"
    assert put_off(agent_api, body, "refund_arrives", 3).code in ("step.order", "step.not_ours")
    after = agent_api.get(f"/cases/{damaged.id}").body
    assert (after["version"], after["negotiation"]["promises"]) == (body["version"], [])
