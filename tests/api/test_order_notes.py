"""Order notes over HTTP: what the pane shows and sends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.core.order_notes import OrderNote
from heqi.outbox.access import actions_in
from tests.support.connections import connect
from tests.support.story import ORDER_NO

SEEN = {"note": "尽快发", "flag": 2}


@pytest.fixture
def order(platform):
    platform.state_order(timezone.now() - timedelta(hours=1), **SEEN, buyer_note="要大果")


def read(api, shop):
    return api.get("/order-notes", shop=shop.id, order_no=ORDER_NO).body


def write(api, shop, note="改成小果", flag=1, seen=SEEN):
    mark = OrderNote(seen["note"], seen["flag"]).mark()
    return api.post(
        "/order-notes", {"shop_id": shop.id, "order_no": ORDER_NO, "note": note, "flag": flag, "seen": mark}
    )


def test_W3_the_pane_shows_note_flag_and_what_the_buyer_wrote(order, shop, agent_api):
    shown = read(agent_api, shop)
    assert (shown["note"], shown["flag"], shown["buyer_note"], shown["edit"]) == ("尽快发", 2, "要大果", None)
    assert [each["colour"] for each in shown["flags"]] == ["red", "yellow", "green", "blue", "purple"]
    assert shown["may_write"] is True


def test_W3_without_a_connection_it_lies_ready_to_copy_and_tick(order, shop, agent, agent_api):
    edit = write(agent_api, shop).body["edit"]
    assert (edit["state"], edit["by_hand"], edit["action"]) == ("on_its_way", True, "handed")
    assert edit["by"] == {"id": agent.id, "name": "小林"}
    ticked = agent_api.post(f"/order-notes/{edit['id']}/tick", {"version": edit["version"]})
    assert ticked.body["edit"]["action"] == "ticked"


def test_W3_with_a_connection_the_desk_sends_it(order, shop, owner, agent_api):
    connect(shop, owner, handles=["pdd.write_note"])
    edit = write(agent_api, shop).body["edit"]
    assert (edit["by_hand"], edit["action"]) == (False, "approved")


def test_W3_who_writes_over_what_they_have_not_seen_is_told(order, shop, agent_api):
    refused = write(agent_api, shop, seen={"note": "别的", "flag": None})
    assert (refused.status, refused.code) == (409, "note.conflict")


def test_W3_a_number_in_a_note_stays_hidden_and_words_are_added_behind_it(order, shop, agent_api, platform):
    platform.state_order(timezone.now(), note="改送13800138000", flag=2)
    shown = read(agent_api, shop)
    assert (shown["note"], shown["masked"]) == ("改送138****8000", True)
    sent = {"shop_id": shop.id, "order_no": ORDER_NO, "note": "已改", "add": True, "seen": shown["seen"]}
    edit = agent_api.post("/order-notes", sent).body["edit"]
    assert (edit["note"], edit["addition"], edit["masked"]) == ("改送138****8000；已改", "已改", True)
    assert actions_in([shop.id]).get().payload["note"] == "改送13800138000；已改"


def test_W3_a_stale_settlement_is_told(order, shop, agent_api, platform):
    edit = write(agent_api, shop).body["edit"]
    platform.state_order(timezone.now() + timedelta(minutes=1), note="仓库：已打包", flag=3)
    shown = read(agent_api, shop)["edit"]
    assert (shown["state"], shown["theirs"]) == ("conflict", {"note": "仓库：已打包", "flag": 3})
    stale = agent_api.post(f"/order-notes/{edit['id']}/settle", {"version": edit["version"], "mine": True})
    assert stale.code == "note.stale"
    settled = agent_api.post(f"/order-notes/{edit['id']}/settle", {"version": shown["version"], "mine": False})
    assert (settled.status, settled.body["edit"], settled.body["note"]) == (200, None, "仓库：已打包")


def test_W3_nobody_reads_or_writes_notes_of_a_shop_that_is_not_theirs(order, shop, stranger_api):
    assert stranger_api.get("/order-notes", shop=shop.id, order_no=ORDER_NO).code == "shop.none"
    assert write(stranger_api, shop).code == "shop.none"


def test_W3_an_unknown_order_is_told(shop, agent_api):
    assert read(agent_api, shop)["code"] == "order.none"


def test_W3_the_list_of_cases_is_filtered_by_flag_and_searched_by_note(order, shop, platform, agent_api):
    case = platform.state_request(timezone.now())
    assert [row["id"] for row in agent_api.get("/cases", flag=2).body["items"]] == [case.id]
    assert agent_api.get("/cases", flag=2).body["items"][0]["flag"] == 2
    assert agent_api.get("/cases", flag=1).body["items"] == []
    assert [row["id"] for row in agent_api.get("/cases", q="尽快发").body["items"]] == [case.id]
    assert agent_api.get("/cases", flag=9).status == 422
