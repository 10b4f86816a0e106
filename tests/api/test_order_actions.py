"""What is done about an order from the talk: refused with its rule, once however often it is clicked, ended by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support.story import ORDER_NO

NEW_PLACE = "李四 13900001111 浙江省杭州市西湖区文一路 8 号"


@pytest.fixture
def order(platform, shop, now):
    """`order(**said)`: states the order; then its page as 小林 sees it."""

    def state(**said):
        platform.state_order(now - timedelta(minutes=5), **said)

    return state


@pytest.fixture
def page(agent_api, shop):
    return lambda: agent_api.get("/order-actions", shop=shop.id, order_no=ORDER_NO).body


@pytest.fixture
def begin(agent_api, shop):
    def begin(kind, api=None, key=None, **said):
        body = {"shop_id": shop.id, "order_no": ORDER_NO, "kind": kind, **said}
        more = {"idempotency_key": key} if key else {}
        return (api or agent_api).post("/order-actions", body, **more)

    return begin


UNPAID = {"state": "unpaid", "grouped_at": None, "shipped_at": None, "signed_at": None, "goods_fen": 100_00}
GROUPING = {"state": "grouping", "grouped_at": None, "shipped_at": None, "signed_at": None}
UNSHIPPED = {"state": "unshipped", "shipped_at": None, "signed_at": None}


def refusals(page, kind):
    return [each["rule"] for each in next(each for each in page["kinds"] if each["kind"] == kind)["refusals"]]


def test_M5_the_page_says_before_anything_is_pressed_what_may_not_be_done_and_why(order, page):
    order()
    told = page()
    assert refusals(told, "change_price") == ["heqi.act-price-unpaid"]
    assert refusals(told, "group_card") == ["pdd.act-group-card"]
    assert refusals(told, "small_charge") == []
    why = told["kinds"][2]["refusals"][0]
    assert (why["confidence"], why["text"][:12]) == ("documented", "只有待付款的订单能改价和")


def test_M5_a_price_under_the_floor_never_reaches_the_platform_and_the_refusal_names_rule_and_source(
    order, begin, page
):
    order(**UNPAID)
    refused = begin("change_price", goods_fen=69_99)
    assert (refused.status, refused.code) == (409, "act.refused")
    assert "低于 70%" in refused.body["message"]
    rule = refused.body["detail"]["refusals"][0]
    assert (rule["rule"], rule["confidence"]) == ("pdd.price-floor", "secondary")
    assert page()["under_way"] == []
    assert begin("change_price", goods_fen=70_00).status == 200


def test_M5_goods_change_once_postage_again_and_again_and_what_was_taken_back_does_not_count(
    order, begin, page, agent_api
):
    order(**UNPAID)
    first = begin("change_price", goods_fen=90_00).body["under_way"][0]
    agent_api.post(f"/order-actions/{first['id']}/withdraw", {"version": first["version"]})
    second = begin("change_price", goods_fen=80_00).body["under_way"][0]
    agent_api.post(f"/order-actions/{second['id']}/tick", {"version": second["version"]})

    assert begin("change_price", goods_fen=75_00).body["detail"]["refusals"][0]["rule"] == "pdd.price-goods-once"
    for postage in (0, 5_00, 0):
        done = begin("change_price", postage_fen=postage).body["under_way"][0]
        assert agent_api.post(f"/order-actions/{done['id']}/tick", {"version": done["version"]}).status == 200
    assert [each["state"] for each in page()["under_way"]] == ["done", "done", "done", "done", "withdrawn"]


def test_M5_typing_is_checked_and_nothing_of_it_is_kept(order, agent_api, shop, page):
    order(**UNPAID)
    from heqi.web.models import KeptAnswer

    asked = {"shop_id": shop.id, "order_no": ORDER_NO, "kind": "change_price", "goods_fen": 10_00}
    told = agent_api.post("/order-actions/check", asked, idempotency_key="as-one-types").body
    assert [each["rule"] for each in told["refusals"]] == ["pdd.price-floor"]
    assert (page()["under_way"], KeptAnswer.objects.count()) == ([], 0)


def test_M5_a_double_click_is_one_act_with_the_same_key_and_with_another(order, begin, page):
    order()
    said = {"amount_fen": 12_00, "purpose": "courier"}
    first, again = begin("small_charge", key="click-0001", **said), begin("small_charge", key="click-0001", **said)
    other = begin("small_charge", key="click-0002", **said)

    assert (first.status, again.body) == (200, first.body)
    assert (other.status, other.code) == (409, "act.open")
    assert other.body["detail"]["act"] == first.body["under_way"][0]["id"]
    assert len(page()["under_way"]) == 1


def test_M5_once_a_charge_is_ticked_another_may_follow(order, begin, agent_api):
    order()
    act = begin("small_charge", amount_fen=12_00, purpose="courier").body["under_way"][0]
    assert (act["proof"], act["amount_fen"]) == ("handed", 12_00)
    ticked = agent_api.post(f"/order-actions/{act['id']}/tick", {"version": act["version"]}).body["under_way"][0]
    assert (ticked["state"], ticked["proof"], ticked["ended_by"]["name"]) == ("done", "ticked", "小林")
    assert begin("small_charge", amount_fen=8_00, purpose="other", words="换大箱").status == 200


def test_M5_who_saw_an_older_state_is_told(order, begin, agent_api, supervisor_api):
    order()
    act = begin("small_charge", amount_fen=12_00, purpose="courier").body["under_way"][0]
    assert supervisor_api.post(f"/order-actions/{act['id']}/withdraw", {"version": act["version"]}).status == 200
    late = agent_api.post(f"/order-actions/{act['id']}/tick", {"version": act["version"]})
    assert (late.status, late.code) == (409, "act.stale")
    again = agent_api.post(f"/order-actions/{act['id']}/tick", {"version": act["version"] + 1})
    assert (again.status, again.code) == (409, "act.ended")


def test_M3_a_free_group_card_is_given_while_the_group_forms(order, begin):
    order(**GROUPING)
    act = begin("group_card").body["under_way"][0]
    assert act["text"] == f"订单 {ORDER_NO}：在聊天窗口送买家一张免拼卡"
    assert act["link"] == "https://mms.pinduoduo.com/"


def test_M4_the_warehouse_is_urged_once_a_day_and_told_until_when(order, begin, agent_api, now):
    order(**UNSHIPPED, promised_ship_at=now + timedelta(hours=5))
    act = begin("urge_shipping").body["under_way"][0]
    assert act["ship_by"] is not None
    assert "最晚" in act["text"]
    agent_api.post(f"/order-actions/{act['id']}/tick", {"version": act["version"]})
    assert begin("urge_shipping").body["detail"]["refusals"][0]["rule"] == "heqi.act-urge-daily"


def test_M12_a_new_address_is_sealed_shown_on_record_only_and_forgotten_at_the_end(order, begin, agent_api, shop):
    from heqi.journal.access import entries_in
    from heqi.order_actions.access import acts_in
    from heqi.order_actions.models import OrderReveal
    from heqi.outbox.access import actions_in

    order(**UNSHIPPED)
    answer = begin("change_address", address=NEW_PLACE)
    act = answer.body["under_way"][0]
    row = acts_in([shop.id]).get()
    held = [str(answer.body), str(actions_in([shop.id]).get().payload), row.words, row.shown, str(bytes(row.sealed))]
    assert [text for text in held if "文一路" in text or "13900001111" in text] == []

    path = f"/order-actions/{act['id']}/reveal"
    assert agent_api.post(path, {"reason": " "}).code == "reveal.no_reason"
    assert agent_api.post(path, {"reason": "后台改地址"}).body == {"field": "new_address", "value": NEW_PLACE}
    entry = entries_in([shop.id]).filter(kind="data.revealed").get()
    assert (entry.data["field"], OrderReveal.objects.in_shop(shop.id).get().pk) == ("new_address", entry.data["note"])

    agent_api.post(f"/order-actions/{act['id']}/tick", {"version": act["version"]})
    assert acts_in([shop.id]).get().sealed is None
    assert agent_api.post(path, {"reason": "再看一眼"}).code == "reveal.nothing"


def test_P4g_the_platforms_own_word_confirms_a_request_that_was_filed_and_not_before(order, begin, page, platform):
    order()
    said = {"demand": "refund_only", "amount_fen": 10_00, "words": "少发一袋"}
    begin("apply_for_buyer", **said)
    before = page()["under_way"][0]
    platform.state_request(timezone.now() + timedelta(seconds=1))
    after = page()["under_way"][0]

    assert (before["state"], before["proof"]) == ("open", "handed")
    assert (after["state"], after["proof"], after["ended_by"]) == ("done", "confirmed", None)
    assert refusals(page(), "apply_for_buyer") == ["heqi.act-apply-once"]


def test_P4g_an_older_request_confirms_nothing(order, begin, page, platform, now):
    order()
    begin("apply_for_buyer", demand="refund_only", amount_fen=10_00, words="少发一袋")
    platform.state_request(now - timedelta(minutes=4), state="closed", state_text="售后关闭")
    assert page()["under_way"][0]["proof"] == "handed"


def pay(api, shop, **said):
    return api.post("/order-actions/small-payment", {
        "shop_id": shop.id, "order_no": ORDER_NO, "amount_fen": 5_00, "reason": "压坏两个", **said})  # fmt: skip


def test_M9_a_small_payment_from_the_talk_opens_the_case_and_goes_through_its_gates(order, agent_api, shop, page):
    order()
    assert page()["small_payment"]["case_id"] is None
    paid = pay(agent_api, shop).body
    assert (paid["outcome"], paid["stage"], paid["owner"]["name"]) == ("small_payment", "to_do", "小林")
    held = page()["small_payment"]
    assert (held["case_id"], held["chosen"], held["limit_fen"]) == (paid["id"], "small_payment", 50_00)
    again = pay(agent_api, shop, case_id=held["case_id"], version=held["version"])
    assert (again.status, again.code) == (409, "flow.chosen")


def test_M9_what_is_above_ones_limit_is_refused_with_nothing_left_behind_and_may_be_asked_for(
    order, agent_api, shop, supervisor, page
):
    order(paid_fen=200_00, goods_fen=200_00)
    refused = pay(agent_api, shop, amount_fen=60_00)
    assert (refused.status, refused.code) == (403, "money.limit")
    assert page()["small_payment"]["case_id"] is None

    asked = pay(agent_api, shop, amount_fen=60_00, ask=True)
    assert (asked.status, asked.body["outcome"]) == (200, None)
    assert page()["small_payment"]["case_id"] == asked.body["id"]


def test_M9_more_than_was_paid_or_twice_is_refused_as_on_the_cases_own_page(order, agent_api, shop, page, damaged):
    over = pay(agent_api, shop, amount_fen=40_00, case_id=damaged.id, version=damaged.version)
    assert over.code in ("money.too_much", "money.paid_before")
    unseen = pay(agent_api, shop)
    assert (unseen.status, unseen.code) == (409, "case.exists")
    stale = pay(agent_api, shop, case_id=damaged.id, version=damaged.version - 1)
    assert (stale.status, stale.code) == (409, "case.stale")


def test_M9_a_payment_never_lands_on_another_orders_case(order, agent_api, shop, platform, damaged, now):
    other = "260525-111111111111111"
    platform.state_order(now - timedelta(minutes=5), other)
    foreign = agent_api.post("/order-actions/small-payment", {
        "shop_id": shop.id, "order_no": other, "amount_fen": 5_00, "reason": "压坏",
        "case_id": damaged.id, "version": damaged.version})  # fmt: skip
    assert (foreign.status, foreign.code) == (404, "case.none")


def test_M9_old_facts_move_no_money_until_somebody_has_looked(platform, agent_api, shop, now):
    platform.state_order(now - timedelta(days=2))
    assert pay(agent_api, shop).code == "facts.old"
    assert pay(agent_api, shop, looked=True).status == 200
