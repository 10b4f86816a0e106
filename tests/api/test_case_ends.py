"""How cases end on the desk: freight that outlives the platform's refund, and a platform that speaks after the end."""

from datetime import timedelta

from django.utils import timezone

from heqi.core.facts import Fact
from tests.support.story import ORDER_NO


def choose(api, case, outcome, **more):
    return api.post(f"/cases/{case.id}/choose", {"outcome": outcome, "version": case.version, **more}).body


def tick(api, body, key):
    answer = api.post(f"/cases/{body['id']}/steps/{key}/tick", {"version": body["version"], "looked": True})
    assert answer.status == 200, answer.body
    return answer.body


def states(body):
    return {step["key"]: step["state"] for step in body["flow"]["steps"]}


def test_P4h_a_case_stays_open_until_the_freight_is_paid_although_the_platform_is_done(agent_api, platform, now):
    platform.state_order(now - timedelta(minutes=5))
    case = platform.state_request(now - timedelta(minutes=5), demand="return_refund", reason="商品破损")
    told = agent_api.post(
        f"/cases/{case.id}/answers", {"fact": "evidence.fault_proven", "value": True, "version": case.version}
    )
    assert told.status == 200, told.body
    case.refresh_from_db()
    chosen = choose(agent_api, case, "return_refund")
    assert "pay_freight" in states(chosen)

    later = timezone.now() + timedelta(minutes=10)
    platform.state_request(later, demand="return_refund", state="succeeded", state_text="退款成功", expires_at=None)
    body = agent_api.get(f"/cases/{case.id}").body
    assert body["stage"] == "to_do"
    assert [each["text"] for each in body["flow"]["missing"]] == ["未完成：在拼多多商家后台打款退回运费"]

    paid = tick(agent_api, body, "pay_freight")
    assert paid["stage"] == "settled"
    assert paid["flow"]["missing"] == []


def test_P4a_a_payment_that_was_agreed_is_still_owed_when_the_buyer_takes_the_request_back(
    agent_api, damaged, platform
):
    choose(agent_api, damaged, "small_payment", amount_fen=500)

    later = timezone.now() + timedelta(minutes=10)
    platform.state_request(later, state="closed", state_text="已撤销", expires_at=None)
    body = agent_api.get(f"/cases/{damaged.id}").body
    assert body["stage"] == "to_do"
    assert states(body)["small_payment"] == "open"

    for key in ("agree_amount", "small_payment", "tell_paid", "payment_arrived", "leave_request"):
        body = tick(agent_api, body, key)
    assert body["stage"] == "settled"


def test_W2_a_request_that_moves_again_after_the_case_was_settled_opens_it(agent_api, damaged, platform):
    """The platform's word may come late: nothing breaks, and nobody is forgotten."""
    at = timezone.now() + timedelta(minutes=10)
    platform.state_request(at, state="succeeded", state_text="退款成功", expires_at=None)
    assert platform.case().stage == "settled"

    again = at + timedelta(minutes=10)
    platform.state_request(again, state="awaiting_buyer_return", state_text="待消费者发货")
    assert platform.case().stage == "waiting_buyer"


def test_W2_a_running_flow_goes_on_when_the_platform_turns_to_the_shop_again(agent_api, damaged, platform):
    choose(agent_api, damaged, "refund_only")
    at = timezone.now() + timedelta(minutes=10)
    platform.state_request(at, state="platform_handling", state_text="平台处理中")
    assert platform.case().stage == "intervention"

    platform.state_request(at + timedelta(minutes=10))
    assert platform.case().stage == "to_do"
    assert states(agent_api.get(f"/cases/{damaged.id}").body)["agree_refund"] == "open"


def test_P4_the_words_follow_the_amount_that_was_chosen(agent_api, damaged):
    chosen = choose(agent_api, damaged, "refund_only", amount_fen=1500)
    steps = {step["key"]: step for step in chosen["flow"]["steps"]}
    assert steps["agree_refund"]["amount_fen"] == 1500
    assert "¥15.00" in steps["tell_refunded"]["script"]


def test_P4i_the_replacements_number_is_pasted_into_the_words_and_its_clock_runs(agent_api, platform, now):
    platform.state_order(now - timedelta(minutes=5))
    case = platform.state_request(
        now - timedelta(minutes=5), demand="reship", type="补寄", reason="少件", requested_fen=0
    )
    chosen = choose(agent_api, case, "reship")
    words = {step["key"]: step["script"] for step in chosen["flow"]["steps"]}
    assert "【快递公司】【新运单号】" in words["tell_number"]

    left = timezone.now() + timedelta(minutes=30)
    parcel = {"order_no": ORDER_NO, "tracking_no": "ZT900100200", "carrier": "中通快递", "direction": "outbound"}
    platform._apply(left, Fact("parcel", f"{ORDER_NO}/outbound/ZT900100200", left, {**parcel, "shipped_at": left}))

    body = agent_api.get(f"/cases/{case.id}").body
    words = {step["key"]: step["script"] for step in body["flow"]["steps"]}
    assert "中通快递ZT900100200，预计【天数】天" in words["tell_number"]
    assert "replacement_signed" in [clock["name"] for clock in body["decision"]["clocks"]]


def test_P3_a_promise_made_after_the_end_opens_the_case_until_it_is_kept(agent_api, damaged, platform):
    at = timezone.now() + timedelta(minutes=1)
    platform.state_request(at, state="succeeded", state_text="退款成功", expires_at=None)
    body = agent_api.get(f"/cases/{damaged.id}").body
    assert body["stage"] == "settled"

    due = (timezone.now() + timedelta(days=1)).isoformat()
    promised = agent_api.post(
        f"/cases/{damaged.id}/promises", {"version": body["version"], "what": "补寄一张优惠券", "due_at": due}
    )
    assert promised.status == 200, promised.body
    assert promised.body["stage"] == "to_decide"

    number = promised.body["negotiation"]["promises"][0]["id"]
    kept = agent_api.post(f"/cases/{damaged.id}/promises/{number}/keep", {"version": promised.body["version"]})
    assert (kept.status, kept.body["stage"]) == (200, "settled")
