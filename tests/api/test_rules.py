"""The rule book as owners and agents meet it: read, changed, taken back, tried on past cases."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.cases import portions
from heqi.journal.access import entries_in
from heqi.journal.queue import run_pending
from heqi.rules.access import overrides_of
from tests.support.story import REQUEST_NO

RULE = "heqi.large-refund-returns"
CHANGE = {"changes": {"then.least": 3000}, "note": "水果客单价低，30 元起先退货"}


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def faulty(platform, now):
    """Refund only of 39.90 yuan for a faulty thing that would keep: below the hundred yuan of the shipped rule."""
    platform.state_order(now - timedelta(minutes=5))
    return platform.state_request(now - timedelta(minutes=5), reason="商品质量问题")


@pytest.fixture
def react():
    """`react()`: what follows from the journal has happened."""

    def react():
        while run_pending(now=timezone.now()):
            pass

    return react


def rules_by_id(answer):
    return {row["id"]: row for row in answer.body["items"]}


def sentence_of(row):
    numbers = {number["name"]: number["value"] for number in row["numbers"]}
    return "".join(
        str(numbers[each["value"]]) if each["kind"] == "number" else each["value"] for each in row["sentence"]
    )


def test_H4_rules_are_sentences_with_their_numbers_as_fields_and_their_source(agent_api, shop):
    rules = rules_by_id(agent_api.get("/rules", shop=shop.id))

    large = rules[RULE]
    assert large["numbers"] == [
        {"name": "least", "value": 10000, "shipped": 10000, "unit": "fen", "min": 0, "max": 10**9, "editable": True}
    ]
    assert {"kind": "number", "value": "least"} in large["sentence"]
    seven = rules["law.seven-day"]
    assert sentence_of(seven).startswith("签收次日起 7 天内可无理由退货，截止 截止时间")
    assert (seven["mandatory"], seven["confidence"]) == (True, "official")
    assert seven["source"]["document"] == "消费者权益保护法"
    assert seven["numbers"][0] | {"value": 7} == {
        "name": "days", "value": 7, "shipped": 7, "unit": "days", "min": 7, "max": 3650, "editable": True,
    }  # fmt: skip


def test_M5_rules_are_filtered_by_platform_kind_confidence_text_and_day(agent_api, shop):
    everything = agent_api.get("/rules", shop=shop.id).body

    assert all("pinduoduo" in row["platforms"] for row in everything["items"])
    floor = rules_by_id(agent_api.get("/rules", shop=shop.id, q="改价 七折"))
    assert list(floor) == ["pdd.price-floor"]
    clocks = agent_api.get("/rules", shop=shop.id, kind="clock").body["items"]
    assert {row["kind"] for row in clocks} == {"clock"}
    doubtful = agent_api.get("/rules", shop=shop.id, confidence="unconfirmed").body["items"]
    assert {row["confidence"] for row in doubtful} == {"unconfirmed"}
    tmall = rules_by_id(agent_api.get("/rules", platform="tmall"))
    assert "tmall.out-of-stock" in tmall and RULE in tmall
    before = rules_by_id(agent_api.get("/rules", shop=shop.id, at="2025-04-21"))["pdd.received-refund-only"]
    after = rules_by_id(agent_api.get("/rules", shop=shop.id, at="2025-04-22"))["pdd.received-refund-only"]
    assert (before["title"], after["title"]) == ("收货后仅退款由平台判定", "收货后仅退款由商家处理")
    assert [each["from"] for each in after["versions"]] == [None, "2025-04-22"]


def test_T5_the_owner_moves_a_number_and_open_cases_are_decided_anew(owner_api, agent_api, shop, owner, faulty, react):
    assert faulty.recommended == "refund_only"

    answer = owner_api.put(f"/rules/{RULE}/override", {"shop_id": shop.id, **CHANGE})
    react()

    rule = answer.body["rule"]
    assert (answer.status, rule["numbers"][0]["value"], rule["confidence"]) == (200, 3000, "merchant")
    assert (rule["override"]["by"], rule["override"]["note"]) == ("王老板", CHANGE["note"])
    body = agent_api.get(f"/cases/{faulty.id}").body
    assert RULE in [rule["id"] for rule in body["rules"]]
    standing = {option["outcome"]: option["standing"] for option in body["decision"]["options"]}
    assert standing["refund_only"] == "closed"
    assert body["recommended"] == "return_refund"
    entry = entries_in([shop.id]).get(kind="rule.overridden")
    assert entry.data["rule"] == RULE and entry.data["changed"] == ["then.least"]
    assert CHANGE["note"] not in str(entry.data)


def test_T5_many_open_cases_are_decided_anew_in_portions_each_once(
    owner_api, shop, platform, faulty, now, react, monkeypatch
):
    monkeypatch.setattr(portions, "AT_ONCE", 2)
    cases = [faulty]
    for number in range(4):
        order_no = f"260525-20000000000000{number}"
        platform.state_order(now - timedelta(minutes=5), order_no=order_no)
        cases.append(
            platform.state_request(
                now - timedelta(minutes=5), f"7123456789099{number}", reason="商品质量问题", order_no=order_no
            )
        )
    before = [case.version for case in cases]

    owner_api.put(f"/rules/{RULE}/override", {"shop_id": shop.id, **CHANGE})
    react()

    for case in cases:
        case.refresh_from_db()
    assert [case.recommended for case in cases] == ["return_refund"] * 5
    assert [case.version for case in cases] == [version + 1 for version in before]
    went_on = entries_in([shop.id]).filter(kind="rule.went_on").order_by("id")
    assert [entry.data["behind"][1] for entry in went_on] == [cases[1].id, cases[3].id]


def test_an_override_is_taken_back_and_stays_in_the_history(owner_api, shop, faulty, react):
    owner_api.put(f"/rules/{RULE}/override", {"shop_id": shop.id, **CHANGE})
    react()

    answer = owner_api.delete(f"/rules/{RULE}/override?shop={shop.id}")
    react()

    rule = answer.body["rule"]
    assert (rule["override"], rule["numbers"][0]["value"], rule["confidence"]) == (None, 10000, "documented")
    assert [(each["by"], each["withdrawn_by"]) for each in rule["history"]] == [("王老板", "王老板")]
    faulty.refresh_from_db()
    assert faulty.recommended == "refund_only"
    again = owner_api.delete(f"/rules/{RULE}/override?shop={shop.id}")
    assert (again.status, again.code) == (404, "rule.not_overridden")


def test_H1_an_amount_that_no_source_gives_is_entered_and_counts_from_then_on(owner_api, shop):
    rule = "pdd.out-of-stock"
    before = rules_by_id(owner_api.get("/rules", shop=shop.id))[rule]
    assert (before["confidence"], before["numbers"][0]["value"], before["may_confirm"]) == ("unconfirmed", None, True)

    answer = owner_api.put(
        f"/rules/{rule}/override", {"shop_id": shop.id, "changes": {"then.fixed_fen": 500}, "note": "后台扣款单"}
    )

    assert (answer.body["rule"]["numbers"][0]["value"], answer.body["rule"]["confidence"]) == (500, "merchant")


@pytest.mark.parametrize(
    ("rule", "changes", "code"),
    [
        ("law.seven-day", {"then.days": 3}, "rule.invalid"),
        ("law.seven-day", {"active": False}, "rule.invalid"),
        ("law.refund-clock", {"then.days": 8}, "rule.invalid"),
        ("law.fraud", {"then.times": 1}, "rule.invalid"),
        ("heqi.never-refuse-owed", {"active": False}, "rule.invalid"),
        (RULE, {"then.least": -1}, "rule.invalid"),
        (RULE, {"confidence": "official"}, "rule.invalid"),
        (RULE, {"when": "true"}, "rule.invalid"),
        (RULE, {}, "rule.unchanged"),
        ("heqi.no-such", {"active": False}, "rule.none"),
    ],
)
def test_H4_what_protects_the_buyer_cannot_be_lowered(owner_api, shop, rule, changes, code):
    answer = owner_api.put(f"/rules/{rule}/override", {"shop_id": shop.id, "changes": changes, "note": "试试"})

    assert answer.code == code
    assert overrides_of(shop.id) == []
    assert not entries_in([shop.id]).filter(kind__startswith="rule.").exists()


def test_a_change_needs_its_ground(owner_api, shop):
    answer = owner_api.put(f"/rules/{RULE}/override", {"shop_id": shop.id, "changes": {"active": False}, "note": " "})

    assert (answer.status, answer.code, overrides_of(shop.id)) == (422, "rule.reason_missing", [])


def test_only_the_owner_of_the_shop_changes_its_rules(agent_api, supervisor_api, stranger_api, shop):
    body = {"shop_id": shop.id, **CHANGE}
    for api, refusal in ((agent_api, "role.rules"), (supervisor_api, "role.rules"), (stranger_api, "shop.none")):
        assert api.put(f"/rules/{RULE}/override", body).code == refusal
        assert api.delete(f"/rules/{RULE}/override?shop={shop.id}").code == refusal
        assert api.post(f"/rules/{RULE}/backtest", body).code == refusal
    assert agent_api.get("/rules", shop=shop.id).body["may_edit"] is False
    assert stranger_api.get("/rules", shop=shop.id).code == "shop.none"
    assert stranger_api.get(f"/rules/{RULE}", shop=shop.id).code == "shop.none"
    assert overrides_of(shop.id) == []


def test_a_change_in_one_shop_is_none_in_another(owner_api, stranger_api, shop, other_shop):
    owner_api.put(f"/rules/{RULE}/override", {"shop_id": shop.id, **CHANGE})

    theirs = stranger_api.get(f"/rules/{RULE}", shop=other_shop.id).body["rule"]
    assert (theirs["numbers"][0]["value"], theirs["override"], theirs["history"]) == (10000, None, [])


def test_T7_a_backtest_tells_what_would_change_and_keeps_nothing(owner_api, shop, faulty):
    path = f"/rules/{RULE}/backtest"

    found = owner_api.post(path, {"shop_id": shop.id, "changes": {"then.least": 3000}}).body
    same = owner_api.post(path, {"shop_id": shop.id, "changes": {"then.least": 4000}}).body
    wrong = owner_api.post(path, {"shop_id": shop.id, "changes": {"then.lest": 4000}})

    assert (found["decided"], found["recommendations"], found["standings"]) == (1, 1, 1)
    example = found["examples"][0]
    assert (example["case_id"], example["number"]) == (faulty.id, REQUEST_NO)
    assert (example["before"]["recommended"], example["after"]["recommended"]) == ("refund_only", "return_refund")
    assert example["after"]["standings"]["refund_only"] == "closed"
    assert found["cost_after_fen"] - found["cost_before_fen"] == (
        example["after"]["cost_fen"] - example["before"]["cost_fen"]
    )
    assert (same["decided"], same["recommendations"], same["standings"], same["examples"]) == (1, 0, 0, [])
    assert wrong.code == "rule.invalid"
    assert overrides_of(shop.id) == []
