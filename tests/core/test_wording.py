"""What the desk says: real values in, nothing that the screening stops, and a shop's own words over ours."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest

from heqi.assets.loader import load_screener, load_wording
from heqi.core.cases import flows
from heqi.core.cases.flows.flow_case import short_goods
from heqi.core.cases.scripts import LONGEST, Script, WordingError, read_wording
from heqi.core.places import open_places, paste
from heqi.core.words import Outcome, Platform
from tests.core.test_flow_branches import MIND, SHIPPED
from tests.core.test_flows import FORM, SIGNED, steps

FREIGHTS = {"freight_merchant", "freight_none"}
"""Named by who pays."""
PASTED = {"退货地址", "运单号", "新运单号", "快递公司", "天数", "取件时间"}
"""What a decision cannot know: the address, the number of a parcel that has not left, when a courier comes."""
VALUES = {
    "amount": "¥59.80", "goods": "贵妃芒 5 斤", "what": "退货", "freight": "寄回的运费由我们出", "hours": "48",
    "part": "", "gift": "", "count": "2", "gift_price": "¥9.90", "due": "2026-01-12 18:00", "kept": "¥200.00",
    "found": "没有齐", "freight_paid": " ¥12.00", "wish": "退货退款",
}  # fmt: skip


def verdict(text: str) -> tuple[str, list[str]]:
    screening = load_screener().screen(text)
    return str(screening.verdict), [finding.rule for finding in screening.findings]


@pytest.mark.parametrize("platform", Platform)
def test_P4_every_script_passes_the_screening(platform: Platform) -> None:
    wording = load_wording()
    for name, text in wording.texts[platform].items():
        said, rules = verdict(text.format_map(VALUES))
        assert said in ("pass", "caution"), (name, rules)


def test_P4_every_script_that_a_flow_lays_out_passes_and_has_no_place_left() -> None:
    """All outcomes, in every kind of place the goods can be in."""
    orders: list[dict[str, Any]] = [SIGNED, SHIPPED, {"state": "unshipped", "paid_fen": 5980}]
    returned = {**MIND, "return_received_at": "2026-01-04 09:00", "return_accepted": False, "return_flaw": "used"}
    forms: list[dict[str, Any]] = [FORM, MIND, {"family": "out_of_stock"}, returned, {**FORM, "return_difficult": True}]
    texts = {
        step.script
        for platform, order, form, outcome in product(Platform, orders, forms, Outcome)
        for step in steps(outcome, platform=platform.value, order=order, after_sale=form, goods={"gift_price_fen": 990})
        if step.script
    }
    assert len(texts) >= 60
    for text in texts:
        assert not set("{}") & set(text), text
        assert set(open_places(text)) <= PASTED, text
        assert verdict(text)[0] in ("pass", "caution"), text


def test_P4_the_six_scripts_of_the_source_exist() -> None:
    names = {"tell_paid", "tell_refunded", "apply_for_buyer", "send_address", "tell_number", "agree_amount"}
    assert names <= set(load_wording().scripts)


def test_P4_platforms_say_it_their_own_way_and_a_shop_over_all_of_them() -> None:
    paid = {each: load_wording().texts[each]["tell_paid"] for each in Platform}
    assert len(set(paid.values())) == len(Platform)
    own = load_wording().with_own({"tell_paid": " 老板给您补了 {amount}，请查收~ "})
    assert {own.texts[each]["tell_paid"] for each in Platform} == {"老板给您补了 {amount}，请查收~"}
    assert own.own == {"tell_paid"}
    assert load_wording().own == frozenset()
    said = steps(Outcome.SMALL_PAYMENT, offered_fen=500, scripts={"tell_paid": "老板给您补了 {amount}，请查收~"})
    assert said[2].script == "老板给您补了 ¥5.00，请查收~"


@pytest.mark.parametrize(
    ("name", "text", "said", "place"),
    [
        ("tell_paid", "已打款，请查收", "it lost the place {amount}", "amount"),
        ("tell_paid", "{amont} 已打款", "there is no place {amont} (did you mean amount?)", "amont"),
        ("tell_paid", "{amount 已打款", "a brace belongs to no place", ""),
        ("tell_paid", "{amount.real} 已打款", "a brace belongs to no place", ""),
        ("tell_paid", "   ", f"must have 1 to {LONGEST} characters", ""),
        ("tell_paid", "{amount}" + "长" * LONGEST, f"must have 1 to {LONGEST} characters", ""),
        ("tell_payed", "{amount}", "there is no such script (did you mean tell_paid?)", ""),
    ],
)
def test_P4_a_wording_that_would_lose_a_fact_is_refused(name: str, text: str, said: str, place: str) -> None:
    with pytest.raises(WordingError) as refused:
        load_wording().with_own({name: text})
    assert (refused.value.code, refused.value.status) == ("script.invalid", 422)
    assert refused.value.message_en == f"{name}: {said}"
    assert refused.value.detail.get("place", "") == place


def test_P4_a_script_that_stands_twice_is_refused_when_the_file_is_read() -> None:
    entry = {"name": "hello", "title": "问好", "title_en": "hello", "text": "您好"}
    with pytest.raises(ValueError, match="scripts that stand twice: hello"):
        read_wording([entry, entry])


def test_P4i_what_becomes_known_later_is_pasted_and_the_rest_stays_open() -> None:
    text = load_wording().texts[Platform.PINDUODUO]["tell_number"].format(what="补寄", goods="贵妃芒")
    assert open_places(text) == ("快递公司", "新运单号", "天数")
    known = paste(text, {"快递公司": "中通", "新运单号": "ZT123", "天数": ""})
    assert "中通ZT123" in known and open_places(known) == ("天数",)


def test_P4_every_place_of_every_script_is_one_that_a_flow_can_fill() -> None:
    script: Script
    for script in load_wording().scripts.values():
        assert script.needs | script.may <= VALUES.keys(), script.name
        assert script.title and script.title_en


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("海南贵妃芒 5斤装", "海南贵妃芒 5斤装"),
        ("【坏果包赔】海南贵妃芒新鲜水果整箱当季热带芒果10斤包邮", "海南贵妃芒新鲜水果整箱当季热"),
        ("赣南脐橙（大果） 当季新鲜水果礼盒装 10斤", "赣南脐橙"),
        ("{amount}【】", "amount"),
        ("", "商品"),
    ],
)
def test_P4_goods_are_named_as_one_says_them(title: str, said: str) -> None:
    assert short_goods(title) == said
    words = steps(Outcome.SMALL_PAYMENT, offered_fen=500, goods={"name": title})[0].script
    assert f"这次{said}没让您满意" in words


def test_P4_every_script_is_said_somewhere() -> None:
    """A sentence that no flow lays out would be kept in order by shops for nothing."""
    source = "".join(path.read_text("utf-8") for path in Path(flows.__file__).parent.glob("*.py"))
    unsaid = [name for name in load_wording().scripts if f'"{name}"' not in source and name not in FREIGHTS]
    assert unsaid == []
