"""The eligibility and freight calculator (H4, P4h): each claim yes, no or open, by the rules that decide the case."""

from datetime import UTC, datetime
from typing import Any

import pytest

from heqi.assets.loader import load_claims, load_questions, load_rulebook
from heqi.core.cases.entitlement.claim import read_claims
from heqi.core.cases.entitlement.reckon import Calculator, Entitlement
from heqi.core.cases.facts_json import FactsError, read_facts
from heqi.core.cases.reading import read_case
from heqi.core.cases.recorded import put_fact
from heqi.core.cases.triage.question import Whom
from heqi.core.cases.weighing import weigh
from heqi.core.words import Standing

AT = datetime(2026, 1, 5, 4, tzinfo=UTC)
SIGNED = {"state": "signed", "paid_fen": 5980, "signed_at": "2026-01-02 20:00", "category": "女装"}


def reckon(**facts: Any) -> tuple[Entitlement, ...]:
    read = read_facts({"platform": "taobao", "demand": "return_refund", "order": SIGNED, **facts})
    rules = load_rulebook().in_force(read.platform, AT)
    return Calculator(AT, rules, load_claims(), load_questions()).reckon(read)


def claim(name: str, **facts: Any) -> Entitlement:
    return next(each for each in reckon(**facts) if each.claim == name)


def why(entitlement: Entitlement) -> list[str]:
    return [note.rule for note in entitlement.why]


def missing(entitlement: Entitlement) -> list[tuple[str, Whom]]:
    return [(each.fact, each.whom) for each in entitlement.missing]


def test_H4_seven_days_without_a_reason_and_who_pays_the_way_back() -> None:
    seven = claim("seven_day", after_sale={"family": "no_reason"})
    assert (seven.entitled, seven.raised, why(seven)) == ("yes", True, ["law.seven-day"])
    assert (seven.freight_back, seven.freight_out) == ("buyer", None)
    assert [note.rule for note in seven.freight_why] == ["law.freight-no-reason"]
    assert {"goods.intact", "goods.seal_broken"} <= {each.fact for each in seven.doubts}


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"order": {**SIGNED, "category": "水果"}}, "law.listed-goods"),
        ({"goods": {"no_return_confirmed": True}}, "law.confirmed-goods"),
        ({"goods": {"intact": False}}, "law.not-intact"),
        ({"order": {**SIGNED, "signed_at": "2025-12-20 20:00"}}, "heqi.not-eligible"),
        ({"order": {"state": "shipped", "paid_fen": 5980}}, "heqi.on-the-way"),
    ],
)
def test_H4_the_exceptions_to_the_seven_days_name_their_rule(facts: dict[str, Any], rule: str) -> None:
    seven = claim("seven_day", after_sale={"family": "no_reason"}, **facts)
    assert seven.entitled == "no"
    assert rule in why(seven)
    assert seven.missing == ()


def test_H4_a_fault_is_open_until_somebody_shows_it_even_within_the_seven_days() -> None:
    """The seven days give a return at the buyer's cost; the fault gives it at the shop's."""
    fault = claim("quality_return", after_sale={"family": "quality"})
    assert (fault.entitled, fault.freight_back) == ("open", "buyer")
    assert ("evidence.buyer_photos", Whom.BUYER) in missing(fault)
    assert "照片" in next(each.proof for each in fault.missing if each.fact == "evidence.buyer_photos")
    shown = claim("quality_return", after_sale={"family": "quality"}, evidence={"buyer_photos": 2})
    assert (shown.entitled, shown.freight_back, why(shown)) == ("yes", "merchant", ["law.fault-return"])


def test_H4_an_invisible_fault_asks_the_shop_for_its_papers_first() -> None:
    """淘宝规则 66: what the eye cannot see, the shop answers first; then a test report decides."""
    hidden = claim("quality_return", after_sale={"family": "quality"}, evidence={"defect_visible": False})
    assert hidden.entitled == "open"
    assert ("evidence.seller_papers", Whom.SHOP) in missing(hidden)
    assert "evidence.buyer_photos" not in [fact for fact, _ in missing(hidden)]
    answered = {"defect_visible": False, "seller_papers": True}
    then = claim("quality_return", after_sale={"family": "quality"}, evidence=answered)
    assert ("evidence.buyer_report", Whom.BUYER) in missing(then)
    none = claim("quality_return", after_sale={"family": "quality"}, evidence={**answered, "seller_papers": False})
    assert (none.entitled, why(none)) == ("yes", ["law.fault-return", "taobao.no-papers"])


def test_H4_what_did_not_arrive_is_the_couriers_to_prove() -> None:
    lost = claim("not_received", after_sale={"family": "not_received"})
    assert (lost.entitled, lost.outcome) == ("open", "refund_only")
    assert ("evidence.delivery_proven", Whom.COURIER) in missing(lost)
    proven = claim("not_received", after_sale={"family": "not_received"}, evidence={"delivery_proven": True})
    assert (proven.entitled, why(proven)) == ("no", ["law.delivery-proven"])


@pytest.mark.parametrize(
    ("name", "family", "outcome", "out"),
    [("damaged", "damaged", "return_refund", None), ("short", "short", "reship", "merchant"),
     ("wrong_item", "wrong_item", "exchange", "merchant")],
)  # fmt: skip
def test_H4_damage_missing_and_wrong_items_once_shown(name: str, family: str, outcome: str, out: str | None) -> None:
    shown = claim(name, after_sale={"family": family}, evidence={"buyer_photos": 1})
    assert (shown.entitled, shown.outcome, shown.freight_out) == ("yes", outcome, out)


def test_H4_a_lower_price_is_owed_only_where_it_was_promised() -> None:
    paid = {**SIGNED, "paid_at": "2026-01-01 20:00"}
    assert claim("price_guard", after_sale={"family": "price"}).entitled == "no"
    guarded = claim("price_guard", order=paid, after_sale={"family": "price"}, goods={"price_guard_days": 15})
    assert (guarded.entitled, guarded.outcome, why(guarded)) == ("yes", "small_payment", ["law.price-guard"])


def test_M2_an_invoice_is_owed_whatever_else_is() -> None:
    invoice = claim("invoice")
    assert (invoice.entitled, why(invoice), invoice.outcome) == ("yes", ["law.invoice"], None)


def test_H1_thirty_percent_for_a_stock_out_stays_open_until_the_shop_has_checked_it() -> None:
    unshipped = {"state": "unshipped", "paid_fen": 5980, "deposit_fen": 10000}
    out = claim("stock_out", platform="tmall", order=unshipped, after_sale={"family": "out_of_stock"})
    assert (out.entitled, out.amount_fen, why(out)) == ("open", 3000, ["tmall.out-of-stock"])
    late = claim("late_dispatch", platform="tmall", order=unshipped, after_sale={"family": "late_dispatch"})
    assert (late.entitled, late.amount_fen, why(late)) == ("open", None, ["tmall.late-dispatch"])
    assert claim("stock_out", order=SIGNED).entitled == "no"


def test_L1_damages_that_are_only_alleged_are_open() -> None:
    fake = claim("counterfeit", after_sale={"family": "counterfeit"})
    assert (fake.entitled, why(fake)) == ("open", ["law.fraud"])


def test_H4_what_is_raised_comes_first() -> None:
    assert [each.claim for each in reckon(after_sale={"family": "short"}) if each.raised] == ["short"]
    assert reckon(after_sale={"family": "short"})[0].claim == "short"


def test_H4_the_answers_are_those_of_the_decisions_own_rules() -> None:
    """A yes is what the rules call owed, and what is missing would make it so."""
    facts = read_facts({"platform": "tmall", "demand": "return_refund", "order": SIGNED,
                        "after_sale": {"family": "quality"}})  # fmt: skip
    rules = load_rulebook().in_force(facts.platform, AT)
    for each in load_claims():
        found = next(one for one in Calculator(AT, rules, [each], load_questions()).reckon(facts))
        if found.outcome is None or each.kind != "outcome":
            continue
        supposed = each.on(facts)
        if found.entitled == "yes":
            assert weigh(read_case(supposed, AT), rules).standing(found.outcome)[0] is Standing.OWED
        for lack in found.missing:
            question = next(one for one in load_questions() if one.fact == lack.fact)
            tried = [weigh(read_case(put_fact(supposed, lack.fact, answer.value), AT), rules)
                     for answer in question.answers]  # fmt: skip
            assert any(scales.standing(outcome)[0] is Standing.OWED for scales in tried for outcome in each.outcomes)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"outcomes": []}, "hello: nothing would meet it"),
        ({"kind": "duty"}, "hello: nothing would meet it"),
        ({"kind": "duty", "rules": ["law.none"]}, "hello: there is no rule law.none"),
        ({"outcomes": ["love"]}, "'love' is not a valid Outcome"),
    ],
)
def test_a_claim_that_can_never_be_met_is_refused_when_the_file_is_read(entry: dict[str, Any], said: str) -> None:
    whole = {"claim": "hello", "title": "问好", "title_en": "hello", "suppose": {"demand": "refund_only"}, **entry}
    with pytest.raises(ValueError, match=said):
        read_claims([whole], frozenset({"law.invoice"}))


def test_a_claim_that_supposes_what_is_no_fact_is_refused() -> None:
    entry = {"claim": "hello", "title": "问好", "title_en": "hello", "suppose": {"order.colour": "red"},
             "outcomes": ["refund_only"]}  # fmt: skip
    with pytest.raises(FactsError):
        read_claims([entry], frozenset())
