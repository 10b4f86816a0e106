"""An order beside a talk, in one call."""

from datetime import timedelta

import pytest

from heqi.core.facts import Fact
from tests.support.story import ORDER_NO, REQUEST_NO


@pytest.fixture
def read(agent_api, shop):
    return lambda: agent_api.get(f"/orders/{shop.id}/{ORDER_NO}").body


def steps(body):
    return [(each["name"], each["state"]) for each in body["steps"]]


NOT_SENT = {"state": "unshipped", "shipped_at": None, "signed_at": None}


def test_M3_the_state_line_has_the_clock_of_the_step_that_is_waited_for(platform, read, now):
    platform.state_order(now - timedelta(minutes=5), **NOT_SENT, paid_at=now - timedelta(hours=30),
                         grouped_at=now - timedelta(hours=28))  # fmt: skip
    body = read()
    assert steps(body) == [
        ("paid", "done"), ("grouped", "done"), ("shipped", "current"), ("collected", "todo"), ("signed", "todo"),
    ]  # fmt: skip
    assert body["steps"][2]["clock"]["name"] == "ship_order"
    assert [each["clock"] for each in body["steps"] if each["name"] != "shipped"] == [None] * 4


def test_M3_the_platforms_own_hour_wins_over_the_rules(platform, read, now):
    due = (now + timedelta(hours=3)).replace(microsecond=0)
    platform.state_order(now - timedelta(minutes=5), **NOT_SENT, promised_ship_at=due)
    clock = read()["steps"][2]["clock"]
    assert (clock["origin"], clock["at"]) == ("platform", due.isoformat().replace("+00:00", "Z"))


def test_M3_while_the_group_forms_its_end_is_what_runs(platform, read, now):
    platform.state_order(now - timedelta(minutes=5), state="grouping", grouped_at=None, shipped_at=None,
                         signed_at=None, paid_at=now - timedelta(hours=2))  # fmt: skip
    body = read()
    assert steps(body)[:2] == [("paid", "done"), ("grouped", "current")]
    assert body["steps"][1]["clock"]["name"] == "group_ends"


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("signed", ["done", "done", "done", "done", "done"]),
        ("shipped", ["done", "done", "done", "current", "todo"]),
        ("unpaid", ["current", "todo", "todo", "todo", "todo"]),
        ("cancelled", ["off", "off", "off", "off", "off"]),
    ],
)
def test_M3_a_state_without_times_still_tells_how_far_the_order_is(platform, read, now, state, line):
    platform.state_order(now - timedelta(minutes=5), state=state, grouped_at=None, shipped_at=None, signed_at=None)
    assert [each["state"] for each in read()["steps"]] == line


def test_M12_tracking_text_is_copied_without_anybodys_contact(platform, read, shop, now):
    from heqi.inbox.actions.apply_batch import apply_batch

    platform.state_order(now - timedelta(minutes=5))
    parcel = {
        "order_no": ORDER_NO, "direction": "outbound", "tracking_no": "YT8888", "carrier": "圆通",
        "track_text": "派送员：王小明，电话13812345678，加微信abc12345取件",
    }  # fmt: skip
    stated = Fact("parcel", f"{ORDER_NO}/outbound/YT8888", now, parcel)
    apply_batch(shop_id=shop.id, facts=[[stated]], import_id=None, now=now)
    shown = read()["parcels"][0]
    assert shown["words"].startswith("圆通 YT8888，派送员：王*，电话138****5678")
    assert [word for word in ("王小明", "13812345678", "abc12345") if word in str(shown)] == []


def test_W3_the_order_shows_its_requests_its_case_and_how_fresh_it_is(platform, read, damaged):
    body = read()
    assert [(each["after_sale_no"], each["open"]) for each in body["requests"]] == [(REQUEST_NO, True)]
    assert body["cases"][0]["id"] == damaged.id
    assert body["cases"][0]["next"] is not None
    assert (body["paid_fen"], body["lines"][0]["quantity"]) == (39_90, 1)
    assert body["as_of"]


def test_W3_personal_data_is_masked_and_each_look_is_on_record(platform, read, agent_api, shop, now):
    from heqi.journal.access import entries_in

    platform.state_order(now - timedelta(minutes=5), address="浙江省杭州市西湖区文一路 8 号", phone="13900001111")
    assert "文一路" not in str(read()) and "13900001111" not in str(read())
    path = f"/orders/{shop.id}/{ORDER_NO}/reveal"
    assert agent_api.post(path, {"field": "phone", "reason": ""}).code == "reveal.no_reason"
    assert entries_in([shop.id]).filter(kind="data.revealed").count() == 0
    told = agent_api.post(path, {"field": "phone", "reason": "联系送达"}, idempotency_key="look-once").body
    assert told == {"field": "phone", "value": "13900001111"}
    assert entries_in([shop.id]).filter(kind="data.revealed").get().data["order_no"] == ORDER_NO
    from heqi.web.models import KeptAnswer

    assert KeptAnswer.objects.count() == 0


def test_W3_an_order_that_is_not_known_or_not_mine_looks_the_same(platform, stranger_api, agent_api, shop, now):
    platform.state_order(now - timedelta(minutes=5))
    assert stranger_api.get(f"/orders/{shop.id}/{ORDER_NO}").code == "shop.none"
    assert agent_api.get(f"/orders/{shop.id}/260525-000").code == "order.none"


def test_W3_a_whole_number_leads_to_its_order_and_to_no_other_shops(platform, agent_api, stranger_api, shop, now):
    from heqi.inbox.actions.apply_batch import apply_batch

    platform.state_order(now - timedelta(minutes=5))
    parcel = {"order_no": ORDER_NO, "direction": "outbound", "tracking_no": "YT8888", "carrier": "圆通"}
    stated = Fact("parcel", f"{ORDER_NO}/outbound/YT8888", now, parcel)
    apply_batch(shop_id=shop.id, facts=[[stated]], import_id=None, now=now)
    found = {q: agent_api.get("/orders", q=q).body for q in (ORDER_NO, "yt8888", ORDER_NO[:-1], " ")}
    assert [each["order_no"] for each in found[ORDER_NO]] == [ORDER_NO]
    assert found[ORDER_NO][0]["goods"] and found[ORDER_NO][0]["shop"]["id"] == shop.id
    assert found["yt8888"] == found[ORDER_NO]
    assert (found[ORDER_NO[:-1]], found[" "]) == ([], [])
    assert stranger_api.get("/orders", q=ORDER_NO).body == []
