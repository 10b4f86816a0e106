"""Numbers that reach somebody, told apart from those that name an order, a parcel or a price (M1)."""

import pytest

from heqi.assets.loader import load_screener


def told(text: str) -> list[tuple[str, str, str]]:
    """(rule, what was written, what was read) of each finding about a number."""
    rules = ("contact.phone", "contact.bank_card", "contact.service_line", "contact.number_unclear", "personal_data.")
    findings = load_screener().screen(text).findings
    return [(each.rule, each.surface, each.seen_as) for each in findings if each.rule.startswith(rules)]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("打我13800138000", "13800138000"),
        ("打我 138-0013-8000", "138-0013-8000"),
        ("幺三八零零幺三八零零零", "幺三八零零幺三八零零零"),
        ("壹③捌零0一三8零洞零", "壹③捌零0一三8零洞零"),
        ("138 然后 0013 然后 8000", "138 然后 0013 然后 8000"),
        ("138\n0013\n8000", "138\n0013\n8000"),
        ("1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0", "1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0"),
    ],
)
def test_M1_a_phone_number_is_seen_however_it_is_written(text: str, surface: str) -> None:
    assert told(text) == [("contact.phone", surface, "13800138000")]


def test_M1_a_phone_number_in_chinese_numerals_is_blocked() -> None:
    screening = load_screener().screen("有问题打一三八零零一三八零零零，谢谢")
    assert screening.verdict == "block"
    assert screening.findings[0].span == (4, 15)
    assert screening.rewrite is not None
    assert "一三八" not in screening.rewrite
    assert screening.rewrite.endswith("，谢谢")


def test_M1_country_area_and_service_numbers() -> None:
    assert told("+86 13800138000") == [("contact.phone", "86 13800138000", "8613800138000")]
    assert told("座机0571-88886666") == [("contact.phone", "0571-88886666", "057188886666")]
    assert told("打400-123-4567") == [("contact.phone", "400-123-4567", "4001234567")]
    assert told("顺丰官方热线400-811-1111") == [("contact.service_line", "400-811-1111", "4008111111")]
    assert told("可以打12315或95338") == []


@pytest.mark.parametrize(
    "text",
    [
        "订单号240521-138001380001234",
        "淘宝订单1380013800012345678",
        "运单SF1380013800012",
        "YT13800138000",
        "条码6901234567892",
        "2024-05-21 13:14:15",
        "150 155 160 165 170",
        "税号91310000138001380A",
        "12380013800138001",
    ],
)
def test_M1_orders_parcels_bar_codes_sizes_and_times_are_no_phone_numbers(text: str) -> None:
    assert told(text) == []


def test_M1_a_parcel_number_with_the_form_of_a_phone_number_asks_for_a_second_look() -> None:
    assert told("快递单号13800138000") == [("contact.number_unclear", "13800138000", "13800138000")]
    assert load_screener().screen("快递单号13800138000").verdict == "caution"


def test_M9_a_bank_card_proves_itself_and_an_order_number_does_not() -> None:
    assert told("打到6228480402564890018") == [("contact.bank_card", "6228480402564890018", "6228480402564890018")]
    assert told("卡号4111 1111 1111 1111") == [("contact.bank_card", "4111 1111 1111 1111", "4111111111111111")]
    assert told("订单6228480402564890018") == []
    assert told("6228480402564890017") == []


def test_M1_a_citizen_number_is_personal_whatever_it_is_called() -> None:
    assert [rule for rule, _, _ in told("订单备注11010519491231002X")] == ["personal_data.citizen_number"]
    assert told("110105194912310021") == []
