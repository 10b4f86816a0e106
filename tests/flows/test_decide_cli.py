"""`heqi decide` as merchants and scripts call it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner

from heqi.cli.decide import command

SHIRT = {
    "platform": "pinduoduo",
    "demand": "return_refund",
    "order": {"state": "signed", "paid_fen": 12000, "signed_at": "2026-01-01 20:00"},
    "after_sale": {"family": "no_reason"},
}


def run(*lines: Any, args: tuple[str, ...] = ("--at", "2026-01-05")) -> list[dict[str, Any]]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    result = CliRunner().invoke(command, list(args), input=text.encode())
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def case(**changes: Any) -> dict[str, Any]:
    """SHIRT with changes; a group of facts is merged, not replaced."""
    merged: dict[str, Any] = {**SHIRT}
    for name, value in changes.items():
        merged[name] = {**merged.get(name, {}), **value} if isinstance(value, dict) else value
    return merged


def one(at: str = "2026-01-05", **changes: Any) -> dict[str, Any]:
    return run(case(**changes), args=("--at", at))[0]


def standing(decision: dict[str, Any], outcome: str) -> str:
    return option(decision, outcome)["standing"]  # type: ignore[no-any-return]


def option(decision: dict[str, Any], outcome: str) -> dict[str, Any]:
    return next(each for each in decision["options"] if each["outcome"] == outcome)


def rules(notes: list[dict[str, Any]]) -> list[str]:
    return [note["rule"] for note in notes]


def test_a_decision_has_six_options_and_its_hashes() -> None:
    decision = one(id="A-1")
    assert decision["id"] == "A-1"
    assert [each["outcome"] for each in decision["options"]] == [
        "small_payment", "refund_only", "return_refund", "exchange", "reship", "refuse",
    ]  # fmt: skip
    assert decision["recommended"] == "return_refund" and decision["needs_human"] is None
    assert decision["at"] == "2026-01-05T15:59:59Z"
    assert len(decision["facts_hash"]) == len(decision["rulebook_hash"]) == 16


def test_a_bad_line_is_answered_and_the_rest_goes_on() -> None:
    answers = run(case(id=1), "no json", {"id": 3, "platform": "pdd"}, "[]", "", case(id=5))
    assert [answer.get("id") for answer in answers] == [1, None, 3, None, 5]
    assert [answer.get("error", {}).get("code") for answer in answers] == [
        None, "line.invalid", "facts.invalid", "line.invalid", None,
    ]  # fmt: skip
    assert "第 2 行" in answers[1]["error"]["message"]


def test_a_line_may_carry_its_own_moment_and_a_wrong_one_is_told() -> None:
    inside, outside, wrong = run(case(at="2026-01-08"), case(at="2026-01-09 00:00:00"), case(at="soon"))
    assert standing(inside, "return_refund") == "owed"
    assert standing(outside, "return_refund") == "closed"
    assert wrong["error"]["code"] == "line.invalid"


def test_files_and_shop_parameters_are_read(tmp_path: Path) -> None:
    cases, figures = tmp_path / "cases.jsonl", tmp_path / "shop.json"
    cases.write_text("\ufeff" + json.dumps(case(id=7)), "utf-8")
    figures.write_text('{"freight_leg_fen": 350}', "utf-8")
    answer = run(args=(str(cases), "--at", "2026-01-05", "--shop-parameters", str(figures)))[0]
    terms = option(answer, "exchange")["cost"]["terms"]
    assert answer["id"] == 7
    assert [term["fen"] for term in terms if term["origin"] == "shop"] == [350, 350]
    figures.write_text('{"freight": 350}', "utf-8")
    refused = CliRunner().invoke(command, [str(cases), "--shop-parameters", str(figures)])
    assert refused.exit_code == 2 and "freight_leg_fen" in refused.output


def test_a_wrong_date_is_refused() -> None:
    refused = CliRunner().invoke(command, ["--at", "soon"])
    assert refused.exit_code == 2 and "--at" in refused.output


def test_the_schema_is_a_schema_and_its_example_fits_it() -> None:
    schema = json.loads(CliRunner().invoke(command, ["--schema"]).stdout)
    jsonschema_rs.meta.validate(schema)
    validator = jsonschema_rs.validator_for(schema)
    assert validator.is_valid(schema["examples"][0])
    assert validator.is_valid(case(id="x", at="2026-01-05"))
    assert not validator.is_valid({"platform": "tmall", "ordr": {}})


def test_it_runs_without_django_and_the_same_line_gives_the_same_bytes() -> None:
    code = (
        "import sys; from heqi.cli import main\n"
        "try: main(['decide', '--at', '2026-01-05'], prog_name='heqi')\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not any(name.split('.')[0] == 'django' for name in sys.modules), 'django was loaded'"
    )
    text = (json.dumps(SHIRT) + "\n").encode() * 2
    done = subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    first, second = done.stdout.splitlines()
    assert first == second and json.loads(first)["recommended"] == "return_refund"


def test_H1_a_stock_out_refund_on_tmall_shows_30_percent_beside_the_sum() -> None:
    decision = one(
        platform="tmall",
        demand="refund_only",
        order={"state": "unshipped", "paid_fen": 10000, "deposit_fen": 2000, "signed_at": None},
        after_sale={"family": "out_of_stock"},
    )
    cost = option(decision, "refund_only")["cost"]
    assert (decision["recommended"], cost["penalty"]) == ("refund_only", 0)
    assert [(each["rule"], each["fen"]) for each in cost["unconfirmed"]] == [("tmall.out-of-stock", 600)]
    free = one(platform="tmall", demand="refund_only", order={"state": "unshipped", "signed_at": None})
    assert option(free, "refund_only")["cost"]["unconfirmed"] == []


def test_H2_window_and_intervention_clock_on_tmall() -> None:
    decision = one(
        at="2026-01-20 10:00",
        platform="tmall",
        order={"state": "completed", "completed_at": "2026-01-12 20:00"},
        after_sale={"family": "agreed", "state": "awaiting_merchant", "applied_at": "2026-01-19 20:00"},
    )
    clocks = {clock["name"]: (clock["due_at"], clock["origin"]) for clock in decision["clocks"]}
    assert clocks["intervention"] == ("2026-01-22T12:00:00Z", "tmall.intervention")
    assert "tmall.window" in rules(option(decision, "return_refund")["reasons"])


def test_H3_a_broken_promise_while_waiting_for_payment_goes_to_a_person() -> None:
    complaint = {"complaint": "broken_promise"}
    order = {"state": "unpaid", "created_at": "2026-01-04 08:00", "signed_at": None}
    inside = one(at="2026-01-05 10:00", platform="tmall", order=order, talk=complaint)
    outside = one(at="2026-01-07 08:01", platform="tmall", order=order, talk=complaint)
    assert rules(inside["needs_human"]["why"]) == ["tmall.broken-promise"]
    assert outside["needs_human"] is None


@pytest.mark.parametrize(
    ("at", "severe", "return_standing", "recommended"),
    [
        ("2026-01-08", False, "owed", "return_refund"),
        ("2026-01-09 00:00", False, "closed", "small_payment"),
        ("2026-01-09 00:00", True, "owed", "return_refund"),
        ("2026-01-09 00:00", None, "offerable", None),
    ],
)
def test_H4_quality_inside_and_outside_the_window(
    at: str, severe: bool | None, return_standing: str, recommended: str | None
) -> None:
    decision = one(at=at, after_sale={"family": "quality"}, evidence={"fault_proven": True, "defect_severe": severe})
    assert (standing(decision, "return_refund"), decision["recommended"]) == (return_standing, recommended)


def test_H4_the_category_is_asked_before_anything_is_offered() -> None:
    decision = one(at="2026-02-01", after_sale={"family": "unknown"})
    assert decision["recommended"] is None and "heqi.triage" in rules(decision["warnings"])


def test_M4_a_spot_order_has_48_hours_and_a_wish_to_delay_is_not_accepted() -> None:
    order = {"state": "unshipped", "grouped_at": "2026-01-02 10:00", "signed_at": None}
    spot = one(at="2026-01-05 10:00", demand="unknown", order=order, talk={"asks_delay": True})
    presale = one(at="2026-01-05 10:00", demand="unknown", order={**order, "presale": True}, talk={"asks_delay": True})
    assert [(clock["name"], clock["due_at"]) for clock in spot["clocks"]] == [("ship_order", "2026-01-04T02:00:00Z")]
    assert "pdd.no-delay" in rules(spot["warnings"])
    beside = option(spot, "refund_only")["cost"]["unconfirmed"]
    assert [(each["rule"], each["fen"]) for each in beside] == [("pdd.ship-late", 500)]
    assert presale["clocks"] == [] and "pdd.no-delay" not in rules(presale["warnings"])


def test_M4_late_logistics_cost_another_5_yuan_and_the_platforms_own_hour_wins() -> None:
    order = {"state": "shipped", "grouped_at": "2026-01-01 10:00", "promised_ship_at": "2026-01-05 10:00",
             "collected_at": "2026-01-04 08:00", "signed_at": None}  # fmt: skip
    decision = one(at="2026-01-05 10:00", demand="refund_only", order=order)
    beside = option(decision, "refund_only")["cost"]["unconfirmed"]
    assert [(each["rule"], each["fen"]) for each in beside] == [("pdd.track-late", 500)]


@pytest.mark.parametrize("platform", ["pinduoduo", "taobao", "tmall"])
def test_M8_an_unshipped_refund_is_owed_and_not_refused(platform: str) -> None:
    decision = one(platform=platform, demand="refund_only", order={"state": "unshipped", "signed_at": None},
                   talk={"contact_attempts": 3})  # fmt: skip
    assert (decision["recommended"], standing(decision, "refuse")) == ("refund_only", "closed")
    assert standing(decision, "return_refund") == "closed"


def test_M8_a_shipped_refund_goes_by_recall_and_refused_parcel() -> None:
    decision = one(demand="refund_only", order={"state": "shipped", "signed_at": None})
    assert [step["key"] for step in option(decision, "refund_only")["steps"]][:2] == ["intercept", "ask_refusal"]
    assert option(decision, "refund_only")["steps"][0]["action"] == "courier.intercept"


def test_M9_an_outside_account_is_not_taken_up() -> None:
    decision = one(talk={"outside_account_offered": True})
    assert "heqi.outside-account" in rules(decision["warnings"])
    assert option(decision, "small_payment")["steps"][1]["action"] == "pdd.small_payment"


def test_P2_refusing_waits_for_a_contact_attempt_and_is_never_open_for_what_is_owed() -> None:
    over = {"at": "2026-01-20", "order": {"category": "女装"}}
    assert standing(one(**over), "refuse") == "closed"
    assert standing(one(**over, talk={"contact_attempts": 1}), "refuse") == "offerable"
    assert standing(one(talk={"contact_attempts": 9}), "refuse") == "closed"


def test_P3_the_first_wish_is_asked_for_before_an_offer() -> None:
    assert "heqi.first-wish" in rules(one()["warnings"])
    assert "heqi.first-wish" not in rules(one(talk={"first_wish_recorded": True})["warnings"])


def test_P4_what_cannot_be_done_is_closed_with_the_reason() -> None:
    decision = one(demand="exchange", order={"stock_out": True}, after_sale={"family": "wrong_item"},
                   evidence={"buyer_photos": 2})  # fmt: skip
    assert standing(decision, "exchange") == standing(decision, "reship") == "closed"
    assert rules(option(decision, "exchange")["reasons"])[0] == "heqi.no-stock"
    assert decision["recommended"] == "return_refund"


def test_T7_fresh_fruit_is_outside_the_seven_days_but_its_faults_are_owed() -> None:
    fruit = {"category": "水果"}
    assert standing(one(order=fruit), "return_refund") == "closed"
    rotten = one(order=fruit, after_sale={"family": "quality"}, evidence={"buyer_photos": 1})
    assert standing(rotten, "return_refund") == "owed"


@pytest.mark.parametrize(("paid", "damages"), [(12000, "¥500.00"), (20000, "¥600.00")])
def test_L1_fraud_goes_to_a_person_with_triple_damages(paid: int, damages: str) -> None:
    decision = one(order={"paid_fen": paid}, talk={"legal_signs": ["fraud"]})
    why = decision["needs_human"]["why"]
    assert rules(why) == ["law.fraud"] and damages in why[0]["text"] and "第55条" in why[0]["source"]
    assert decision["recommended"] is None
    assert "legal_answer" in [clock["name"] for clock in decision["clocks"]]
    assert option(decision, "refund_only")["cost"]["penalty"] == 0


@pytest.mark.parametrize(("paid", "damages"), [(5000, "¥1000.00"), (15000, "¥1500.00")])
def test_L1_unsafe_food_goes_to_a_person_with_tenfold_damages(paid: int, damages: str) -> None:
    decision = one(order={"paid_fen": paid}, after_sale={"family": "food_safety"})
    assert damages in decision["needs_human"]["why"][0]["text"]


def test_the_law_of_the_day_holds() -> None:
    before = one(at="2025-04-21", demand="refund_only", order={"signed_at": "2025-04-20 20:00"},
                 after_sale={"family": "quality"})  # fmt: skip
    after = one(at="2025-04-22", demand="refund_only", order={"signed_at": "2025-04-20 20:00"},
                after_sale={"family": "quality"})  # fmt: skip
    texts = [
        next(note["text"] for note in each["warnings"] if note["rule"] == "pdd.received-refund-only")
        for each in (before, after)
    ]
    assert "平台可直接支持" in texts[0] and "商家自主处理" in texts[1]


def test_a_returned_parcel_is_refunded_within_seven_days_with_alarms_on_days_3_and_5() -> None:
    returned = {"return_received_at": "2026-01-10 09:00"}
    decision = one(at="2026-01-11", after_sale=returned)
    clock = next(each for each in decision["clocks"] if each["name"] == "refund_return")
    assert clock["due_at"] == "2026-01-17T15:59:59Z"
    assert clock["alarms"] == ["2026-01-13T15:59:59Z", "2026-01-15T15:59:59Z"]
    names = [each["name"] for each in option(decision, "return_refund")["clocks"]]
    assert sorted(names) == ["accept_return", "refund_promised", "refund_return"]
    assert standing(decision, "return_refund") == "owed"
    assert "law.refund-overdue" not in rules(one(at="2026-01-25", after_sale=returned)["warnings"])
    assert "law.refund-overdue" in rules(one(at="2026-01-26", after_sale=returned)["warnings"])


def test_a_partial_return_that_loses_the_discount_refunds_70_of_270() -> None:
    order = {"paid_fen": 27000, "kept_fen": 20000, "discount_over_fen": 30000, "discount_fen": 3000}
    decision = one(platform="tmall", order=order, after_sale={"requested_fen": 9000})
    assert option(decision, "return_refund")["amount_fen"] == 7000
    assert {"law.refund-cap", "law.resettle"} <= set(rules(decision["warnings"]))


@pytest.mark.parametrize(
    ("changes", "payer_rule", "logistics"),
    [
        ({}, "law.freight-no-reason", 0),
        ({"after_sale": {"family": "quality"}, "evidence": {"fault_proven": True}}, "law.freight-fault", 800),
        ({"after_sale": {"family": "agreed"}, "talk": {"freight_agreed": False}}, "taobao.freight-unsaid", 800),
        ({"order": {"free_shipping": False}}, "taobao.freight-postage", 0),
        ({"order": {"return_freight_covered": True}, "talk": {"freight_agreed": False}}, "heqi.freight-covered", 0),
    ],
)
def test_P4h_who_pays_the_way_back(changes: dict[str, Any], payer_rule: str, logistics: int) -> None:
    chosen = option(one(platform="taobao", **changes), "return_refund")
    assert payer_rule in rules(chosen["reasons"])
    assert chosen["cost"]["logistics"] == logistics


def test_M6_the_family_is_read_off_the_platforms_words_where_it_is_not_given() -> None:
    spoken = run({**SHIRT, "after_sale": {"reason": "商品质量问题"}, "evidence": {"fault_proven": True}})[0]
    given = run({**SHIRT, "after_sale": {"reason": "商品质量问题", "family": "no_reason"}})[0]
    strange = run({**SHIRT, "after_sale": {"reason": "店主太帅"}})[0]
    assert "law.fault-return" in rules(option(spoken, "return_refund")["reasons"])
    assert "law.fault-return" not in rules(option(given, "return_refund")["reasons"])
    assert "heqi.triage" in rules(strange["warnings"])


def test_the_largest_figures_are_reckoned_without_a_slip() -> None:
    order = {"paid_fen": 10**12, "goods_fen": 10**12, "quantity": 10**6, "postage_fen": 10**12}
    huge, plain = run(case(order=order, goods={"unit_cost_fen": 10**12}), case())
    assert len(huge["options"]) == len(plain["options"]) == 6
