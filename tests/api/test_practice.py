"""Practice over HTTP: 小林 serves a simulated buyer, sees the score with its reasons, and 阿敏 sees how it goes."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from heqi.cases.access import cases_in
from heqi.clocks.models import Clock
from heqi.journal.access import entries_in
from heqi.outbox.access import actions_in
from heqi.reception.models import Talk
from heqi.trade.access import after_sales_in, orders_in

SORRY = "您好，非常抱歉给您添麻烦了，理解您的心情，麻烦拍张照片我马上核实"
REFUND = "照片看到了，实在对不起，这就给您退款，您看可以吗"


@pytest.fixture
def begin(shop, agent, sign_in):
    """`begin("damaged")`: the API of the agent, and the exercise as it begins."""
    api = sign_in(agent)

    def begin(scenario: str):
        begun = api.post("/practice", {"shop_id": shop.id, "scenario": scenario})
        assert begun.status == 200, begun.body
        return api, begun.body

    return begin


def say(api, body, text):
    said = api.post(f"/practice/{body['id']}/say", {"version": body["version"], "text": text})
    assert said.status == 200, said.body
    return said.body


def test_a_buyer_who_is_served_well_is_content_and_the_score_is_full(begin):
    api, body = begin("damaged")
    assert (body["opening"] != "", body["score"], body["character"], body["mine"]) == (True, None, None, True)
    body = say(api, body, SORRY)
    body = say(api, body, REFUND)
    assert (body["resolved"], body["points"], body["score"]["reasons"]) == (True, 100, [])
    assert (body["character"], body["mishap"], body["mine"]) == ("patient", "damaged", False)
    assert [each["part"] for each in body["score"]["parts"]] == ["speed", "compliance", "empathy", "solution"]


def test_M1_what_the_screening_stops_costs_points_and_says_which_words(begin):
    api, body = begin("rotten")
    body = say(api, body, f"{SORRY}，加我微信 fruit888 处理更快")
    assert body["turns"][0]["verdict"] == "block"
    ended = api.post(f"/practice/{body['id']}/end", {"version": body["version"]}).body
    lost = [each for each in ended["score"]["reasons"] if each["part"] == "compliance"]
    assert [(each["points"], each["turn"]) for each in lost] == [(-15, 1)]
    assert body["turns"][0]["findings"][0] in lost[0]["text"]
    assert body["turns"][0]["findings_en"] == ["Leading the buyer to an outside app"]


def test_M7_a_slow_answer_costs_speed(begin):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        api, body = begin("damaged")
        clock.shift(timedelta(seconds=301))
        body = say(api, body, SORRY)
        assert body["turns"][0]["delay"] == 301
        ended = api.post(f"/practice/{body['id']}/end", {"version": body["version"]}).body
    speed = next(each for each in ended["score"]["parts"] if each["part"] == "speed")
    assert speed == {"part": "speed", "points": 15, "full": 25}


def test_what_is_over_or_has_gone_on_takes_no_word_and_others_only_look(begin, supervisor, sign_in):
    api, body = begin("late")
    stale = api.post(f"/practice/{body['id']}/say", {"version": 4, "text": "您好"})
    assert stale.code == "practice.stale"
    looked = sign_in(supervisor).get(f"/practice/{body['id']}")
    assert (looked.status, looked.body["mine"]) == (200, False)
    spoken = sign_in(supervisor).post(f"/practice/{body['id']}/say", {"version": 0, "text": "您好"})
    assert spoken.code == "practice.others"
    ended = api.post(f"/practice/{body['id']}/end", {"version": 0})
    assert ended.body["points"] == 0
    assert api.post(f"/practice/{body['id']}/say", {"version": 1, "text": "您好"}).code == "practice.over"
    assert api.post("/practice", {"shop_id": body["id"] + 999, "scenario": "late"}).code == "shop.none"


def test_the_supervisor_sees_everybodys_history_and_an_agent_only_the_own(begin, agent, supervisor, sign_in, shop):
    api, body = begin("damaged")
    say(api, say(api, body, SORRY), REFUND)
    api, body = begin("short")
    api.post(f"/practice/{body['id']}/end", {"version": 0})
    boss = sign_in(supervisor)
    own = boss.post("/practice", {"shop_id": shop.id, "scenario": "any"}).body
    boss.post(f"/practice/{own['id']}/end", {"version": 0})
    page = boss.get("/practice").body
    told = {
        each["person"]["id"]: (each["times"], each["best"], each["average"], each["lately"]) for each in page["people"]
    }
    assert told == {agent.id: (2, 100, 50.0, [100, 0]), supervisor.id: (1, 0, 0.0, [0])}
    assert [row["person"]["id"] for row in boss.get(f"/practice?person={agent.id}").body["exercises"]] == [agent.id] * 2
    mine = sign_in(agent).get("/practice").body
    assert [each["person"]["id"] for each in mine["people"]] == [agent.id]
    assert sign_in(agent).get(f"/practice/{own['id']}").code == "practice.none"


def test_practice_is_journalled_without_words_and_never_counts_as_real_work(begin, shop):
    api, body = begin("damaged")
    body = say(api, say(api, body, SORRY), REFUND)
    entries = list(entries_in([shop.id]).filter(kind__startswith="practice.").order_by("id"))
    assert [entry.kind for entry in entries] == ["practice.begun", "practice.ended"]
    assert entries[1].data == {"exercise": body["id"], "scenario": "damaged", "points": 100, "turns": 2}
    real = (cases_in, orders_in, after_sales_in, actions_in)
    assert [rows([shop.id]).count() for rows in real] == [0, 0, 0, 0]
    assert Talk.objects.in_shop(shop.id).count() + Clock.objects.in_shop(shop.id).count() == 0
