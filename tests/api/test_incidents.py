"""Incidents: the mangoes of one batch were rotten. Orders are found, buyers told once, and the cause is named."""

from datetime import timedelta

import pytest

from heqi.core.facts import Fact
from heqi.outbox.queries import actions_of
from tests.support.incidents import (
    ALL,
    CANCELLED,
    OTHER,
    SIGNED,
    TRANSIT,
    UNSHIPPED,
    announced,
    edit,
    opened,
    orders,
    read,
    set_policy,
    work,
)
from tests.support.story import GOODS, Platform


def test_W10_the_preview_counts_who_is_hit_before_anything_is_written(supervisor_api, shop, batch, now):
    batch.state_request(now, order_no=SIGNED)
    answer = supervisor_api.post(
        "/incidents/preview",
        {"shop_id": shop.id, "selection": {"note": "A7", "order_nos": [OTHER, "260520-999999999999999"]},
         "excluded": [TRANSIT]},
    )  # fmt: skip

    assert answer.body["counts"] == {
        "found": 5, "joining": 3, "unshipped": 1, "in_transit": 0, "signed": 2, "case_open": 1, "refunded": 0,
        "excluded": 1, "elsewhere": 0, "no_goods": 1, "unknown": 1,
    }  # fmt: skip
    assert answer.body["unknown"] == ["260520-999999999999999"]
    assert answer.body["paid_fen"] == 3 * 39_90
    assert supervisor_api.get("/incidents").body == []


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        ({"goods": "贵妃芒", "carrier": "圆通"}, {TRANSIT}),
        ({"note": "a7", "provinces": ["广东", "海南"]}, {UNSHIPPED}),
        ({"order_nos": [CANCELLED]}, {CANCELLED}),
        ({"goods": "榴莲"}, set()),
    ],
)
def test_W10_orders_are_found_by_goods_courier_note_and_province(supervisor_api, shop, batch, now, selection, found):
    parcel = {"order_no": TRANSIT, "tracking_no": "YT1", "carrier": "圆通快递", "direction": "outbound"}
    batch._apply(now, Fact("parcel", f"{TRANSIT}/outbound/YT1", now, parcel))
    batch._apply(
        now, Fact("order", UNSHIPPED, now + timedelta(seconds=1), {"order_no": UNSHIPPED, "province": "广东省"})
    )

    answer = supervisor_api.post("/incidents/preview", {"shop_id": shop.id, "selection": selection})

    assert {row["order_no"] for row in answer.body["sample"]} == found


def test_W10_orders_are_found_by_the_day_in_china_on_which_they_left(supervisor_api, shop, batch, now):
    from heqi.core.time import shanghai_date

    day = shanghai_date(now - timedelta(days=2)).isoformat()
    asked = {"shop_id": shop.id, "selection": {"shipped_from": day, "shipped_to": day}}

    assert {row["order_no"] for row in supervisor_api.post("/incidents/preview", asked).body["sample"]} == {
        SIGNED, TRANSIT,
    }  # fmt: skip


def test_W10_numbers_are_read_out_of_what_people_paste(agent_api):
    text = f"订单号,金额\n{SIGNED},39.90\n“{TRANSIT}”，{SIGNED}\n3.21E+18"

    assert agent_api.post("/incidents/numbers", {"text": text}).body == {
        "order_nos": [SIGNED, TRANSIT], "spoiled": 1,
    }  # fmt: skip


def test_W10_an_incident_lays_the_stop_of_the_sale_ready_and_a_person_ticks_it(supervisor_api, shop, batch, now):
    incident = opened(supervisor_api, shop)

    assert incident["number"] == f"E{incident['id']:04d}"
    assert incident["progress"]["orders"] == 3
    (stop,) = incident["stops"]
    assert stop["text"] == f"【A7 批次芒果烂果】请立即下架或停售：{GOODS}，规格：大果。恢复前请先确认库存已核查。"
    answer = supervisor_api.post(f"/incidents/{incident['id']}/stops/{stop['id']}/tick", {"note": "已下架"})
    assert answer.body["stops"][0]["state"] == "ticked"
    assert answer.body["stops"][0]["ticked_by"]["name"] == "阿敏"


def test_W10_an_agent_may_not_open_one_and_nobody_sees_one_of_another_shop(
    agent_api, supervisor_api, stranger_api, shop, batch
):
    said = {"shop_id": shop.id, "title": "t", "wrong": "w", "family": "quality", "cause": "supplier",
            "selection": {"note": "A7"}}  # fmt: skip
    assert agent_api.post("/incidents", said).code == "role.incidents"
    incident = opened(supervisor_api, shop)
    assert stranger_api.get(f"/incidents/{incident['id']}").code == "incident.none"
    assert agent_api.get(f"/incidents/{incident['id']}").body["may"] == {"run": False, "decide": False, "tell": True}


def test_W10_an_order_is_in_one_live_incident_only(supervisor_api, shop, batch):
    first = opened(supervisor_api, shop)
    said = {"shop_id": shop.id, "title": "再来", "wrong": "重复", "family": "quality", "cause": "supplier",
            "selection": {"note": "A7"}}  # fmt: skip
    assert supervisor_api.post("/incidents", said).code == "incident.no_orders"
    done = edit(supervisor_api, first, "close", cause="supplier", summary="坏果", prevention="抽检", unfinished=True)
    assert done.body["state"] == "closed"
    assert opened(supervisor_api, shop)["progress"]["orders"] == 3


def test_W10_each_buyer_is_told_once_with_the_values_of_their_order(supervisor_api, agent_api, shop, batch, now):
    incident = opened(supervisor_api, shop)
    set_policy(supervisor_api, incident, now)
    announced(supervisor_api, incident, now)

    row = orders(agent_api, incident, "untold")[UNSHIPPED]
    assert row["text"].startswith(
        "亲，【发货日】发出的海南贵妃芒 5斤装部分有坏果，我们主动为您办理仅退款39.90元，给您添麻烦了。"
    )
    tell = {"order_no": UNSHIPPED, "no": 1}
    first = agent_api.post(f"/incidents/{incident['id']}/told", tell)
    second = supervisor_api.post(f"/incidents/{incident['id']}/told", tell)

    assert first.body["told_by"] == second.body["told_by"] == {"id": first.body["told_by"]["id"], "name": "小林"}
    assert set(orders(agent_api, incident, "untold")) == {SIGNED, TRANSIT}
    case = agent_api.get(f"/cases/{row['case']['id']}").body
    assert len(case["contacts"]) == 1
    assert agent_api.post(f"/incidents/{incident['id']}/answered", {"order_no": UNSHIPPED}).body["answered_at"]
    assert read(agent_api, incident)["progress"]["answered"] == 1


def test_W10_words_that_changed_are_copied_anew_and_bad_ones_are_not_kept(supervisor_api, agent_api, shop, batch, now):
    incident = opened(supervisor_api, shop)
    assert edit(supervisor_api, incident, "announcement", words="亲，加我微信 guoran88 退款").code == "remedy.words"
    assert edit(supervisor_api, incident, "announcement", words="亲，补偿后记得给好评").code == "remedy.review"
    assert edit(supervisor_api, incident, "announcement", words="亲，您的{tracking}").code == "incident.text"
    announced(supervisor_api, incident, now)
    announced(supervisor_api, incident, now, "亲，您的订单{order_no}有坏果，我们马上处理。")

    stale = agent_api.post(f"/incidents/{incident['id']}/told", {"order_no": SIGNED, "no": 1})
    assert stale.code == "incident.reworded"
    assert agent_api.post(f"/incidents/{incident['id']}/told", {"order_no": SIGNED, "no": 2}).body["told_no"] == 2


def test_W10_words_are_laid_ready_once_per_buyer_and_taken_back_from_who_is_kept_out(supervisor_api, shop, batch, now):
    from heqi.incidents.access import orders_in
    from heqi.journal.contracts import Subject

    incident = opened(supervisor_api, shop)
    announced(supervisor_api, incident, now)
    announced(supervisor_api, incident, now, "亲，订单{order_no}有坏果。")
    row = orders_in([shop.id]).get(order_no=TRANSIT)
    laid = actions_of(subject=Subject("incident_order", str(row.pk)), shop_ids=[shop.id])
    assert [(each.kind, each.state) for each in laid] == [("chat.send", "handed")]

    answer = edit(supervisor_api, incident, "orders/exclude", order_nos=[TRANSIT], reason="已换批次")
    assert answer.body["progress"]["excluded"] == 1
    assert [each.state for each in actions_of(subject=laid[0].subject, shop_ids=[shop.id])] == ["cancelled"]
    edit(supervisor_api, incident, "orders/include", order_nos=[TRANSIT])
    work(now)
    states = [each.state for each in actions_of(subject=laid[0].subject, shop_ids=[shop.id])]
    assert states == ["cancelled", "handed"]


def test_W10_stale_versions_are_refused_and_change_nothing(supervisor_api, shop, batch, now):
    incident = opened(supervisor_api, shop)
    announced(supervisor_api, incident, now)
    for verb, body in (
        ("orders/exclude", {"order_nos": [SIGNED], "reason": "r"}),
        ("policy", {"offers": ALL}),
        ("announcement", {"words": "亲"}),
        ("search", {}),
        ("close", {"cause": "supplier", "summary": "s", "prevention": "p"}),
    ):
        answer = supervisor_api.post(f"/incidents/{incident['id']}/{verb}", {"version": incident["version"], **body})
        assert (answer.status, answer.code) == (409, "incident.stale"), verb
    assert read(supervisor_api, incident)["progress"]["orders"] == 3


def test_W10_an_incident_is_closed_with_its_cause_and_what_prevents_it(supervisor_api, shop, batch, now):
    incident = opened(supervisor_api, shop)
    announced(supervisor_api, incident, now)
    end = {"cause": "shipping", "summary": "装箱前没有抽检", "prevention": "每批抽检 20 个"}

    left = edit(supervisor_api, incident, "close", **end)
    assert (left.code, left.body["detail"]) == ("incident.unfinished", {"untold": 3, "stops": 1})
    done = edit(supervisor_api, incident, "close", **end, unfinished=True).body
    assert (done["state"], done["cause"], done["prevention"], done["may"]["run"]) == (
        "closed", "shipping", "每批抽检 20 个", False,
    )  # fmt: skip
    assert [each["id"] for each in supervisor_api.get("/incidents", state="closed").body] == [incident["id"]]
    assert edit(supervisor_api, incident, "announcement", words="亲").code == "incident.closed"


def test_W10_words_that_wait_are_given_up_behind_a_closed_incident_and_what_was_ticked_stays(
    supervisor_api, agent_api, shop, batch, now, monkeypatch
):
    from heqi.incidents.access import orders_in
    from heqi.incidents.actions import give_up_words
    from heqi.journal.contracts import SYSTEM, Subject
    from heqi.outbox.actions import tick_action

    monkeypatch.setattr(give_up_words, "AT_ONCE", 1)
    incident = opened(supervisor_api, shop)
    announced(supervisor_api, incident, now)
    rows = {row.order_no: row for row in orders_in([shop.id]).exclude(action_id=None)}
    assert len(rows) == 3
    end = {"cause": "shipping", "summary": "装箱前没有抽检", "prevention": "每批抽检 20 个"}
    assert edit(supervisor_api, incident, "close", **end, unfinished=True).status == 200
    tick_action(action_id=rows[TRANSIT].action_id, by=SYSTEM, now=now)

    work(now)

    states = {
        no: [each.state for each in actions_of(subject=Subject("incident_order", str(row.pk)), shop_ids=[shop.id])]
        for no, row in rows.items()
    }
    assert states.pop(TRANSIT) == ["ticked"]
    assert list(states.values()) == [["cancelled"], ["cancelled"]]
    assert not orders_in([shop.id]).exclude(action_id=None).exists()


def test_W10_other_shops_orders_are_never_found(supervisor_api, shop, other_shop, batch, now):
    Platform(other_shop).state_order(now, "260520-700000000000001", note="批次 A7")
    asked = {"shop_id": shop.id, "selection": {"note": "A7", "order_nos": ["260520-700000000000001"]}}

    body = supervisor_api.post("/incidents/preview", asked).body

    assert (body["counts"]["joining"], body["unknown"]) == (3, ["260520-700000000000001"])
