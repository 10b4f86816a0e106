"""停发单 over HTTP: what is ticked by whom, told to the platform, counted, copied and exported."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.outbox.access import actions_in
from tests.support.connections import connect
from tests.support.story import GOODS, ORDER_NO, REQUEST_NO

ANSWERS = ["pdd.answer_stop"]
UNSHIPPED = {"state": "unshipped", "state_text": "待发货", "shipped_at": None, "signed_at": None}


@pytest.fixture
def asked(platform):
    now = timezone.now()
    platform.state_order(now - timedelta(hours=3), **UNSHIPPED)
    return platform.state_request(now - timedelta(minutes=1), reason="不想要了")


def row_of(api, view="asked"):
    (row,) = api.get("/stops", view=view).body["items"]
    return row


def test_W5_the_list_shows_what_must_not_leave_and_the_badge_counts_it(asked, shop, agent_api):
    row = row_of(agent_api)
    assert (row["order_no"], row["after_sale_no"], row["case_id"]) == (ORDER_NO, REQUEST_NO, asked.id)
    assert (row["goods"], row["amount_fen"], row["may_tick"]) == (f"{GOODS} 大果 ×1", 39_90, True)
    assert row["due_at"] > row["asked_at"]
    assert agent_api.get("/stops/open").body == {"asked": 1}
    assert agent_api.get("/stops/numbers").body == {"order_nos": [ORDER_NO]}


def test_W5_a_tick_says_who_and_empties_the_badge(asked, agent, agent_api):
    row = row_of(agent_api)
    ticked = agent_api.post(f"/stops/{row['id']}/tick", {"version": row["version"], "left": False})
    assert (ticked.status, ticked.body["state"]) == (200, "stopped")
    assert ticked.body["done_by"] == {"id": agent.id, "name": "小林"}
    assert ticked.body["answer"] is None
    assert agent_api.get("/stops/open").body == {"asked": 0}
    counts = {"asked": 0, "stopped": 1, "left": 0, "lifted": 0}
    assert agent_api.get("/stops", view="stopped").body["counts"] == counts


def test_W5_a_stale_tick_changes_nothing(asked, agent_api, supervisor_api):
    row = row_of(agent_api)
    supervisor_api.post(f"/stops/{row['id']}/tick", {"version": row["version"], "left": True})
    late = agent_api.post(f"/stops/{row['id']}/tick", {"version": row["version"], "left": False})
    assert (late.status, late.code) == (409, "stop.stale")
    assert row_of(agent_api, "left")["state"] == "left"


def test_W5_the_platform_is_told_through_the_outbox_and_once(asked, shop, owner, agent_api):
    connect(shop, owner, handles=ANSWERS)
    row = row_of(agent_api)
    ticked = agent_api.post(f"/stops/{row['id']}/tick", {"version": row["version"], "left": False}).body
    action = actions_in([shop.id]).get(kind="pdd.answer_stop")
    assert action.payload == {
        "order_no": ORDER_NO, "after_sale_no": REQUEST_NO, "stopped": True, "amount_fen": 39_90,
    }  # fmt: skip
    assert (ticked["answer"], action.due_at is not None) == ("approved", True)
    again = agent_api.post(f"/stops/{row['id']}/tick", {"version": ticked["version"], "left": False})
    assert (again.status, again.code) == (409, "stop.state")
    assert actions_in([shop.id]).filter(kind="pdd.answer_stop").count() == 1


def test_W5_the_refund_that_follows_confirms_what_the_platform_was_told(asked, shop, owner, agent_api, platform):
    connect(shop, owner, handles=ANSWERS)
    row = row_of(agent_api)
    agent_api.post(f"/stops/{row['id']}/tick", {"version": row["version"], "left": False})
    actions_in([shop.id]).filter(kind="pdd.answer_stop").update(state="sent", sent_at=timezone.now())
    platform.state_request(timezone.now() + timedelta(minutes=1), state="succeeded", state_text="退款成功")
    assert row_of(agent_api, "stopped")["answer"] == "confirmed"


def test_W5_a_refund_above_the_limit_is_told_to_the_platform_by_a_supervisor(shop, owner, platform, agent_api,
                                                                             supervisor_api):  # fmt: skip
    connect(shop, owner, handles=ANSWERS)
    now = timezone.now()
    platform.state_order(now - timedelta(hours=3), **UNSHIPPED, paid_fen=80_00)
    platform.state_request(now - timedelta(minutes=1), requested_fen=80_00, order_paid_fen=80_00)
    row = row_of(agent_api)
    ticked = agent_api.post(f"/stops/{row['id']}/tick", {"version": row["version"], "left": False}).body
    assert (ticked["state"], ticked["answer"], ticked["may_answer"]) == ("stopped", None, False)
    assert not actions_in([shop.id]).filter(kind="pdd.answer_stop").exists()
    assert row_of(supervisor_api, "stopped")["may_answer"] is True
    told = supervisor_api.post(f"/stops/{row['id']}/tick", {"version": ticked["version"], "left": False}).body
    assert (told["answer"], told["done_by"]["name"]) == ("approved", "小林")


def test_W5_that_it_had_left_is_told_to_the_platform_without_any_limit(asked, shop, owner, hire, sign_in):
    connect(shop, owner, handles=ANSWERS)
    api = sign_in(hire("xinlai", "新来的", shop, "agent", 0))
    row = row_of(api)
    api.post(f"/stops/{row['id']}/tick", {"version": row["version"], "left": True})
    assert actions_in([shop.id]).get(kind="pdd.answer_stop").payload["stopped"] is False


def test_W5_a_shop_whose_owner_does_not_let_the_desk_act_tells_nobody(asked, shop, owner, agent_api):
    connect(shop, owner, handles=ANSWERS, acts=False)
    row = row_of(agent_api)
    agent_api.post(f"/stops/{row['id']}/tick", {"version": row["version"], "left": False})
    assert not actions_in([shop.id]).filter(kind="pdd.answer_stop").exists()


def test_W5_the_file_is_for_a_spreadsheet(asked, agent_api):
    answer = agent_api.get("/stops/file", view="asked")
    head, line = answer.body.decode("utf-8-sig").splitlines()
    assert head.startswith("店铺,订单号,售后单号,商品,退款金额,状态")
    assert line.startswith(f"果然鲜,{ORDER_NO},{REQUEST_NO},{GOODS} 大果 ×1,¥39.90,待停发,")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="stops-asked.csv"'


def test_W5_a_number_finds_its_stop(asked, agent_api):
    assert len(agent_api.get("/stops", q=ORDER_NO[-6:]).body["items"]) == 1
    assert agent_api.get("/stops", q="999999").body["items"] == []


def test_W5_nobody_sees_stops_of_a_shop_that_is_not_theirs(asked, shop, stranger_api, agent_api):
    assert stranger_api.get("/stops").body["items"] == []
    assert stranger_api.get("/stops", shop=shop.id).code == "shop.none"
    row = row_of(agent_api)
    assert stranger_api.post(f"/stops/{row['id']}/tick", {"version": 1, "left": True}).code == "stop.none"
    assert row_of(agent_api)["state"] == "asked"
