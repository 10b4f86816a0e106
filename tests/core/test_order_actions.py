"""What may be done about an order from the talk (M3, M5): what makes sense, and which rules stand against it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from heqi.assets.loader import load_rulebook, load_screener
from heqi.core.cases.facts import OrderFacts
from heqi.core.errors import HeqiError
from heqi.core.order_actions.kinds import FORMS, outbox_name, outbox_names
from heqi.core.order_actions.limits import act_facts, find_hints, find_refusals, lowest_goods_fen
from heqi.core.order_actions.sentences import task_line, words_for_buyer
from heqi.core.order_actions.wish import ActWish, ChargePurpose, require_sense
from heqi.core.rulebook.book import Rulebook
from heqi.core.words import Demand, OrderActKind, OrderState, Platform

K, S = OrderActKind, OrderState
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def refused(
    wish: ActWish,
    state: OrderState,
    *,
    book: Rulebook | None = None,
    platform: Platform = Platform.PINDUODUO,
    **before: Any,
) -> list[str]:
    told = {"goods_changes": 0, "days_since": None, "request_open": False, **before}
    facts = act_facts(wish, platform=platform, order=OrderFacts(state=state, goods_fen=100_00, postage_fen=0), **told)
    return [note.rule for note in find_refusals(facts, at=NOW, rulebook=book or load_rulebook())]


def price(goods: int | None = None, postage: int | None = None) -> ActWish:
    return ActWish(K.CHANGE_PRICE, goods_fen=goods, postage_fen=postage)


@pytest.mark.parametrize(
    ("goods", "rules"), [(70_00, []), (69_99, ["pdd.price-floor"]), (0, ["pdd.price-floor"]), (130_00, [])]
)
def test_M5_goods_are_never_sold_under_seventy_percent_of_their_price(goods: int, rules: list[str]) -> None:
    assert refused(price(goods), S.UNPAID) == rules


def test_M5_the_goods_price_changes_once_and_the_postage_as_often_as_one_likes() -> None:
    assert refused(price(90_00), S.UNPAID, goods_changes=1) == ["pdd.price-goods-once"]
    assert refused(price(postage=999_00), S.UNPAID, goods_changes=1) == []
    assert refused(price(postage=0), S.UNPAID, goods_changes=7) == []


@pytest.mark.parametrize("state", [S.GROUPING, S.UNSHIPPED, S.SHIPPED, S.SIGNED, S.COMPLETED, S.CANCELLED, S.UNKNOWN])
@pytest.mark.parametrize("platform", Platform)
def test_M5_only_an_unpaid_orders_price_and_postage_change(state: OrderState, platform: Platform) -> None:
    assert "heqi.act-price-unpaid" in refused(price(postage=10_00), state, platform=platform)
    assert "heqi.act-price-unpaid" in refused(price(95_00), state, platform=platform)


def test_M5_an_owner_who_knows_another_floor_sets_it_and_the_form_follows() -> None:
    from heqi.core.rulebook.overrides import Override

    book = load_rulebook().with_overrides([Override("pdd.price-floor", {"then.under": 80}, "7", NOW, None)])
    later = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    facts = act_facts(
        price(79_00), platform=Platform.PINDUODUO, order=OrderFacts(state=S.UNPAID, goods_fen=99_99),
        goods_changes=0, days_since=None, request_open=False,
    )  # fmt: skip
    assert lowest_goods_fen(facts, at=NOW, rulebook=load_rulebook()) == 70_00  # 69.993 yuan is no price
    assert lowest_goods_fen(facts, at=later, rulebook=book) == 80_00
    assert [note.rule for note in find_refusals(facts, at=later, rulebook=book)] == ["pdd.price-floor"]


def test_M5_the_lowest_price_that_is_shown_is_one_that_passes_and_a_fen_less_is_not() -> None:
    for goods in (1, 3, 99, 1_01, 33_33, 99_99, 100_00, 123_45):
        order = OrderFacts(state=S.UNPAID, goods_fen=goods)

        def rules(new: int, order: OrderFacts = order) -> list[str]:
            facts = act_facts(
                price(new),
                platform=Platform.PINDUODUO,
                order=order,
                goods_changes=0,
                days_since=None,
                request_open=False,
            )
            return [note.rule for note in find_refusals(facts, at=NOW, rulebook=load_rulebook())]

        facts = act_facts(
            price(goods), platform=Platform.PINDUODUO, order=order, goods_changes=0, days_since=None, request_open=False
        )
        lowest = lowest_goods_fen(facts, at=NOW, rulebook=load_rulebook())
        assert lowest is not None
        assert (rules(lowest), rules(lowest - 1)) == ([], ["pdd.price-floor"])


def test_M5_what_is_known_of_postage_stands_beside_the_form_and_forbids_nothing() -> None:
    facts = act_facts(
        price(postage=12_00), platform=Platform.PINDUODUO, order=OrderFacts(state=S.UNPAID, goods_fen=100_00),
        goods_changes=0, days_since=None, request_open=False,
    )  # fmt: skip
    assert [note.rule for note in find_hints(facts, at=NOW, rulebook=load_rulebook())] == ["pdd.price-postage"]


@pytest.mark.parametrize(
    ("kind", "state", "rule"),
    [
        (K.GROUP_CARD, S.UNSHIPPED, "pdd.act-group-card"),
        (K.CHANGE_ADDRESS, S.SHIPPED, "heqi.act-address-unshipped"),
        (K.CHANGE_ADDRESS, S.UNKNOWN, "heqi.act-address-unshipped"),
        (K.URGE_SHIPPING, S.SHIPPED, "heqi.act-urge-unshipped"),
        (K.URGE_SHIPPING, S.GROUPING, "heqi.act-urge-unshipped"),
        (K.APPLY_FOR_BUYER, S.GROUPING, "heqi.act-apply-paid"),
        (K.SMALL_CHARGE, S.CANCELLED, "heqi.act-charge-order"),
        (K.SMALL_CHARGE, S.UNPAID, "heqi.act-charge-waits-for-payment"),
    ],
)
def test_M3_each_act_has_its_moment_and_no_act_without_its_rule_is_refused(
    kind: OrderActKind, state: OrderState, rule: str
) -> None:
    assert refused(ActWish(kind), state) == [rule]
    assert refused(ActWish(kind), state, book=load_rulebook().without(rule)) == []


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (K.GROUP_CARD, S.GROUPING),
        (K.CHANGE_ADDRESS, S.UNSHIPPED),
        (K.URGE_SHIPPING, S.UNSHIPPED),
        (K.APPLY_FOR_BUYER, S.SIGNED),
        (K.SMALL_CHARGE, S.UNSHIPPED),
        (K.SMALL_CHARGE, S.SIGNED),
    ],
)
def test_M3_each_act_in_its_moment_is_free(kind: OrderActKind, state: OrderState) -> None:
    assert refused(ActWish(kind), state) == []


def test_M4_the_warehouse_is_urged_once_a_day_of_the_calendar() -> None:
    urge = ActWish(K.URGE_SHIPPING)
    assert refused(urge, S.UNSHIPPED, days_since=0) == ["heqi.act-urge-daily"]
    assert refused(urge, S.UNSHIPPED, days_since=1) == []


def test_P4g_no_second_request_is_filed_beside_an_open_one() -> None:
    assert refused(ActWish(K.APPLY_FOR_BUYER), S.SIGNED, request_open=True) == ["heqi.act-apply-once"]


REQUEST: dict[str, Any] = {"kind": K.APPLY_FOR_BUYER, "demand": Demand.REFUND_ONLY, "words": "少发一袋"}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({**REQUEST, "amount_fen": 20_01}, "act.too_much"),
        ({**REQUEST, "amount_fen": None}, "act.amount"),
        ({**REQUEST, "demand": Demand.COMPENSATION, "amount_fen": 1}, "act.demand"),
        ({**REQUEST, "words": " ", "amount_fen": 1}, "act.words"),
        ({"kind": K.SMALL_CHARGE}, "act.amount"),
        ({"kind": K.SMALL_CHARGE, "amount_fen": 0}, "act.amount"),
        ({"kind": K.SMALL_CHARGE, "amount_fen": 12_00}, "act.purpose"),
        ({"kind": K.SMALL_CHARGE, "amount_fen": 12_00, "purpose": ChargePurpose.OTHER}, "act.words"),
        ({"kind": K.CHANGE_PRICE}, "act.price"),
        ({"kind": K.CHANGE_PRICE, "goods_fen": -1}, "act.amount"),
        ({"kind": K.CHANGE_PRICE, "goods_fen": 10**13}, "act.amount"),
        ({"kind": K.CHANGE_ADDRESS, "address": "西湖区"}, "act.address"),
        ({"kind": K.GROUP_CARD, "words": "长" * 301}, "act.words"),
    ],
)
def test_M5_what_makes_no_sense_is_refused_before_any_rule_is_asked(said: dict[str, Any], code: str) -> None:
    with pytest.raises(HeqiError) as refusal:
        require_sense(ActWish(**said), paid_fen=20_00)
    assert refusal.value.code == code


def test_M5_a_request_for_all_that_was_paid_is_a_request() -> None:
    require_sense(ActWish(**REQUEST, amount_fen=20_00), paid_fen=20_00)
    require_sense(ActWish(**REQUEST, amount_fen=90_00), paid_fen=None)


def test_M5_the_line_to_do_says_sums_and_purpose_and_never_an_address() -> None:
    assert task_line(price(80_00, 0), "A1") == "订单 A1：商品总价改为 ¥80.00，运费改为 ¥0.00"
    charge = ActWish(K.SMALL_CHARGE, amount_fen=12_00, purpose=ChargePurpose.COURIER, words="换顺丰")
    assert task_line(charge, "A1") == "订单 A1：小额收款 ¥12.00，用途：快递差价（换顺丰）"
    moved = ActWish(K.CHANGE_ADDRESS, address="杭州市西湖区文一路 8 号 李四")
    assert "文一路" not in task_line(moved, "A1")
    urged = task_line(ActWish(K.URGE_SHIPPING), "A1", ship_by=NOW)
    assert urged == "订单 A1 买家在催，请今天优先配货发出，发出后回单号；最晚 2026-11-22 10:00 前发出"


@pytest.mark.parametrize("kind", OrderActKind)
def test_M1_what_the_buyer_is_told_passes_our_own_check(kind: OrderActKind) -> None:
    assert load_screener().screen(words_for_buyer(kind), direction="out").verdict == "pass"


def test_M3_only_pinduoduo_has_free_group_cards_and_the_warehouse_is_nobodys_platform() -> None:
    assert FORMS[K.GROUP_CARD].platforms == (Platform.PINDUODUO,)
    assert outbox_name(K.CHANGE_PRICE, Platform.TMALL) == "tmall.change_price"
    assert {outbox_name(K.URGE_SHIPPING, each) for each in Platform} == {"warehouse.urge_shipping"}
    assert len(outbox_names()) == 4 * 3 + 1 + 1
