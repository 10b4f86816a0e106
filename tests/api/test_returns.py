"""The returns desk: a number leads to its case, what came is judged, unknown parcels wait, nothing counts twice."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from heqi.core.facts import Fact
from tests.support.story import ORDER_NO, REQUEST_NO

BACK, OUT = "YT7700000000001", "YT1234567890123"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HEQI_HOME = tmp_path
    return tmp_path


def parcel_fact(at, tracking_no, direction, order_no=ORDER_NO):
    said = {"order_no": order_no, "tracking_no": tracking_no, "carrier": "圆通快递", "direction": direction}
    return Fact("parcel", f"{order_no}/{direction}/{tracking_no}", at, said)


@pytest.fixture
def returning(platform, now):
    """The buyer of a signed order sends it back with BACK; it went out with OUT."""
    platform.state_order(now)
    platform._apply(now, parcel_fact(now, OUT, "outbound"), parcel_fact(now, BACK, "return"))
    return platform.state_request(
        now, state="awaiting_merchant_receipt", state_text="待商家收货", demand="return_refund", type="退货退款",
        return_tracking_nos=[BACK],
    )  # fmt: skip


def photo(colour="red", name="开箱.jpg"):
    exif = Image.Exif()
    exif[0x010F] = "A phone"
    file = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(file, "JPEG", exif=exif)
    file.seek(0)
    file.name = name
    return file


def read(api, case):
    return api.get(f"/cases/{case.id}").body


def find(api, number):
    answer = api.get("/returns/find", number=number)
    assert answer.status == 200, answer
    return answer.body


def choose(api, case, outcome="return_refund"):
    given = {"version": read(api, case)["version"], "outcome": outcome, "looked": True}
    answer = api.post(f"/cases/{case.id}/choose", given)
    assert answer.status == 200, answer


def accept(api, case, came="complete", files=(), **given):
    said = {"case_id": case.id, "version": read(api, case)["version"], "number": BACK, "came": came, **given}
    return api.post("/returns/accept", said, files={"files": list(files)})


def accepted(api, case, came="complete", files=(), **given):
    answer = accept(api, case, came, files, **given)
    assert answer.status == 200, answer
    return answer.body


def pool(api, shop, files=(), **given):
    answer = api.post("/returns/pool", {"shop_id": shop.id, **given}, files={"files": list(files)})
    assert answer.status == 200, answer
    return answer.body


def end(api, arrival, verb, reason="扫错了"):
    return api.post(f"/returns/{arrival['id']}/{verb}", {"version": arrival["version"], "reason": reason})


def steps(api, case):
    return {step["key"]: step["state"] for step in read(api, case)["flow"]["steps"]}


def decided(api, case):
    from heqi.cases.access import cases_in

    return cases_in([case.shop_id]).get(id=case.id).recorded


@pytest.mark.parametrize(
    ("scanned", "why"),
    [
        (BACK, "return"),
        (f" no:{BACK.lower()}\r", "return"),
        ("运单号：YT 7700 0000 00001", "return"),
        (OUT, "outbound"),
        (ORDER_NO, "order"),
        (f"售后单号：{REQUEST_NO}", "after_sale"),
    ],
)
def test_W4_any_number_on_a_parcel_leads_to_its_case(agent_api, returning, scanned, why):
    found = find(agent_api, scanned)

    assert [(hit["case"]["id"], hit["why"], hit["may"]) for hit in found["hits"]] == [(returning.id, why, True)]
    assert found["hits"][0]["lines"] == [{"goods": "海南贵妃芒 5斤装", "sku": "大果", "quantity": 1}]
    assert (found["orders"], found["arrivals"]) == ([], [])


def test_W4_a_case_number_leads_to_its_case(agent_api, returning):
    assert [hit["case"]["id"] for hit in find(agent_api, f"h{returning.id:06d}\r\n")["hits"]] == [returning.id]


def test_W4_a_number_leads_nobody_to_another_shops_case(stranger_api, returning):
    for scanned in (BACK, OUT, ORDER_NO, REQUEST_NO, f"H{returning.id:06d}"):
        found = find(stranger_api, scanned)
        assert (found["hits"], found["orders"], found["arrivals"]) == ([], [], [])


def test_W4_several_cases_of_one_parcel_are_listed_open_ones_first(agent_api, platform, returning, now):
    platform.state_request(now, "71234567890123", state="succeeded", state_text="退款成功")

    found = find(agent_api, BACK)

    assert [hit["case"]["after_sale_no"] for hit in found["hits"]] == [REQUEST_NO, "71234567890123"]


def test_W4_nothing_known_is_said_plainly(agent_api, returning):
    found = find(agent_api, "SF0000000000000")
    assert (found["number"], found["hits"], found["orders"]) == ("SF0000000000000", [], [])
    assert find(agent_api, " \r\n")["number"] == ""


def test_P4h_a_return_that_passes_moves_the_flow_to_the_refund(supervisor_api, returning):
    choose(supervisor_api, returning)
    assert steps(supervisor_api, returning)["accept_goods"] == "open"

    arrival = accepted(supervisor_api, returning, files=[photo()], carrier="圆通快递", gift="true")

    assert (arrival["state"], arrival["came"], arrival["gift"], arrival["way"]) == (
        "passed",
        "complete",
        True,
        "return",
    )
    assert arrival["by"]["name"] == "阿敏"
    assert arrival["case"]["next"]["key"] == "agree_refund"
    case = read(supervisor_api, returning)
    assert {steps(supervisor_api, returning)[key] for key in ("goods_arrive", "accept_goods")} == {"done"}
    facts = decided(supervisor_api, returning)
    assert (facts["after_sale.return_accepted"], facts["goods.gift_returned"]) == (True, True)
    assert facts["after_sale.return_received_at"].startswith(arrival["at"][:19])
    assert [(each["whose"], each["kind"]) for each in case["findings"]["evidence"]] == [("warehouse", "photo")]
    assert case["timeline"][-1]["text"] == "退回件开箱：完好齐全，验收通过"
    assert case["findings"]["signs"] == []


@pytest.mark.parametrize(
    ("came", "flaw", "pieces"),
    [("empty", "empty", None), ("swapped", "swapped", None), ("used", "used", None), ("part", "incomplete", 2),
     ("other", None, None)],
)  # fmt: skip
def test_T5_a_return_that_does_not_pass_turns_the_flow_and_shows_the_sign(
    supervisor_api, returning, came, flaw, pieces
):
    choose(supervisor_api, returning)

    arrival = accepted(supervisor_api, returning, came, **({"pieces": pieces} if pieces else {}))

    assert (arrival["state"], arrival["pieces"]) == ("failed", pieces)
    facts = decided(supervisor_api, returning)
    assert (facts["after_sale.return_accepted"], facts.get("after_sale.return_flaw")) == (False, flaw)
    case = read(supervisor_api, returning)
    assert [sign["key"] for sign in case["findings"]["signs"]] == ["return_not_as_sent"]
    if case["flow"] is not None:
        assert arrival["case"]["next"]["key"] == "keep_evidence"
        assert list(steps(supervisor_api, returning))[:3] == ["keep_evidence", "tell_mismatch", "buyer_explains"]
    else:
        assert (case["stage"], case["may"]["choose"]) == ("to_decide", True)


def test_W4_a_return_may_be_opened_before_anybody_has_chosen(agent_api, returning):
    assert read(agent_api, returning)["stage"] == "waiting_goods"
    arrival = accepted(agent_api, returning)

    assert (arrival["state"], arrival["case"]["stage"]) == ("passed", "to_do")
    assert arrival["case"]["next"]["verb"] == "在拼多多商家后台确认收货并退款"
    assert read(agent_api, returning)["flow"] is None
    assert end(agent_api, arrival, "undo").body["case"]["stage"] == "waiting_goods"
    accepted(agent_api, returning)
    assert decided(agent_api, returning)["after_sale.return_accepted"] is True


def test_M8_our_own_parcel_that_comes_back_says_nothing_about_the_buyer(agent_api, returning):
    arrival = accepted(agent_api, returning, "used", number=OUT)

    assert (arrival["way"], arrival["state"]) == ("recalled", "failed")
    assert decided(agent_api, returning) == {"after_sale.refused_back": True}
    assert read(agent_api, returning)["findings"]["signs"] == []


def test_W4_the_same_parcel_scanned_twice_is_told_not_taken_in_twice(agent_api, returning):
    first = accepted(agent_api, returning)

    again = accept(agent_api, returning)

    assert (again.status, again.code, again.body["detail"]["arrival"]) == (409, "return.twice", first["id"])
    found = find(agent_api, BACK)
    assert ([hit["arrived"] for hit in found["hits"]], [each["id"] for each in found["arrivals"]]) == (
        [True], [first["id"]],
    )  # fmt: skip
    assert agent_api.get("/returns").body["today"] == {"passed": 1}


def test_W4_a_double_click_takes_it_in_once(agent_api, returning):
    said = {"case_id": returning.id, "version": read(agent_api, returning)["version"], "number": BACK, "came": "empty"}
    first = agent_api.post("/returns/accept", said, files={"files": []}, idempotency_key="scan-00000001")
    stale = agent_api.post("/returns/accept", said, files={"files": []})

    assert (first.status, stale.status, stale.code) == (200, 409, "case.stale")
    assert len(agent_api.get("/returns").body["items"]) == 1


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"version": 999}, 409, "case.stale"),
        ({"came": "part"}, 422, "return.pieces"),
        ({"came": "complete", "pieces": 3}, 422, "return.pieces"),
    ],
)
def test_W4_what_makes_no_sense_is_refused_and_nothing_changes(agent_api, returning, given, status, code):
    answer = accept(agent_api, returning, **{"came": "complete", **given})

    assert (answer.status, answer.code) == (status, code)
    assert decided(agent_api, returning) == {}
    assert agent_api.get("/returns").body["items"] == []


def test_W4_a_mistake_is_undone_with_its_reason_and_the_parcel_may_be_scanned_again(supervisor_api, returning):
    choose(supervisor_api, returning)
    before = steps(supervisor_api, returning)
    arrival = accepted(supervisor_api, returning, files=[photo()])

    undone = end(supervisor_api, arrival, "undo").body

    assert (undone["state"], undone["end_reason"], undone["may"]["undo"]) == ("undone", "扫错了", False)
    case = read(supervisor_api, returning)
    assert decided(supervisor_api, returning) == {}
    assert {key: {"waiting": "open"}.get(state, state) for key, state in steps(supervisor_api, returning).items()} == {
        key: {"waiting": "open"}.get(state, state) for key, state in before.items()
    }
    assert case["findings"]["evidence"] == []
    assert (case["timeline"][-1]["text"], case["timeline"][-1]["note"]) == ("撤销退货验收", "扫错了")
    assert accepted(supervisor_api, returning, "used")["state"] == "failed"


def test_W4_undoing_a_return_that_did_not_pass_brings_the_plain_flow_back(supervisor_api, returning):
    choose(supervisor_api, returning)
    before = list(steps(supervisor_api, returning))
    arrival = accepted(supervisor_api, returning, "part", pieces=1)

    assert end(supervisor_api, arrival, "undo").status == 200

    case = read(supervisor_api, returning)
    assert case["flow"] is None or list(steps(supervisor_api, returning)) == before
    assert case["findings"]["signs"] == []


def test_W4_after_the_refund_nothing_is_undone(supervisor_api, returning):
    choose(supervisor_api, returning)
    arrival = accepted(supervisor_api, returning)
    for key in ("send_address", "explain_part", "agree_refund"):
        if steps(supervisor_api, returning).get(key) in ("open", "waiting"):
            given = {"version": read(supervisor_api, returning)["version"], "looked": True}
            assert supervisor_api.post(f"/cases/{returning.id}/steps/{key}/tick", given).status == 200

    answer = end(supervisor_api, arrival, "undo")

    assert (answer.status, answer.code, answer.body["detail"]) == (409, "return.moved_on", {"step": "agree_refund"})
    assert decided(supervisor_api, returning)["after_sale.return_accepted"] is True


def test_W4_an_unknown_parcel_is_pooled_found_by_words_and_later_attached(agent_api, shop, returning, home):
    arrival = pool(agent_api, shop, [photo()], number="", inside="一箱芒果，五个", sender="可能是海口的买家")

    assert (arrival["state"], arrival["case"], len(arrival["photos"])) == ("pooled", None, 1)
    listed = agent_api.get("/returns", view="pool", words="芒果 海口").body
    assert ([each["id"] for each in listed["items"]], listed["pooled"]) == ([arrival["id"]], 1)
    assert agent_api.get("/returns", view="pool", words="荔枝").body["items"] == []
    seen = agent_api.get(f"/returns/{arrival['id']}/photos/{arrival['photos'][0]['id']}")
    assert (seen.status, b"A phone" in seen.body) == (200, False)

    given = {"version": arrival["version"], "case_id": returning.id, "came": "complete",
             "case_version": read(agent_api, returning)["version"]}  # fmt: skip
    attached = agent_api.post(f"/returns/{arrival['id']}/attach", given)

    assert (attached.status, attached.body["state"], attached.body["case"]["id"]) == (200, "passed", returning.id)
    assert len(read(agent_api, returning)["findings"]["evidence"]) == 1
    assert agent_api.get("/returns", view="pool").body["pooled"] == 0
    stale = agent_api.post(f"/returns/{arrival['id']}/attach", given)
    assert (stale.status, stale.code) == (409, "return.stale")


def test_W4_a_parcel_that_comes_before_its_request_joins_the_case_when_that_comes(agent_api, shop, platform, now):
    platform.state_order(now)
    platform._apply(now, parcel_fact(now, OUT, "outbound"))
    assert [each["order_no"] for each in find(agent_api, OUT)["orders"]] == [ORDER_NO]
    arrival = pool(agent_api, shop, number=BACK)

    platform._apply(now, parcel_fact(now, BACK, "return"))
    case = platform.state_request(now, demand="return_refund", type="退货退款", return_tracking_nos=[BACK])

    joined = agent_api.get("/returns", view="to_check").body
    assert [(each["id"], each["state"], each["case"]["id"]) for each in joined["items"]] == [
        (arrival["id"], "to_check", case.id)
    ]
    assert list(decided(agent_api, case)) == ["after_sale.return_received_at"]
    assert read(agent_api, case)["timeline"][-1]["text"] == "退回件到仓，待开箱验收"

    arrival = joined["items"][0]
    given = {"version": arrival["version"], "case_id": case.id, "came": "empty",
             "case_version": arrival["case"]["version"]}  # fmt: skip
    opened = agent_api.post(f"/returns/{arrival['id']}/attach", given).body
    assert opened["state"] == "failed"
    assert end(agent_api, opened, "undo").body["state"] == "undone"
    assert decided(agent_api, case) == {}


def test_W4_a_parcel_joins_a_case_that_is_opened_by_hand(agent_api, shop, platform, now):
    platform.state_order(now)
    platform._apply(now, parcel_fact(now, OUT, "outbound"))
    pool(agent_api, shop, number=OUT)

    opened = agent_api.post("/cases", {"shop_id": shop.id, "order_no": ORDER_NO, "demand": "refund_only"})

    assert opened.status in (200, 201), opened
    items = agent_api.get("/returns", view="to_check").body["items"]
    assert [(each["case"]["id"], each["way"]) for each in items] == [(opened.body["id"], "recalled")]


def test_W4_the_search_for_an_owner_ends_only_by_a_person_and_after_the_days(agent_api, shop, returning, now):
    from heqi.returns.access import arrivals_in

    arrival = pool(agent_api, shop, number="SF0000000000000")
    early = end(agent_api, arrival, "give-up", "没人来问")
    assert (early.status, early.code, early.body["detail"]) == (409, "return.early", {"days": 30})

    arrivals_in([shop.id]).update(at=now - timedelta(days=31))
    assert agent_api.get("/returns", view="pool").body["items"][0]["may"]["give_up"] is True
    given_up = end(agent_api, arrival, "give-up", "没人来问").body

    assert (given_up["state"], given_up["end_reason"]) == ("given_up", "没人来问")
    assert agent_api.get("/returns", view="pool").body["pooled"] == 0
    assert [each["id"] for each in agent_api.get("/returns", view="given_up").body["items"]] == [arrival["id"]]


def test_W4_a_parcel_without_anything_to_know_it_by_is_not_pooled(agent_api, shop):
    answer = agent_api.post("/returns/pool", {"shop_id": shop.id, "number": " "}, files={"files": []})
    assert (answer.status, answer.code) == (422, "return.bare")


def test_W4_contact_details_on_a_label_are_masked(agent_api, shop):
    arrival = pool(agent_api, shop, number="", inside="芒果", sender="张先生 13812345678")
    assert "13812345678" not in arrival["sender"]


def test_W4_a_number_is_found_by_index(db, shop, returning):
    from django.db import connection

    from heqi.trade.access import parcels_in

    plan = parcels_in([shop.id]).filter(tracking_no__in=[BACK]).explain()
    assert connection.vendor == "postgresql" or "parcel_tracking" in plan


def test_W4_a_turned_flow_keeps_the_amount_that_was_chosen(supervisor_api, returning):
    """Less was agreed than would be due: what came back must not raise it again."""
    given = {"version": read(supervisor_api, returning)["version"], "outcome": "return_refund", "looked": True}
    assert supervisor_api.post(f"/cases/{returning.id}/choose", {**given, "amount_fen": 2000}).status == 200

    accepted(supervisor_api, returning, came="used", files=[photo()])

    flow = read(supervisor_api, returning)["flow"]
    assert flow["amount_fen"] == 2000
    steps = {step["key"]: step for step in flow["steps"]}
    assert steps["agree_refund"]["amount_fen"] == 2000
    assert "¥20.00" in steps["agree_part"]["script"]
