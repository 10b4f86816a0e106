"""Remedies beside what is owed (T6b): a catalogue with budgets, never tied to a review, never in the way of a right."""

import pytest

from heqi.cases.money.budget import month_of
from heqi.cases.money.catalogue import WORDS, RemedyKind
from heqi.cases.money.remedy_words import require_clean_words


def read(api, case):
    return api.get(f"/cases/{case.id}").body


def say(api, case, verb, **given):
    return api.post(f"/cases/{case.id}/{verb}", {"version": read(api, case)["version"], **given})


def entry(kind, **said):
    return {
        "kind": kind,
        "on": True,
        "face_fen": 5_00,
        "cost_fen": 3_00,
        "words": "亲，给您添麻烦了，一点心意。",
        **said,
    }


@pytest.fixture
def catalogue(owner_api, shop):
    """`catalogue(*entries, **sums)`: what 王老板 sets."""

    def set_all(*entries, **sums):
        answer = owner_api.put(f"/shops/{shop.id}/money", {"entries": list(entries), **sums})
        assert answer.status == 200, answer.body
        return answer.body

    return set_all


def test_T6b_a_remedy_is_a_row_with_a_script_and_a_tick_and_keeps_the_case_open(agent_api, catalogue, damaged):
    catalogue(entry("coupon"))
    assert [each["kind"] for each in read(agent_api, damaged)["money"]["remedies"]["offered"]] == ["coupon"]

    body = say(agent_api, damaged, "remedies", kind="coupon").body

    given = body["money"]["remedies"]["given"][0]
    assert (given["state"], given["face_fen"], given["words"]) == ("given", 5_00, "亲，给您添麻烦了，一点心意。")
    assert body["money"]["remedies"]["cost_fen"] == 3_00
    assert body["timeline"][-1]["text"] == "补偿：优惠券 ¥5.00"
    chosen = say(agent_api, damaged, "choose", outcome="refund_only").body
    assert {"text": "未发放的补偿：优惠券", "text_en": "A remedy is not handed out yet: coupon"} in chosen["flow"][
        "missing"
    ]
    done = say(agent_api, damaged, f"remedies/{given['id']}/tick").body
    assert done["money"]["remedies"]["given"][0]["state"] == "done"
    assert not any(each["text"].startswith("未发放") for each in done["flow"]["missing"])
    assert say(agent_api, damaged, f"remedies/{given['id']}/tick").code == "remedy.none"


def test_T6b_what_is_off_is_not_given(agent_api, damaged):
    answer = say(agent_api, damaged, "remedies", kind="vip")
    assert (answer.status, answer.code) == (409, "remedy.off")
    assert read(agent_api, damaged)["money"]["remedies"]["given"] == []


@pytest.mark.parametrize(
    "words",
    [
        "给您发张券，麻烦改一下评价哦",
        "好评就送红包",
        "亲，追 评后送您一份礼物",
        "给五星就返现",
        "Haoping 返 5 元",
        "晒图送券",
    ],
)
def test_H5_the_words_of_a_remedy_name_no_review(owner_api, shop, words):
    before = owner_api.get(f"/shops/{shop.id}/money").body
    answer = owner_api.put(f"/shops/{shop.id}/money", {"entries": [entry("coupon", words=words)]})
    assert answer.status == 422
    assert answer.code in ("remedy.review", "remedy.words")
    assert owner_api.get(f"/shops/{shop.id}/money").body == before


def test_M9_the_words_of_a_remedy_lead_to_no_outside_account(owner_api, shop):
    answer = owner_api.put(f"/shops/{shop.id}/money", {"entries": [entry("coupon", words="加微信给您返现")]})
    assert (answer.status, answer.code) == (422, "remedy.words")


def test_T6b_a_used_budget_explains_itself_and_only_the_owner_goes_beyond(agent_api, owner_api, catalogue, damaged):
    catalogue(entry("coupon", budget_fen=5_00))
    say(agent_api, damaged, "remedies", kind="coupon")
    refused = say(agent_api, damaged, "remedies", kind="coupon")
    assert (refused.status, refused.code) == (409, "budget.used")
    assert "本月预算 ¥5.00，已用 ¥3.00，剩 ¥2.00" in refused.body["message"]
    assert say(agent_api, damaged, "remedies", kind="coupon", over_budget=True, reason="老顾客").code == "budget.used"
    assert say(owner_api, damaged, "remedies", kind="coupon", over_budget=True).code == "budget.reason"
    body = say(owner_api, damaged, "remedies", kind="coupon", over_budget=True, reason="老顾客").body
    assert [each["over_budget"] for each in body["money"]["remedies"]["given"]] == [False, True]


def test_T6b_the_budget_of_all_kinds_binds_too_and_what_is_taken_back_is_free_again(agent_api, catalogue, damaged):
    catalogue(entry("coupon"), entry("gift"), budget_fen=5_00)
    first = say(agent_api, damaged, "remedies", kind="coupon").body["money"]["remedies"]["given"][0]
    assert say(agent_api, damaged, "remedies", kind="gift").code == "budget.used"
    say(agent_api, damaged, f"remedies/{first['id']}/withdraw")
    assert say(agent_api, damaged, "remedies", kind="gift").status == 200


def test_T6b_a_month_is_one_of_chinas_calendar():
    from datetime import UTC, datetime

    assert month_of(datetime(2026, 5, 31, 15, 59, 59, tzinfo=UTC)) == "2026-05"
    assert month_of(datetime(2026, 5, 31, 16, 0, tzinfo=UTC)) == "2026-06"


def test_T7_an_empty_budget_closes_no_owed_outcome_and_a_remedy_changes_no_standing(agent_api, catalogue, damaged):
    say(agent_api, damaged, "answers", fact="evidence.fault_proven", value=True)
    before = {each["outcome"]: each["standing"] for each in read(agent_api, damaged)["decision"]["options"]}
    owed = [outcome for outcome, standing in before.items() if standing == "owed"]
    assert owed
    catalogue(entry("coupon"), entry("small_payment"), budget_fen=3_00)
    say(agent_api, damaged, "remedies", kind="coupon")
    assert say(agent_api, damaged, "remedies", kind="small_payment").code == "budget.used"
    body = read(agent_api, damaged)
    assert {each["outcome"]: each["standing"] for each in body["decision"]["options"]} == before
    assert say(agent_api, damaged, "choose", outcome=owed[0]).status == 200


def test_M9_a_payment_as_remedy_takes_nothing_off_the_refund_that_is_owed(agent_api, catalogue, damaged):
    """The buyer paid 39.90 yuan and got 10 as a kindness: 39.90 stay owed, and whoever pays them sees the sum."""
    catalogue(entry("small_payment", face_fen=10_00, cost_fen=0))
    given = say(agent_api, damaged, "remedies", kind="small_payment").body["money"]["remedies"]["given"][0]
    assert given["cost_fen"] == 10_00
    body = say(agent_api, damaged, f"remedies/{given['id']}/tick").body
    assert [(each["beside"], each["amount_fen"]) for each in body["money"]["spent"]] == [(True, 10_00)]
    options = {each["outcome"]: each["amount_fen"] for each in body["decision"]["options"]}
    assert options["refund_only"] == 39_90

    unseen = say(agent_api, damaged, "choose", outcome="refund_only")

    assert (unseen.status, unseen.code) == (409, "money.above_paid")
    assert (unseen.body["detail"]["paid_fen"], unseen.body["detail"]["total_fen"]) == (39_90, 49_90)
    assert "补偿小额打款 ¥10.00" in unseen.body["message"]
    assert read(agent_api, damaged)["version"] == body["version"]
    chosen = say(agent_api, damaged, "choose", outcome="refund_only", above_paid=True).body
    assert (chosen["flow"]["amount_fen"], chosen["money"]["above_paid_fen"]) == (39_90, 10_00)


def test_M9_a_payment_that_settles_counts_and_one_beside_it_does_not(agent_api, catalogue, damaged):
    catalogue(entry("red_packet", face_fen=10_00, cost_fen=0))
    say(agent_api, damaged, "remedies", kind="red_packet")
    assert say(agent_api, damaged, "choose", outcome="small_payment", amount_fen=29_90).status == 200
    assert say(agent_api, damaged, "withdraw", reason="改选").status == 200
    assert say(agent_api, damaged, "choose", outcome="small_payment", amount_fen=39_91).code == "money.too_much"
    assert say(agent_api, damaged, "choose", outcome="small_payment", amount_fen=29_91).code == "money.above_paid"


def test_M9_more_than_was_paid_is_given_beside_a_refund_by_a_supervisor_who_saw_it(
    agent_api, supervisor_api, catalogue, damaged
):
    catalogue(entry("small_payment", face_fen=10_00, cost_fen=0))
    say(agent_api, damaged, "choose", outcome="refund_only")
    refused = say(agent_api, damaged, "remedies", kind="small_payment", above_paid=True)
    assert (refused.status, refused.code) == (403, "money.above_paid_role")
    assert "请主管或店主发放" in refused.body["message"]
    assert say(supervisor_api, damaged, "remedies", kind="small_payment").code == "money.above_paid"
    assert read(agent_api, damaged)["money"]["remedies"]["given"] == []
    body = say(supervisor_api, damaged, "remedies", kind="small_payment", above_paid=True).body
    assert (body["money"]["above_paid_fen"], len(body["money"]["remedies"]["given"])) == (10_00, 1)
    assert say(supervisor_api, damaged, "remedies", kind="small_payment", above_paid=True).code == "money.payment_open"


def test_T6b_only_the_owner_sets_remedies(agent_api, supervisor_api, shop):
    assert supervisor_api.put(f"/shops/{shop.id}/money", {"entries": []}).code == "role.owner"
    assert agent_api.get(f"/shops/{shop.id}/money").body["entries"][0]["on"] is False


@pytest.mark.parametrize("kind", RemedyKind)
def test_H5_the_words_that_ship_pass_the_check_that_others_must_pass(kind):
    assert require_clean_words(WORDS[kind]) == WORDS[kind]
