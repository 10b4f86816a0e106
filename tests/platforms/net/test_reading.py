"""Values as platforms write them, each in its many ways; what is odd, with the reason and without anybody's data."""

from datetime import UTC, datetime
from typing import Any

import pytest

from heqi.platforms.net.body import read_json
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading, Unreadable, listed

MOMENT = datetime(2026, 6, 16, 1, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("method", "value", "read"),
    [
        ("yuan", "55.90", 5590),
        ("yuan", 55.9, 5590),
        ("yuan", 0.1 + 0.2, 30),
        ("yuan", 0, 0),
        ("yuan", "", None),
        ("yuan", None, None),
        ("signed_yuan", "-3.00", -300),
        ("fen", "2000", 2000),
        ("fen", 2000.0, 2000),
        ("text", 5, "5"),
        ("text", "  两个坏了 ", "两个坏了"),
        ("text", "   ", None),
        ("id", 580011223344, "580011223344"),
        ("id", 0, None),
        ("id", "260615-337872186892754", "260615-337872186892754"),
        ("count", "3", 3),
        ("code", "-1", -1),
        ("yes", "1", True),
        ("yes", False, False),
        ("yes", "true", True),
        ("moment", "2026-06-16 09:00:05", MOMENT),
        ("moment", 1781571605, MOMENT),
        ("moment", "1781571605000", MOMENT),
        ("moment", "0", None),
        ("moment", "0000-00-00 00:00:00", None),
        ("numbers", "sf1, ZT2；sf1", ("SF1", "ZT2")),
        ("numbers", "", ()),
    ],
)
def test_a_value_is_read(method: str, value: Any, read: object) -> None:
    reading = Reading({"it": value})
    assert getattr(reading, method)("it") == read
    assert reading.faults == []


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("yuan", "-1"),
        ("yuan", "1.234"),
        ("yuan", "免费"),
        ("yuan", float("inf")),
        ("yuan", True),
        ("fen", 12.5),
        ("fen", -1),
        ("count", 10**7),
        ("id", "两 个"),
        ("id", 1.5),
        ("id", "x" * 65),
        ("text", ["a"]),
        ("text", "长" * 5001),
        ("yes", "也许"),
        ("moment", "昨天"),
        ("moment", 12345),
        ("moment", "1999-01-01 00:00:00"),
        ("numbers", "坏 号"),
    ],
)
def test_an_odd_value_is_a_fault_and_nothing_else(method: str, value: Any) -> None:
    reading = Reading({"it": value})
    assert getattr(reading, method)("it") in (None, ())
    (fault,) = reading.faults
    assert fault.field == "it" and fault.reason and fault.reason_en


def test_a_fault_shows_no_number_of_anybody() -> None:
    reading = Reading({"it": "打 13800001234 退款"})
    reading.yuan("it")
    assert reading.faults[0].value == "打 *** 退款"
    deep = Reading({"it": ["张三", "文三路 1 号"]})
    deep.text("it")
    assert deep.faults[0].value == "list"


def test_what_must_be_there_and_is_not() -> None:
    reading = Reading({})
    with pytest.raises(Unreadable):
        reading.need(reading.id("tid"), "tid")
    assert [fault.field for fault in reading.faults] == ["tid"]


@pytest.mark.parametrize("wrapped", [[{"a": 1}], {"refund": [{"a": 1}]}])
def test_lists_of_top_are_read_wrapped_or_not(wrapped: Any) -> None:
    assert listed({"refunds": wrapped}, "refunds") == [{"a": 1}]
    assert listed({"result": {"refunds": wrapped}}, "result", "refunds") == [{"a": 1}]
    assert listed({"refunds": "none"}, "refunds") == []


def test_an_answer_that_no_database_would_take_is_made_harmless() -> None:
    body = b'{"a": "x\\u0000y\\ud83d", "b": NaN, "c": 123456789012345678901234567890, "d": [1.5]}'
    assert read_json(body) == {"a": "xy?", "b": None, "c": "123456789012345678901234567890", "d": [1.5]}
    with pytest.raises(ValueError, match="Expecting"):
        read_json(b'{"cut": ')


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("receiver_name", "张三", "张*"),
        ("receiver_name", "~AgAAA9MWzAECvY9dTQAq~3~", ""),
        ("receiver_phone", "13800001234", "138****1234"),
        ("receiver_address", "浙江省杭州市西湖区文三路 1 号", "浙江省杭州市西湖区***"),
        ("receiver_phone_mask", "138****1234", "138****1234"),
        ("buyer_nick", "果果爱吃芒果", "果***果"),
        ("payer_register_no", "91330000MA27X", "***"),
        ("refund_address_id", "1234", "1234"),
        ("order_sn", "260615-337872186892754", "260615-337872186892754"),
        ("tracking_number", "77889900112233445", "77889900112233445"),
        ("goods_name", "阳光玫瑰 13800001234", "阳光玫瑰 138****1234"),
        ("new_field", "微信 a@b.cn", "微信 a***@b.cn"),
        ("oaid", "abc", "***"),
    ],
)
def test_what_is_kept_as_it_came_names_nobody(name: str, value: str, kept: str) -> None:
    assert scrub({name: value, "deep": [{name: value}]}) == {name: kept, "deep": [{name: kept}]}
