"""Cases as agents meet them: in the list, on the page, chosen, ticked, confirmed."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.utils import timezone

from tests.support.story import ORDER_NO, REQUEST_NO


def options_of(body):
    return {option["outcome"]: option for option in body["decision"]["options"]}


def test_an_imported_request_is_a_case_in_the_list(agent_api, damaged, shop):
    page = agent_api.get("/cases").body

    assert page["count"] == {"n": 1, "capped": False}
    row = page["items"][0]
    assert row["shop"] == {"id": shop.id, "name": "果然鲜", "platform": "pinduoduo"}
    assert (row["order_no"], row["after_sale_no"]) == (ORDER_NO, REQUEST_NO)
    assert (row["demand"], row["family"], row["state"]) == ("refund_only", "damaged", "awaiting_merchant")
    assert (row["stage"], row["stake_fen"], row["buyer"]) == ("to_decide", 3990, "果***友")
    assert row["due"]["origin"] == "platform"
    assert row["next"]["verb"]


def test_P4i_what_is_at_stake_in_an_exchange_is_the_order(agent_api, platform, now):
    platform.state_request(now, demand="exchange", requested_fen=0, order_paid_fen=None)
    platform.state_order(now)

    assert agent_api.get("/cases").body["items"][0]["stake_fen"] == 39_90


def test_P4_the_page_shows_five_outcomes_and_refusal_with_reasons_cost_and_sources(agent_api, damaged):
    body = agent_api.get(f"/cases/{damaged.id}").body

    options = body["decision"]["options"]
    assert [option["outcome"] for option in options] == [
        "small_payment",
        "refund_only",
        "return_refund",
        "exchange",
        "reship",
        "refuse",
    ]
    for option in options:
        cost = option["cost"]
        assert cost["total"] == sum(term["fen"] for term in cost["terms"])
        assert option["standing"] in ("owed", "offerable", "closed")
        assert option["reasons"] or option["standing"] == "offerable"
    assert body["rules"]
    for rule in body["rules"]:
        assert rule["title"] and rule["source"]["document"]
        assert rule["confidence"] in ("official", "documented", "secondary", "merchant", "unconfirmed")


def test_P2_refusing_is_closed_until_a_contact_attempt_is_on_record(agent_api, platform, now):
    platform.state_order(now - timedelta(minutes=5), state="signed", signed_at=now - timedelta(days=20))
    case = platform.state_request(now - timedelta(minutes=5), reason="不喜欢、效果不好", demand="return_refund")
    before = agent_api.get(f"/cases/{case.id}").body
    refusal = {"outcome": "refuse", "reason": "已过退货期", "version": before["version"]}

    refused = agent_api.post(f"/cases/{case.id}/choose", refusal)

    assert (refused.status, refused.code) == (409, "refuse.contact_first")
    assert agent_api.get(f"/cases/{case.id}").body["version"] == before["version"]
    assert agent_api.get(f"/cases/{case.id}").body["timeline"] == before["timeline"]

    after = agent_api.post(
        f"/cases/{case.id}/contact", {"channel": "chat", "note": "已留言，未回复", "version": before["version"]}
    ).body
    assert options_of(after)["refuse"]["standing"] == "offerable"
    assert after["contacts"][0]["note"] == "已留言，未回复"
    chosen = agent_api.post(f"/cases/{case.id}/choose", {**refusal, "version": after["version"]})
    assert chosen.status == 200
    assert chosen.body["flow"]["outcome"] == "refuse"


def test_P2_an_owed_outcome_is_never_refused_even_by_a_supervisor(supervisor_api, damaged, platform, now):
    platform.state_order(now, state="unshipped", state_text="待发货", shipped_at=None, signed_at=None)
    case = platform.state_request(now, reason="不想要了", expires_at=now + timedelta(hours=20))
    version = supervisor_api.get(f"/cases/{case.id}").body["version"]

    answer = supervisor_api.post(
        f"/cases/{case.id}/choose", {"outcome": "refuse", "reason": "试试", "override": True, "version": version}
    )

    assert (answer.status, answer.code) == (409, "refuse.owed")


def test_P2_a_supervisor_may_override_with_a_reason(supervisor_api, platform, now):
    platform.state_order(now - timedelta(minutes=5), signed_at=now - timedelta(days=20))
    case = platform.state_request(now - timedelta(minutes=5), reason="不喜欢、效果不好", demand="return_refund")

    without = supervisor_api.post(
        f"/cases/{case.id}/choose", {"outcome": "refuse", "override": True, "version": case.version}
    )
    answer = supervisor_api.post(
        f"/cases/{case.id}/choose",
        {"outcome": "refuse", "reason": "电话已沟通", "override": True, "version": case.version},
    )

    assert (without.status, without.code) == (409, "refuse.contact_first")
    assert answer.status == 200
    told = next(item for item in answer.body["timeline"] if item["kind"] == "case.outcome_chosen")
    assert (told["actor"]["name"], told["note"], told["data"]["override"]) == ("阿敏", "电话已沟通", True)


def test_P4b_an_agent_takes_chooses_ticks_and_a_later_fact_confirms(agent_api, damaged, platform, now):
    taken = agent_api.post(f"/cases/{damaged.id}/take", {"version": damaged.version}).body
    assert taken["owner"]["name"] == "小林"

    chosen = agent_api.post(f"/cases/{damaged.id}/choose", {"outcome": "refund_only", "version": taken["version"]}).body
    assert (chosen["stage"], chosen["outcome"], chosen["flow"]["amount_fen"]) == ("to_do", "refund_only", 3990)
    agree = next(step for step in chosen["flow"]["steps"] if step["action"] == "pdd.agree_refund")
    assert (agree["state"], agree["action_state"]) == ("open", "handed")

    ticked = agent_api.post(
        f"/cases/{damaged.id}/steps/{agree['key']}/tick", {"note": "后台已点同意", "version": chosen["version"]}
    ).body
    agree = next(step for step in ticked["flow"]["steps"] if step["action"] == "pdd.agree_refund")
    assert (agree["state"], agree["action_state"], agree["done_by"]["name"]) == ("done", "ticked", "小林")
    assert ticked["stage"] not in ("settled", "closed")

    later = timezone.now() + timedelta(minutes=10)
    platform.state_request(later, state="succeeded", state_text="退款成功", expires_at=None)
    settled = agent_api.get(f"/cases/{damaged.id}").body
    agree = next(step for step in settled["flow"]["steps"] if step["action"] == "pdd.agree_refund")
    assert (agree["state"], agree["action_state"]) == ("confirmed", "confirmed")
    assert (settled["stage"], settled["state"], settled["due"], settled["next"]) == ("settled", "succeeded", None, None)
    kinds = [item["kind"] for item in settled["timeline"]]
    for kind in ("case.opened", "case.taken", "case.outcome_chosen", "case.step_ticked", "case.platform_moved"):
        assert kind in kinds


def test_P4_a_fact_from_before_the_choice_confirms_nothing(agent_api, damaged, platform, now):
    chosen = agent_api.post(f"/cases/{damaged.id}/choose", {"outcome": "refund_only", "version": damaged.version}).body
    agree = next(step for step in chosen["flow"]["steps"] if step["action"] == "pdd.agree_refund")
    agent_api.post(f"/cases/{damaged.id}/steps/{agree['key']}/tick", {"version": chosen["version"]})

    platform.state_request(now - timedelta(minutes=4), state="refunding", state_text="退款中")

    body = agent_api.get(f"/cases/{damaged.id}").body
    agree = next(step for step in body["flow"]["steps"] if step["action"] == "pdd.agree_refund")
    assert (agree["state"], agree["action_state"]) == ("done", "ticked")


def test_a_choice_can_be_withdrawn_until_something_left_the_house(agent_api, damaged):
    chosen = agent_api.post(f"/cases/{damaged.id}/choose", {"outcome": "refund_only", "version": damaged.version}).body
    withdrawn = agent_api.post(
        f"/cases/{damaged.id}/withdraw", {"reason": "买家改要补寄", "version": chosen["version"]}
    ).body
    assert (withdrawn["flow"], withdrawn["stage"], withdrawn["outcome"]) == (None, "to_decide", None)

    chosen = agent_api.post(
        f"/cases/{damaged.id}/choose", {"outcome": "refund_only", "version": withdrawn["version"]}
    ).body
    agree = next(step for step in chosen["flow"]["steps"] if step["action"] == "pdd.agree_refund")
    ticked = agent_api.post(f"/cases/{damaged.id}/steps/{agree['key']}/tick", {"version": chosen["version"]}).body
    answer = agent_api.post(f"/cases/{damaged.id}/withdraw", {"reason": "后悔", "version": ticked["version"]})

    assert (answer.status, answer.code) == (409, "flow.left_house")
    assert agent_api.get(f"/cases/{damaged.id}").body["version"] == ticked["version"]


def test_P4a_a_small_payment_needs_an_amount_within_what_was_paid(agent_api, damaged):
    path = f"/cases/{damaged.id}/choose"

    too_much = agent_api.post(path, {"outcome": "small_payment", "amount_fen": 3991, "version": damaged.version})
    nothing = agent_api.post(path, {"outcome": "small_payment", "amount_fen": 0, "version": damaged.version})
    fine = agent_api.post(path, {"outcome": "small_payment", "amount_fen": 800, "version": damaged.version})

    assert (too_much.status, too_much.code) == (422, "money.too_much")
    assert (nothing.status, nothing.code) == (422, "money.missing")
    assert fine.body["flow"]["amount_fen"] == 800
    pay = next(step for step in fine.body["flow"]["steps"] if step["action"] == "pdd.small_payment")
    assert pay["amount_fen"] == 800


def test_an_agent_decides_up_to_a_limit_and_a_supervisor_beyond(agent_api, supervisor_api, platform, now):
    platform.state_order(now, paid_fen=9_000, goods_fen=9_000)
    case = platform.state_request(now, requested_fen=9_000, order_paid_fen=9_000)
    choice = {"outcome": "refund_only", "version": case.version}

    refused = agent_api.post(f"/cases/{case.id}/choose", choice)
    allowed = supervisor_api.post(f"/cases/{case.id}/choose", choice)

    assert (refused.status, refused.code, refused.body["detail"]["limit_fen"]) == (403, "money.limit", 5000)
    assert allowed.status == 200


def test_T6b_a_supervisor_may_give_more_than_the_rules_ask_with_a_reason(agent_api, supervisor_api, platform, now):
    platform.state_order(now, paid_fen=29_900, goods_fen=29_900)
    case = platform.state_request(now, requested_fen=29_900, order_paid_fen=29_900)
    choice = {"outcome": "refund_only", "version": case.version}
    assert options_of(agent_api.get(f"/cases/{case.id}").body)["refund_only"]["standing"] == "closed"

    refused = agent_api.post(f"/cases/{case.id}/choose", {**choice, "override": True, "reason": "老顾客"})
    silent = supervisor_api.post(f"/cases/{case.id}/choose", {**choice, "override": True})
    allowed = supervisor_api.post(f"/cases/{case.id}/choose", {**choice, "override": True, "reason": "老顾客，整箱坏"})

    assert (refused.status, refused.code) == (409, "outcome.closed")
    assert (silent.status, silent.code) == (409, "outcome.closed")
    assert allowed.status == 200


def test_T6b_what_cannot_be_done_stays_closed_to_everybody(supervisor_api, platform, now):
    platform.state_order(now, state="unshipped", state_text="待发货", shipped_at=None, signed_at=None)
    case = platform.state_request(now, reason="不想要了")

    answer = supervisor_api.post(
        f"/cases/{case.id}/choose",
        {"outcome": "exchange", "override": True, "reason": "试试", "version": case.version},
    )

    assert (answer.status, answer.code) == (409, "outcome.closed")


def test_W2_money_waits_for_fresh_facts_or_for_somebody_who_looked(agent_api, platform, now):
    platform.state_order(now - timedelta(days=2))
    case = platform.state_request(now - timedelta(days=2), expires_at=now + timedelta(hours=5))
    choice = {"outcome": "refund_only", "version": case.version}

    old = agent_api.post(f"/cases/{case.id}/choose", choice)
    looked = agent_api.post(f"/cases/{case.id}/choose", {**choice, "looked": True})

    assert (old.status, old.code) == (409, "facts.old")
    assert looked.status == 200


def test_two_agents_at_once_and_the_slower_is_told_what_changed(agent_api, supervisor_api, damaged, agent):
    agent_api.post(f"/cases/{damaged.id}/take", {"version": damaged.version})

    answer = supervisor_api.post(f"/cases/{damaged.id}/take", {"version": damaged.version})

    assert (answer.status, answer.code) == (409, "case.stale")
    assert [(each["kind"], each["by"]) for each in answer.body["detail"]["changed"]] == [("case.taken", agent.id)]


def test_a_case_in_other_hands_is_left_to_them(sign_in, hire, agent_api, shop, damaged):
    taken = agent_api.post(f"/cases/{damaged.id}/take", {"version": damaged.version}).body
    colleague = sign_in(hire("xiaozhou", "小周", shop, "agent"))

    answer = colleague.post(f"/cases/{damaged.id}/choose", {"outcome": "refund_only", "version": taken["version"]})

    assert (answer.status, answer.code) == (409, "case.taken")
    assert colleague.get(f"/cases/{damaged.id}").body["may"]["choose"] is False


def test_a_case_of_another_merchant_does_not_exist(stranger_api, damaged):
    assert stranger_api.get("/cases").body["items"] == []
    for call in ("take", "release", "contact", "choose", "withdraw"):
        body = {"version": 1, "channel": "chat", "outcome": "refund_only", "reason": "x"}
        assert stranger_api.post(f"/cases/{damaged.id}/{call}", body).code == "case.none"
    assert stranger_api.get(f"/cases/{damaged.id}").status == 404


def test_an_operator_reads_cases_and_changes_none(sign_in, hire, shop, damaged):
    api = sign_in(hire("xiaoyun", "小运", shop, "operator"))

    answer = api.post(f"/cases/{damaged.id}/take", {"version": damaged.version})

    assert api.get(f"/cases/{damaged.id}").status == 200
    assert (answer.status, answer.code) == (403, "role.cases")


def test_the_same_call_under_one_key_happens_once(agent_api, damaged):
    path, body = f"/cases/{damaged.id}/choose", {"outcome": "refund_only", "version": damaged.version}

    first = agent_api.post(path, body, idempotency_key="choose-0001")
    again = agent_api.post(path, body, idempotency_key="choose-0001")
    other = agent_api.post(path, {**body, "outcome": "reship"}, idempotency_key="choose-0001")

    assert (first.status, again.status) == (200, 200)
    assert again.body == first.body
    assert again.headers["Idempotent-Replay"] == "true"
    assert (other.status, other.code) == (422, "call.key_reused")


def test_P4g_a_complaint_by_chat_becomes_a_case_and_the_later_form_joins_it(agent_api, platform, shop, now):
    platform.state_order(now)
    opened = agent_api.post(
        "/cases",
        {"shop_id": shop.id, "order_no": ORDER_NO, "demand": "reship", "reason": "少件/漏发", "first_channel": "chat"},
    )
    assert opened.status == 201
    assert (opened.body["demand"], opened.body["family"], opened.body["owner"]["name"]) == ("reship", "short", "小林")
    again = agent_api.post("/cases", {"shop_id": shop.id, "order_no": ORDER_NO, "demand": "reship"})
    assert (again.status, again.code) == (409, "case.exists")

    case = platform.state_request(timezone.now(), demand="refund_only", reason="少件/漏发")

    assert case.id == opened.body["id"]
    body = agent_api.get(f"/cases/{case.id}").body
    assert (body["after_sale_no"], body["demand"], body["first_channel"]) == (REQUEST_NO, "reship", "chat")
    assert (opened.body["stage"], opened.body["state"], opened.body["version"]) == ("to_decide", "none", 1)


def test_the_database_itself_refuses_a_second_open_case_of_an_order(platform, agent, shop, now, monkeypatch):
    from heqi.cases.access import cases_in
    from heqi.cases.actions.open_case import open_case
    from heqi.core.errors import HeqiError
    from heqi.core.words import Demand, FirstChannel

    platform.state_order(now)
    story = {"demand": Demand.RESHIP, "reason": "少件", "first_channel": FirstChannel.CHAT, "now": now}
    open_case(staff=agent, shop_id=shop.id, order_no=ORDER_NO, **story)
    module = import_module("heqi.cases.actions.open_case")
    monkeypatch.setattr(module, "cases_in", lambda shop_ids: cases_in(shop_ids).none())

    with pytest.raises(HeqiError) as refused:
        open_case(staff=agent, shop_id=shop.id, order_no=ORDER_NO, **story)

    assert refused.value.code == "case.exists"
    assert cases_in([shop.id]).count() == 1


def test_an_order_that_nobody_stated_opens_no_case(agent_api, shop):
    answer = agent_api.post("/cases", {"shop_id": shop.id, "order_no": "260525-000000000000000", "demand": "reship"})

    assert (answer.status, answer.code) == (404, "order.none")
    assert agent_api.get("/cases").body["items"] == []


def test_P3_the_buyers_own_wish_stands_above_the_form(agent_api, damaged, platform, now):
    body = agent_api.post(
        f"/cases/{damaged.id}/wish", {"demand": "reship", "words": "补两个就行", "version": damaged.version}
    ).body

    assert body["demand"] == "reship"
    told = next(item for item in body["timeline"] if item["kind"] == "case.wish_recorded")
    assert (told["note"], told["actor"]["name"]) == ("补两个就行", "小林")

    platform.state_request(timezone.now(), state_text="待商家处理", buyer_words="再次说明")
    assert agent_api.get(f"/cases/{damaged.id}").body["demand"] == "reship"
