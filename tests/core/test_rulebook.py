"""Rules as data: what the loader refuses, what the unknown means, dates, and a shop's own changes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from heqi.assets.loader import load_rulebook
from heqi.core.cases.facts_json import read_facts
from heqi.core.cases.reading import VOCABULARY, PlainValues, read_case
from heqi.core.cases.weighing import weigh
from heqi.core.rulebook.book import Rulebook
from heqi.core.rulebook.errors import RuleError
from heqi.core.rulebook.loader import load_rules, read_rule
from heqi.core.rulebook.numbers import numbers_of
from heqi.core.rulebook.overrides import Override, apply_override
from heqi.core.words import Confidence, Platform

DAY = datetime(2026, 9, 1, 4, tzinfo=UTC)


def entry(**changes: Any) -> dict[str, Any]:
    return {
        "id": "test.rule",
        "title": "试验",
        "title_en": "Trial",
        "platforms": ["pinduoduo"],
        "kind": "guard",
        "when": "order.presale",
        "then": {"warn": True},
        "source": {"document": "试验", "checked_on": date(2026, 9, 1)},
        "confidence": "official",
        "text": "实付 {order.paid_fen}",
        "text_en": "Paid {order.paid_fen}",
        **changes,
    }


def refused(**changes: Any) -> str:
    with pytest.raises(RuleError) as caught:
        read_rule("shop.yaml", entry(**changes), VOCABULARY)
    assert (caught.value.file, caught.value.rule) == ("shop.yaml", "test.rule")
    assert "shop.yaml" in caught.value.message and "test.rule" in caught.value.message
    return caught.value.problem


def speaks(when: str, facts: dict[str, Any]) -> bool:
    book = Rulebook([read_rule("shop.yaml", entry(when=when), VOCABULARY)])
    reading = read_case(read_facts({"platform": "pinduoduo", **facts}), DAY)
    return bool(book.in_force(Platform.PINDUODUO, DAY).speaking(PlainValues(reading)))


@pytest.mark.parametrize(
    ("when", "problem"),
    [
        ("order.payd_fen > 5", "no fact order.payd_fen (did you mean order.paid_fen?)"),
        ("order.paid_fen = 5", "write =="),
        ('order.state == "sgned"', "did you mean signed?"),
        ('order.state in ["signed", "shiped"]', "did you mean shipped?"),
        ("now() > 5", "clocks and chance"),
        ("rand(5) > 3", "clocks and chance"),
        ("len(talk.legal_signs) > 1", "functions are not allowed"),
        ("order.paid_fen", "no yes-or-no fact"),
        ("order.paid_fen == true", "is of kind number"),
        ("order.signed_at > 5", "is a time"),
        ('order.state > "signed"', "no number and has no order"),
        ("order.presale == null", "never null"),
        ("order.paid_fen > null", "has no meaning"),
        ('"fire" in talk.legal_signs', "has no value 'fire'"),
        ("5 < order.paid_fen", "put the name first"),
        ("order.presale and", "expected a name or a value"),
        ("(order.presale", "expected ')'"),
        ("order.presale order.presale", "cannot read on"),
        ("order.paid_fen + 1 > 2", "unexpected '+'"),
        ("", "empty"),
    ],
)
def test_a_condition_that_zen_would_swallow_is_refused(when: str, problem: str) -> None:
    assert problem in refused(when=when)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"kind": "gard"}, "kind 'gard'"),
        ({"then": {"owes": ["reship"]}}, "then has no owes (did you mean owe?)"),
        ({"then": {"owe": ["reshipp"]}}, "did you mean reship?"),
        ({"then": {"warn": "yes"}}, "then.warn must be bool"),
        ({"then": {"owe_named": "talk.promise"}}, "then.owe_named"),
        ({"kind": "clock", "then": {"name": "x", "start": "order.paid_fen"}}, "no fact of kind time"),
        ({"kind": "clock", "then": {"name": "x"}}, "then needs start"),
        (
            {"kind": "window", "then": {"name": "x", "start": "order.signed_at", "days": 7}},
            "inside, outside or unknown",
        ),
        ({"text": "付 {order.payd_fen}"}, "did you mean order.paid_fen?"),
        ({"text": "付 {order"}, "a brace"),
        ({"platforms": ["pdd"]}, "pdd"),
        ({"confidence": "sure"}, "sure"),
        ({"effective": {"from": "2026"}}, "no day"),
        ({"weight": 3}, "a rule has no weight"),
    ],
)
def test_a_rule_with_a_wrong_field_is_refused(changes: dict[str, Any], problem: str) -> None:
    assert problem in refused(**changes)


def test_a_rule_that_lacks_a_field_is_refused() -> None:
    plain = entry()
    del plain["source"]
    with pytest.raises(RuleError, match="lacks source"):
        read_rule("shop.yaml", plain, VOCABULARY)


def test_T7_what_is_owed_may_not_depend_on_who_the_buyer_is_or_how_they_sound() -> None:
    for name in ("buyer.orders > 3", "buyer.cases > 3", 'talk.emotion == "angry"'):
        assert "may not depend on" in refused(when=name, then={"owe": ["refund_only"]})
        assert "may not depend on" in refused(when=name, kind="window", then=WINDOW)
    greeting = entry(when="buyer.orders > 3", kind="wording", then={})
    assert read_rule("shop.yaml", greeting, VOCABULARY).id == "test.rule"


WINDOW = {"name": "x", "start": "order.signed_at", "days": 7, "inside": {"owe": ["reship"]}}


def test_two_versions_may_follow_each_other_but_not_overlap() -> None:
    first = entry(effective={"to": date(2025, 4, 21)})
    later = entry(effective={"from": date(2025, 4, 22)}, text="后来")
    book = Rulebook(load_rules({"a.yaml": [first], "b.yaml": [later]}, VOCABULARY))
    before = book.in_force(Platform.PINDUODUO, datetime(2025, 4, 21, 15, 59, 59, tzinfo=UTC)).rules
    after = book.in_force(Platform.PINDUODUO, datetime(2025, 4, 21, 16, tzinfo=UTC)).rules
    assert [rule.text.texts[0] for rule in (*before, *after)] == ["实付 ", "后来"]
    with pytest.raises(RuleError, match="both hold on the same day"):
        load_rules({"a.yaml": [first], "b.yaml": [entry(effective={"from": date(2025, 4, 21)})]}, VOCABULARY)
    with pytest.raises(RuleError, match="stands in"):
        load_rules({"a.yaml": [entry()], "b.yaml": [entry()]}, VOCABULARY)


@pytest.mark.parametrize(
    ("when", "known", "unknown"),
    [
        ("order.paid_fen > 100", True, False),
        ("not order.paid_fen > 10000", True, False),
        ("order.paid_fen != 5", True, False),
        ("order.paid_fen == null", False, True),
        ("order.paid_fen != null", True, False),
        ("not (order.paid_fen == null or order.stock_out)", True, False),
        ("order.stock_out == false", True, False),
        ("not order.stock_out", True, False),
        ('order.state not in ["signed"]', True, False),
        ('order.state != "signed"', True, False),
        ('order.state == "unknown"', False, True),
        ('order.state not in ["signed", "unknown"]', True, False),
        ('"fraud" not in talk.legal_signs', True, True),
        ("order.paid_fen > order.goods_fen", True, False),
    ],
)
def test_nothing_fires_on_what_is_not_known_unless_it_asks(when: str, known: bool, unknown: bool) -> None:
    facts = {"order": {"paid_fen": 500, "goods_fen": 400, "stock_out": False, "state": "shipped"}}
    assert speaks(when, facts) is known
    assert speaks(when, {}) is unknown


def test_an_override_switches_off_changes_a_number_or_confirms_from_its_moment_on() -> None:
    at = datetime(2026, 5, 1, tzinfo=UTC)
    book = load_rulebook().with_overrides([
        Override("heqi.first-wish", {"active": False}, "王老板", at),
        Override("tmall.out-of-stock", {"then.percent": 20, "confidence": "merchant"}, "王老板", at),
    ])  # fmt: skip
    before = {rule.id: rule for rule in book.in_force(Platform.TMALL, datetime(2026, 4, 30, tzinfo=UTC)).rules}
    after = {rule.id: rule for rule in book.in_force(Platform.TMALL, at).rules}
    assert "heqi.first-wish" in before and "heqi.first-wish" not in after
    assert (before["tmall.out-of-stock"].then.percent, after["tmall.out-of-stock"].then.percent) == (30, 20)
    assert before["tmall.out-of-stock"].confidence is Confidence.SECONDARY
    assert after["tmall.out-of-stock"].confidence is Confidence.MERCHANT


@pytest.mark.parametrize(
    ("rule_id", "changes", "problem"),
    [
        ("tmall.out-of-stok", {"active": False}, "did you mean tmall.out-of-stock"),
        ("tmall.out-of-stock", {"then.procent": 3}, "then has no number procent"),
        ("tmall.out-of-stock", {"then.percent": "3"}, "whole number"),
        ("tmall.out-of-stock", {"confidence": "official"}, "cannot set confidence"),
        ("law.seven-day", {"then.inside": {}}, "then has no number inside"),
        ("law.seven-day", {"when": "true"}, "cannot set when"),
    ],
)
def test_an_override_that_does_not_fit_is_refused(rule_id: str, changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(RuleError, match=problem):
        load_rulebook().with_overrides([Override(rule_id, changes)])


def test_the_hash_is_stable_and_tells_books_apart() -> None:
    book = load_rulebook()
    assert Rulebook(book.rules).hash == book.hash
    assert book.without("law.seven-day").hash != book.hash
    assert book.with_overrides([Override("heqi.first-wish", {"active": False})]).hash != book.hash


def test_every_shipped_rule_is_sourced_and_the_unofficial_ones_do_not_count() -> None:
    for rule in load_rulebook().rules:
        assert rule.source.document and rule.source.checked_on, rule.id
        if rule.file in ("tmall.yaml", "pinduoduo.yaml"):
            assert not rule.confidence.counts, rule.id


def test_a_threshold_stands_among_the_numbers_and_the_unknown_stays_below_it() -> None:
    measured = entry(then={"warn": True, "measure": "order.paid_fen", "least": 5000, "under": 9000}, when="true")
    book = Rulebook([read_rule("shop.yaml", measured, VOCABULARY)])

    def warned(**order: Any) -> bool:
        facts = read_facts({"platform": "pinduoduo", "order": order})
        return bool(weigh(read_case(facts, DAY), book.in_force(Platform.PINDUODUO, DAY)).warnings)

    assert [warned(paid_fen=fen) for fen in (4999, 5000, 8999, 9000)] == [False, True, True, False]
    assert not warned()
    assert [(number.name, number.unit) for number in numbers_of(book.rules[0])] == [("least", "fen"), ("under", "fen")]


def test_T7_a_threshold_may_not_look_at_the_buyer_either() -> None:
    assert "may not depend on" in refused(then={"warn": True, "measure": "buyer.orders", "least": 3})
    assert "no fact of kind number" in refused(then={"warn": True, "measure": "order.presale", "least": 1})


@pytest.mark.parametrize(
    ("rule_id", "changes", "fits"),
    [
        ("law.seven-day", {"then.days": 15}, True),
        ("law.seven-day", {"then.days": 6}, False),
        ("law.refund-clock", {"then.days": 2}, True),
        ("law.refund-clock", {"then.days": 8}, False),
        ("law.food-safety", {"then.min_fen": 200000}, False),
        ("law.gift", {"active": False}, False),
        ("heqi.offer-beside-right", {"active": False}, False),
        ("heqi.photos", {"active": False}, True),
        ("tmall.out-of-stock", {"then.percent": 101}, False),
        ("pdd.out-of-stock", {"then.fixed_fen": 500}, True),
        ("tmall.out-of-stock", {"then.fixed_fen": 500}, False),
    ],
)
def test_H4_a_shop_may_only_better_what_the_law_gives(rule_id: str, changes: dict[str, Any], fits: bool) -> None:
    if fits:
        load_rulebook().with_overrides([Override(rule_id, changes)])
    else:
        with pytest.raises(RuleError):
            load_rulebook().with_overrides([Override(rule_id, changes)])


def test_a_number_of_the_shops_own_is_the_shops_word() -> None:
    rule = next(rule for rule in load_rulebook().rules if rule.id == "taobao.answer-shipped")
    changed = apply_override(rule, Override(rule.id, {"then.hours": 48}))
    assert changed is not None
    assert (rule.confidence, changed.confidence) == (Confidence.SECONDARY, Confidence.MERCHANT)


def test_an_override_that_was_taken_back_held_until_then() -> None:
    on, off = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
    book = load_rulebook().with_overrides([Override("heqi.photos", {"active": False}, "王老板", on, off)])
    moments = (on - timedelta(seconds=1), on, off - timedelta(seconds=1), off)
    ids = [{rule.id for rule in book.in_force(Platform.TMALL, moment).rules} for moment in moments]
    assert ["heqi.photos" in each for each in ids] == [True, False, False, True]


def test_a_change_to_one_version_leaves_the_other_as_it_was_published() -> None:
    old = entry(effective={"to": date(2026, 8, 31)}, then={"warn": True, "measure": "order.paid_fen", "least": 500})
    new = entry(effective={"from": date(2026, 9, 1)})
    book = Rulebook(load_rules({"a.yaml": [old, new]}, VOCABULARY))
    changed = book.with_overrides([Override("test.rule", {"then.least": 900})])
    before = changed.in_force(Platform.PINDUODUO, datetime(2026, 8, 1, tzinfo=UTC)).rules[0]
    after = changed.in_force(Platform.PINDUODUO, DAY).rules[0]
    assert (before.then.least, after.then, after.confidence) == (900, book.rules[1].then, Confidence.OFFICIAL)


def test_the_dispute_articles_of_the_issue_each_have_a_rule() -> None:
    cited = "、".join(rule.source.article for rule in load_rulebook().rules if rule.id.startswith("taobao."))
    wanted = [10, 11, 15, 21, 22, 23, 25, 26, 27, *range(34, 41), *range(43, 50), 53, 54, 55, 59, 60, 61, 65, 66]
    missing = [number for number in [*wanted, 75, 76, 77, 78, 79, 80, 81] if f"第{number}条" not in cited]
    assert missing == []
