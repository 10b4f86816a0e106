"""What comes up is put on record and counts: complaints (H3), legal signs (L1), sums of a part, invoices (M2)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.core.facts import Fact
from tests.support.story import ORDER_NO


def read(api, case):
    return api.get(f"/cases/{case.id}").body


def note(api, case, fact, value, **more):
    seen = read(api, case)["version"]
    return api.post(f"/cases/{case.id}/answers", {"fact": fact, "value": value, "version": seen, **more})


def options(body):
    return {each["outcome"]: each for each in body["decision"]["options"]}


def rules(body):
    return {each["id"] for each in body["rules"]}


def say(platform, at, *turns):
    """The talk about the plain order: (sender, text, minutes after `at`)."""
    talk = {"key": "t1", "order_no": ORDER_NO, "buyer": "果***友"}
    facts = [Fact("conversation", "t1", at, talk)]
    for number, (sender, text, minutes) in enumerate(turns):
        said = {"conversation": "t1", "sender": sender, "text": text, "at": at + timedelta(minutes=minutes)}
        facts.append(Fact("message", f"t1/{number}", at, {**said, "made_up": False}))
    platform._apply(timezone.now(), *facts)


def test_H3_a_complaint_is_noted_with_who_and_when_and_the_rules_know_it(agent_api, damaged):
    listed = {each["fact"]: each for each in read(agent_api, damaged)["findings"]["notes"]}
    assert [each["value"] for each in listed["talk.complaint"]["answers"]] == [
        "broken_promise",
        "invoice",
        "misdescribed",
        "other",
    ]

    body = note(agent_api, damaged, "talk.complaint", "invoice", note="介入页面投诉").body

    told = next(each for each in body["findings"]["answers"] if each["fact"] == "talk.complaint")
    assert (told["label"], told["note"], told["by"]["name"]) == ("发票", "介入页面投诉", "小林")
    assert "law.invoice" in rules(body)
    assert "talk.complaint" not in {each["fact"] for each in body["findings"]["notes"]}


def test_L1_an_authoritys_letter_takes_the_case_to_a_person_and_sets_its_clock(agent_api, damaged):
    body = note(agent_api, damaged, "talk.legal_signs", ["authority"], note="市监局来函").body

    assert body["needs_human"] is True
    assert {"law.authority", "law.legal-clock"} <= rules(body)
    assert "legal_answer" in {each["name"] for each in body["decision"]["clocks"]}


def test_L1_the_buyers_own_words_are_heard_and_a_person_may_say_that_there_is_nothing(agent_api, platform, now):
    platform.state_order(now - timedelta(minutes=5))
    case = platform.state_request(now - timedelta(minutes=5), buyer_words="孩子吃了上吐下泻，在医院输液")
    body = read(agent_api, case)
    assert (body["needs_human"], case.recorded["talk.legal_signs"]) == (True, ["food_safety", "injury"])

    cleared = note(agent_api, case, "talk.legal_signs", [], note="电话核实，与商品无关").body
    assert "law.injury" not in rules(cleared)
    platform.state_request(timezone.now() + timedelta(minutes=5), buyer_words="孩子吃了上吐下泻，在医院输液")
    assert platform.case().recorded["talk.legal_signs"] == []


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("芒果坏了两个", []),
        ("芒果坏了两个，吃了拉肚子", ["food_safety", "injury"]),
        ("打开有虫子", ["food_safety"]),
        ("", []),
    ],
)
def test_L1_rotten_fruit_is_a_matter_of_quality_and_not_of_the_law(platform, now, words, signs):
    platform.state_order(now - timedelta(minutes=5))
    case = platform.state_request(now - timedelta(minutes=5), buyer_words=words)
    assert case.recorded.get("talk.legal_signs", []) == signs


def test_L1_a_wish_that_names_12315_is_heard(agent_api, damaged):
    words = {"demand": "refund_only", "words": "不退我就打12315", "version": damaged.version}
    body = agent_api.post(f"/cases/{damaged.id}/wish", words).body
    assert "law.authority" in rules(body)


def test_M7_the_buyers_last_turn_without_an_answer_sets_the_reply_clock_until_somebody_answers(
    agent_api, damaged, platform
):
    at = timezone.now() - timedelta(hours=2)
    say(
        platform,
        at,
        ("buyer", "芒果坏了两个", 0),
        ("agent", "亲，拍张照片", 1),
        ("buyer", "拍了，怎么处理", 2),
        ("buyer", "人呢", 3),
    )

    body = read(agent_api, damaged)
    assert platform.case().recorded["talk.waiting_since"] == (at + timedelta(minutes=2)).isoformat()
    assert "reply" in {each["name"] for each in body["decision"]["clocks"]}
    assert body["timeline"][-1]["text"] == "会话有更新；买家在等回复"

    contact = {"channel": "chat", "note": "已回复", "version": body["version"]}
    answered = agent_api.post(f"/cases/{damaged.id}/contact", contact).body
    assert "reply" not in {each["name"] for each in answered["decision"]["clocks"]}


@pytest.mark.parametrize(
    "turns",
    [
        [("buyer", "怎么还没处理", 0), ("agent", "亲，已经在办了", 1)],
        [("agent", "亲，退款已到账", 0), ("buyer", "好的收到了，谢谢你们，很满意", 1)],
    ],
)
def test_M7_who_was_answered_or_only_says_thanks_waits_for_nothing(damaged, platform, turns):
    say(platform, timezone.now() - timedelta(hours=1), *turns)
    assert "talk.waiting_since" not in platform.case().recorded


def test_M7_a_talk_of_last_week_is_no_wait(damaged, platform):
    say(platform, timezone.now() - timedelta(days=7), ("buyer", "怎么还没处理", 0))
    assert "talk.waiting_since" not in platform.case().recorded


def test_H2_the_platform_steps_in_and_the_days_for_evidence_run_from_its_first_statement(agent_api, platform, now):
    platform.state_order(now - timedelta(minutes=5))
    at = now - timedelta(minutes=4)
    case = platform.state_request(at, state="platform_handling", state_text="平台处理中")
    assert case.recorded["after_sale.intervened_at"] == at.isoformat()

    platform.state_request(now, state="platform_handling", state_text="平台处理中")
    assert platform.case().recorded["after_sale.intervened_at"] == at.isoformat()


def test_P4h_a_part_is_reckoned_from_sums_that_a_person_notes(agent_api, damaged):
    body = note(agent_api, damaged, "order.kept_fen", 20_00).body
    told = next(each for each in body["findings"]["answers"] if each["fact"] == "order.kept_fen")
    assert told["label"] == "¥20.00"
    assert options(body)["return_refund"]["amount_fen"] == 19_90


def test_P4h_freight_that_the_buyer_paid_is_named_in_its_step(supervisor_api, platform, now):
    platform.state_order(now - timedelta(minutes=5))
    case = platform.state_request(now - timedelta(minutes=5), demand="return_refund")
    note(supervisor_api, case, "evidence.fault_proven", True)
    body = note(supervisor_api, case, "after_sale.freight_owed_fen", 12_00).body

    steps = {each["key"]: each for each in options(body)["return_refund"]["steps"]}
    assert (steps["pay_freight"]["amount_fen"], "ask_freight" in steps) == (12_00, False)


@pytest.mark.parametrize(
    ("fact", "value"),
    [("talk.complaint", "angry"), ("order.kept_fen", -1), ("talk.legal_signs", ["bad"]), ("buyer.orders", 3)],
)
def test_L1_a_value_that_does_not_fit_changes_nothing(agent_api, damaged, fact, value):
    answer = note(agent_api, damaged, fact, value)
    assert (answer.status, read(agent_api, damaged)["version"]) == (422, damaged.version)


def test_W2_freight_whose_sum_is_not_on_record_moves_on_stale_facts_only_after_a_look(supervisor_api, platform, now):
    at = now - timedelta(days=2)
    platform.state_order(at)
    case = platform.state_request(at, demand="return_refund", expires_at=now + timedelta(hours=9))
    note(supervisor_api, case, "evidence.fault_proven", True)
    chosen = {"outcome": "return_refund", "looked": True, "version": read(supervisor_api, case)["version"]}
    body = supervisor_api.post(f"/cases/{case.id}/choose", chosen).body
    steps = [each["key"] for each in body["flow"]["steps"]]
    for key in steps[: steps.index("pay_freight")]:
        seen = {"version": body["version"], "looked": True}
        body = supervisor_api.post(f"/cases/{case.id}/steps/{key}/tick", seen).body
    unpaid = next(each for each in body["flow"]["steps"] if each["key"] == "pay_freight")
    assert unpaid["amount_fen"] is None

    url, seen = f"/cases/{case.id}/steps/pay_freight/tick", {"version": body["version"]}
    assert supervisor_api.post(url, seen).code == "facts.old"
    assert supervisor_api.post(url, {**seen, "looked": True}).status == 200


def test_M2_an_invoice_that_is_asked_for_is_noted_warned_of_until_it_is_issued_and_never_refused(agent_api, damaged):
    asked = note(agent_api, damaged, "invoice.kind", "special", note="买家要专票").body
    assert "law.invoice-due" in {each["rule"] for each in asked["decision"]["warnings"]}

    issued = note(agent_api, damaged, "invoice.issued", True).body
    assert "law.invoice-due" not in {each["rule"] for each in issued["decision"]["warnings"]}
    complained = note(agent_api, damaged, "talk.complaint", "invoice").body
    assert options(complained)["refuse"]["standing"] == "closed"


def test_M3_a_refund_of_one_order_of_a_group_leaves_the_others_alone(agent_api, damaged, platform, now):
    """The buyer's other order of the same group has a case of its own; nothing of it moves with the first."""
    other = "260525-337872186892755"
    platform.state_order(now - timedelta(minutes=5), order_no=other)
    second = platform.state_request(now - timedelta(minutes=5), after_sale_no="61234567890777", order_no=other)
    chosen = {"outcome": "refund_only", "version": damaged.version}
    assert agent_api.post(f"/cases/{damaged.id}/choose", chosen).status == 200

    body = read(agent_api, second)
    assert (body["version"], body["outcome"], body["money"]["spent"]) == (second.version, None, [])
    assert "pdd.group-siblings" in rules(note(agent_api, second, "talk.group_question", True).body)
