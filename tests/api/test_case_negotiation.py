"""The negotiation: said back, confirmed, offered, countered, agreed; promises with a clock; the ladder upwards."""

from datetime import timedelta

import pytest

from heqi.clocks.actions import fire_clocks
from heqi.journal.queue import run_pending
from tests.support.story import ORDER_NO


def read(api, case):
    return api.get(f"/cases/{case.id}").body


def say(api, case, verb, **given):
    return api.post(f"/cases/{case.id}/{verb}", {"version": read(api, case)["version"], **given})


def checks(body):
    return {each["key"]: each["done"] for each in body["negotiation"]["checklist"]}


def pass_time(now):
    """Deadlines up to `now` fire and what they lead to happens."""
    fire_clocks(now)
    while run_pending(now=now):
        pass


@pytest.fixture
def wished(agent_api, damaged):
    """The buyer's own wish is on record."""
    say(agent_api, damaged, "wish", demand="refund_only", words="坏了三个，退我一点就行")
    return damaged


def test_T5_the_matter_is_said_back_and_the_buyer_says_yes(agent_api, wished):
    body = read(agent_api, wished)
    assert checks(body) == {
        "wish": True, "restated": False, "confirmed": False, "shown": False, "analysed": False, "agreed": False,
    }  # fmt: skip
    assert body["negotiation"]["draft"] == (
        "亲，我和您核对一下：您买的“海南贵妃芒 5斤装”，遇到的是破损，您希望仅退款 ¥39.90。"
        "我理解得对吗？有出入您随时纠正我。"
    )
    assert say(agent_api, wished, "restate/confirm").code == "restate.none"

    say(agent_api, wished, "restate", words="您的芒果坏了三个，希望退一部分，对吗？")
    body = say(agent_api, wished, "restate/confirm").body

    assert (checks(body)["restated"], checks(body)["confirmed"]) == (True, True)
    assert body["timeline"][-1]["text"] == "买家确认复述无误"
    assert say(agent_api, wished, "restate/confirm").code == "restate.confirmed"


def test_T5_saying_it_back_anew_asks_for_a_new_yes(agent_api, wished):
    say(agent_api, wished, "restate", words="坏了三个，对吗？")
    say(agent_api, wished, "restate/confirm")
    body = say(agent_api, wished, "restate", words="坏了五个，对吗？").body
    assert checks(body)["confirmed"] is False


def test_P3_nothing_is_offered_before_the_buyers_wish_is_on_record(agent_api, damaged):
    before = read(agent_api, damaged)
    answer = say(agent_api, damaged, "offers", side="shop", outcome="small_payment", amount_fen=500)
    assert (answer.status, answer.code) == (409, "wish.first")
    assert read(agent_api, damaged)["version"] == before["version"]


def test_P3_offers_and_counter_offers_are_kept_in_order_with_their_answers(agent_api, wished):
    first = say(
        agent_api, wished, "offers", side="shop", outcome="small_payment", amount_fen=500, words="补您五元"
    ).body
    offer = first["negotiation"]["offers"][0]
    say(agent_api, wished, f"offers/{offer['id']}/answer", accepted=False)
    say(agent_api, wished, "offers", side="buyer", outcome="small_payment", amount_fen=1500, words="至少十五")
    body = say(agent_api, wished, "offers", side="shop", outcome="small_payment", amount_fen=1000).body
    last = body["negotiation"]["offers"][-1]
    body = say(agent_api, wished, f"offers/{last['id']}/answer", accepted=True).body

    assert [(each["side"], each["amount_fen"], each["state"]) for each in body["negotiation"]["offers"]] == [
        ("shop", 500, "declined"),
        ("buyer", 1500, "lapsed"),
        ("shop", 1000, "accepted"),
    ]
    assert checks(body)["agreed"] is True
    told = [line["text"] for line in body["timeline"] if line["kind"].startswith("case.offer")]
    assert told == [
        "我方提出：小额打款 ¥5.00",
        "买家不接受小额打款",
        "买家提出：小额打款 ¥15.00",
        "我方提出：小额打款 ¥10.00",
        "买家接受小额打款",
    ]
    assert say(agent_api, wished, f"offers/{last['id']}/answer", accepted=False).code == "offer.none"


@pytest.mark.parametrize(
    ("offer", "status", "code"),
    [
        ({"outcome": "small_payment", "amount_fen": 99_00}, 422, "money.too_much"),
        ({"outcome": "refuse"}, 422, "offer.refusal"),
        ({"outcome": "small_payment", "amount_fen": 0}, 422, "money.missing"),
    ],
)
def test_P3_what_we_could_not_stand_by_is_not_offered(agent_api, wished, offer, status, code):
    before = read(agent_api, wished)
    answer = say(agent_api, wished, "offers", side="shop", **offer)
    assert (answer.status, answer.code) == (status, code)
    assert read(agent_api, wished)["negotiation"]["offers"] == before["negotiation"]["offers"] == []


def test_P3_accepting_the_buyers_offer_needs_the_right_to_choose_it(agent_api, wished):
    body = say(agent_api, wished, "offers", side="buyer", outcome="small_payment", amount_fen=80_00).body
    offer = body["negotiation"]["offers"][0]
    assert say(agent_api, wished, f"offers/{offer['id']}/answer", accepted=True).code == "money.too_much"
    body = say(agent_api, wished, f"offers/{offer['id']}/answer", accepted=False).body
    assert body["negotiation"]["offers"][0]["state"] == "declined"


def test_P3_a_promise_has_a_clock_and_kept_in_time_it_is_over(agent_api, damaged, now):
    due = now + timedelta(hours=3)
    body = say(agent_api, damaged, "promises", what="今天下班前给您答复", due_at=due.isoformat()).body

    clock = next(each for each in body["decision"]["clocks"] if each["name"] == "promise")
    assert clock["due_at"].startswith(due.strftime("%Y-%m-%dT%H:%M:%S"))
    promise = body["negotiation"]["promises"][0]
    assert (promise["what"], promise["state"]) == ("今天下班前给您答复", "open")
    body = say(agent_api, damaged, f"promises/{promise['id']}/keep").body
    assert body["negotiation"]["promises"][0]["state"] == "kept"
    assert all(each["name"] != "promise" for each in body["decision"]["clocks"])
    assert say(agent_api, damaged, f"promises/{promise['id']}/keep").code == "promise.none"


def test_P3_a_promise_that_runs_out_is_broken_once_warns_and_goes_to_a_supervisor(agent_api, damaged, now):
    due = now + timedelta(minutes=10)
    say(agent_api, damaged, "promises", what="十分钟内回复", due_at=due.isoformat(), penalty_fen=500)

    pass_time(due - timedelta(seconds=1))
    assert read(agent_api, damaged)["negotiation"]["promises"][0]["state"] == "open"
    pass_time(due)
    pass_time(due + timedelta(minutes=1))

    body = read(agent_api, damaged)
    assert body["negotiation"]["promises"][0]["state"] == "broken"
    assert any(note["rule"] == "heqi.promise-broken" for note in body["decision"]["warnings"])
    assert [line["kind"] for line in body["timeline"]].count("case.promise_broken") == 1
    assert (body["negotiation"]["ladder"]["rung"], body["negotiation"]["ladder"]["name"]) == (1, "主管")
    assert next(line for line in body["timeline"] if line["kind"] == "case.raised")["text"] == "时限已过，转主管处理"


def test_P3_only_a_supervisor_withdraws_a_broken_promise(agent_api, supervisor_api, damaged, now):
    due = now + timedelta(minutes=10)
    say(agent_api, damaged, "promises", what="十分钟内回复", due_at=due.isoformat())
    pass_time(due)
    promise = read(agent_api, damaged)["negotiation"]["promises"][0]
    away = {"reason": "记错了售后"}
    assert say(agent_api, damaged, f"promises/{promise['id']}/withdraw", **away).code == "role.supervisor"
    body = say(supervisor_api, damaged, f"promises/{promise['id']}/withdraw", **away).body
    assert body["negotiation"]["promises"][0]["state"] == "withdrawn"


@pytest.mark.parametrize(
    ("given", "code"), [({"what": "  "}, "promise.empty"), ({"what": "昨天答复", "ago": True}, "promise.past")]
)
def test_P3_an_empty_or_past_promise_is_refused(agent_api, damaged, now, given, code):
    due = now - timedelta(seconds=1) if given.pop("ago", False) else now + timedelta(hours=1)
    answer = say(agent_api, damaged, "promises", due_at=due.isoformat(), **given)
    assert (answer.status, answer.code) == (422, code)
    assert read(agent_api, damaged)["negotiation"]["promises"] == []


def test_P3_a_case_does_not_close_while_a_promise_is_open_and_the_page_says_so(agent_api, damaged, platform, now):
    due = now + timedelta(days=2)
    say(agent_api, damaged, "promises", what="补寄两个芒果", due_at=due.isoformat())
    chosen = say(agent_api, damaged, "choose", outcome="refund_only").body
    platform.state_request(now + timedelta(minutes=1), state="succeeded", state_text="退款成功")
    for step in chosen["flow"]["steps"]:
        say(agent_api, damaged, f"steps/{step['key']}/tick")

    body = read(agent_api, damaged)
    assert (body["state"], body["stage"]) == ("succeeded", "to_do")
    assert [each["text"] for each in body["flow"]["missing"]] == ["未兑现的承诺：补寄两个芒果"]

    promise = body["negotiation"]["promises"][0]
    body = say(agent_api, damaged, f"promises/{promise['id']}/keep").body
    assert body["stage"] == "settled"


def test_P3_when_the_buyer_takes_the_request_back_a_promise_still_keeps_the_case_open(
    agent_api, damaged, platform, now
):
    say(agent_api, damaged, "promises", what="补寄两个芒果", due_at=(now + timedelta(days=1)).isoformat())
    platform.state_request(now + timedelta(minutes=1), state="closed", state_text="售后关闭")
    body = read(agent_api, damaged)
    assert (body["state"], body["stage"]) == ("closed", "to_decide")
    promise = body["negotiation"]["promises"][0]
    assert say(agent_api, damaged, f"promises/{promise['id']}/keep").body["stage"] == "closed"


def test_T6b_agent_calls_the_supervisor_who_calls_the_owner_who_hands_it_back(
    agent_api, supervisor_api, owner_api, damaged
):
    say(agent_api, damaged, "take")
    body = say(agent_api, damaged, "raise", reason="买家要求主管来谈").body
    assert (body["negotiation"]["ladder"]["name"], body["owner"]) == ("主管", None)
    assert body["timeline"][-1]["note"] == "买家要求主管来谈"
    assert [row["id"] for row in supervisor_api.get("/cases", view="raised").body["items"]] == [damaged.id]
    assert say(agent_api, damaged, "lower", reason="谈好了").code == "ladder.low"

    body = say(supervisor_api, damaged, "raise", reason="金额超出我的额度").body
    assert body["negotiation"]["ladder"]["name"] == "店主"
    assert say(supervisor_api, damaged, "lower", reason="谈好了").code == "ladder.low"
    assert say(owner_api, damaged, "raise", reason="没有上级").code == "ladder.top"

    body = say(owner_api, damaged, "lower", reason="同意全额退").body
    assert body["negotiation"]["ladder"]["rung"] == 0
    assert supervisor_api.get("/cases", view="raised").body["items"] == []


def test_T6b_a_complaint_by_chat_is_answered_the_same_day(agent_api, platform, now, shop):
    platform.state_order(now)
    row = agent_api.post("/cases", {"shop_id": shop.id, "order_no": ORDER_NO, "demand": "refund_only"}).body
    body = agent_api.get(f"/cases/{row['id']}").body
    assert "same_day_answer" in [clock["name"] for clock in body["decision"]["clocks"]]

    given = {"channel": "chat", "note": "已安抚，问清诉求", "version": body["version"]}
    body = agent_api.post(f"/cases/{row['id']}/contact", given).body

    assert "same_day_answer" not in [clock["name"] for clock in body["decision"]["clocks"]]


def test_H2_a_deadline_of_ours_that_passes_calls_the_supervisor_and_the_owner_keeps_the_work(agent_api, damaged, now):
    taken = say(agent_api, damaged, "take").body
    pass_time(now + timedelta(hours=40))
    body = read(agent_api, damaged)
    assert body["negotiation"]["ladder"]["rung"] == 1
    assert body["owner"] == taken["owner"]
    pass_time(now + timedelta(hours=41))
    assert [line["kind"] for line in read(agent_api, damaged)["timeline"]].count("case.raised") == 1
