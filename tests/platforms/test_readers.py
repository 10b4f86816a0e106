"""Cells, one by one: what each reader takes, and the reason that it gives for what it does not."""

from datetime import UTC, date, datetime, time

import pytest

from heqi.platforms.files.cells import clean_text, is_blank, show_cell
from heqi.platforms.files.headers import header_forms, normalise_header
from heqi.platforms.files.readers import (
    BadValue,
    read_amount,
    read_count,
    read_deadline,
    read_id,
    read_order_no,
    read_price,
    read_text,
    read_time,
    read_tracking_nos,
    tell_yes,
)

AT_1030 = datetime(2026, 6, 17, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("260615-337872186892754\t", "260615-337872186892754"),
        ('="260615-337872186892754"', "260615-337872186892754"),
        ('= "754299529443 "', "754299529443"),
        ("'754299529443", "754299529443"),
        ("\ufeff订单号", "订单号"),
        ("\u200b 红富士\u3000", "红富士"),
        ("YT88\x0012", "YT8812"),
        ("两行\n备注", "两行\n备注"),
        ("it's", "it's"),
    ],
)
def test_what_tools_wrap_around_a_value_is_taken_off(written, text):
    assert clean_text(written) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.5, "12.5"),
        (3.0, "3"),
        (754299529443.0, "754299529443"),
        (12.299999999999999, "12.3"),
        (337872186892754123.0, "3.37872186892754E+17"),
        (
            datetime(2026, 6, 17, 10, 29, 59, 999_600),  # noqa: DTZ001
            "2026-06-17 10:30:00",
        ),
        (date(2026, 6, 17), "2026-06-17"),
        (time(10, 30), "10:30:00"),
        (None, ""),
        (True, "TRUE"),
    ],
)
def test_a_spreadsheets_value_becomes_the_text_that_a_person_sees(value, text):
    assert show_cell(value) == text


@pytest.mark.parametrize("text", ["", "-", "--", "/", "NULL", "None", "NaN", "#N/A", "—"])
def test_placeholders_say_nothing(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "无", "无售后", "A"])
def test_words_say_something(text):
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("29.90", 2990),
        ("29.9", 2990),
        ("0", 0),
        ("¥1,234.50", 123450),
        ("￥ 12", 1200),
        ("12.50元", 1250),
        ("-3.00", -300),
        ("－3", -300),
        ("１２．５", 1250),
        (".5", 50),
        ("12.300000000000001", 1230),
    ],
)
def test_amounts_become_fen(text, fen):
    assert read_amount(text) == fen


@pytest.mark.parametrize(
    "text", ["十二", "12.345", "1,23", "12..5", "1_000", "NaN", "Infinity", "12.50/13.50", "元", "1e3"]
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(BadValue) as refused:
        read_amount(text)
    assert refused.value.reason == "不是金额，应是如 12.50 的数字（最多两位小数）"


def test_a_price_is_not_negative():
    with pytest.raises(BadValue) as refused:
        read_price("-1.00")
    assert refused.value.reason_en == "the amount cannot be negative"


@pytest.mark.parametrize(("text", "count"), [("1", 1), ("2.0", 2), ("3件", 3), ("1,200", 1200), ("０", 0)])
def test_counts(text, count):
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["1.5", "-1", "两件", "12345678"])
def test_what_is_no_count_is_refused(text):
    with pytest.raises(BadValue):
        read_count(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-17 10:30:00",
        "2026-06-17 10:30",
        "2026/6/17 10:30",
        "2026/06/17 10:30:00",
        "2026.6.17 10:30",
        "2026年6月17日 10:30:00",
        "2026年6月17日10:30",
        "2026-06-17T10:30:00",
        "2026-06-17T10:30:00.000",
        "2026-06-17T10:30:00+08:00",
        "2026-06-17T02:30:00Z",
        "20260617103000",
        "２０２６-06-17 10：30：00",
        "46190.4375",
    ],
)
def test_times_of_china_become_utc(text):
    assert read_time(text) == AT_1030


@pytest.mark.parametrize("text", ["0000-00-00 00:00:00", "1970-01-01 08:00:00"])
def test_a_time_that_means_never_says_nothing(text):
    assert read_time(text) is None


@pytest.mark.parametrize(
    "text", ["昨天", "2026-13-45", "2026-06-31 10:00:00", "10:30", "1926-06-17", "99999.5", "##########"]
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(BadValue) as refused:
        read_time(text)
    assert refused.value.reason == "不是时间，应形如 2026-06-17 10:30:00"


def test_a_remaining_time_in_words_is_no_deadline():
    assert read_deadline("剩余1天2小时") is None
    assert read_deadline("2026-06-17 10:30:00") == AT_1030
    with pytest.raises(BadValue):
        read_deadline("很快")


@pytest.mark.parametrize(
    "text",
    [
        "260615-337872186892754",
        "260615337872186892754",
        "260615–337872186892754",
        "260615－337872186892754",
        "２６０６１５-337872186892754",
    ],
)
def test_an_order_number_in_its_variants_is_one(text):
    assert read_order_no(text) == "260615-337872186892754"


@pytest.mark.parametrize("text", ["12345", "260615-3378", "260615-33787218689275X", "订单", "260615_337872186892754"])
def test_another_number_is_no_order_number(text):
    with pytest.raises(BadValue) as refused:
        read_order_no(text)
    assert "260525-337872186892754" in refused.value.reason


@pytest.mark.parametrize(
    "text", ["2.60525E+14", "3.37872186892754E+17", "2.60525e14", "1E+11", "260525000000000", "337872186890000000"]
)
def test_an_id_that_a_spreadsheet_rounded_is_refused(text):
    with pytest.raises(BadValue) as refused:
        read_id(text)
    assert "科学计数法" in refused.value.reason
    assert "scientific notation" in refused.value.reason_en


@pytest.mark.parametrize(
    ("text", "number"),
    [("2.60525123456789E+14", "260525123456789"), ("754299529443.0", "754299529443"), ("7.54E+2", "754")],
)
def test_an_id_whose_digits_are_all_there_is_put_back(text, number):
    assert read_id(text) == number


def test_several_tracking_numbers_in_one_cell_are_several_parcels():
    assert read_tracking_nos("yt8812345678901，SF1020304050607;YT8812345678901") == (
        "YT8812345678901",
        "SF1020304050607",
    )


def test_text_that_lost_its_characters_is_refused():
    with pytest.raises(BadValue):
        read_text("红富\ufffd苹果")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("已发货", True),
        ("未发货", False),
        ("待发货", False),
        ("已发货，退款成功", True),
        ("是", True),
        ("未收到货", False),
        ("也许", None),
        ("", None),
    ],
)
def test_yes_and_no_in_the_platforms_words(text, answer):
    assert tell_yes(text) is answer


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("商品总价（元）", "商品总价"),
        (" 商品总价 (元) ", "商品总价"),
        ("\ufeff订单号\t", "订单号"),
        ("商品ID", "商品id"),
        ("【订单号】", "(订单号)"),
        ("*订单号", "订单号"),
        ('="订单号"', "订单号"),
        ("商家编码—规格维度", "商家编码-规格维度"),
    ],
)
def test_headers_are_brought_to_one_form(written, form):
    assert normalise_header(written) == form


def test_a_remark_behind_a_header_is_set_aside_but_another_unit_of_money_is_not():
    assert header_forms("订单状态(未发货/已发货)") == ("订单状态(未发货/已发货)", "订单状态")
    assert header_forms("退款金额(分)") == ("退款金额(分)",)
    assert header_forms("退款金额（万元）") == ("退款金额(万元)",)
