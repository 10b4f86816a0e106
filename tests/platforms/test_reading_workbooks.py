"""Excel files: sheets, titles, numbers that were ids, real dates."""

from datetime import UTC, datetime

import pytest

from heqi.core.errors import HeqiError
from tests.support.exports import AFTER_SALE_HEADERS, ORDER_HEADERS, after_sale_row, order_row
from tests.support.tables import EXPORTED, NOW, ORDER_NO, as_csv, as_xlsx, grid, only_values, read, rows_of

NAME = "20260617103000.xlsx"
ORDER = order_row(ORDER_NO, now=NOW)
SHIPPED = datetime(2026, 6, 16, 1, 30)  # noqa: DTZ001 - a workbook's own dates have no zone


def order_book(*rows, **how):
    return as_xlsx(grid(ORDER_HEADERS, rows), **how)


def test_a_workbook_gives_the_facts_of_the_same_csv(tmp_path):
    (from_text,) = rows_of(read(tmp_path, as_csv(grid(ORDER_HEADERS, [ORDER]))))
    (from_book,) = rows_of(read(tmp_path, order_book(ORDER), name=NAME))

    assert from_book.facts == from_text.facts


def test_the_ending_of_the_name_is_not_believed(tmp_path):
    assert read(tmp_path, order_book(ORDER), name="订单.csv").encoding == "xlsx"
    assert read(tmp_path, as_csv(grid(ORDER_HEADERS, [ORDER])), name="订单.xlsx").encoding == "utf-8"


def test_numbers_and_dates_of_excel_are_read_as_what_they_are(tmp_path):
    row = {
        **ORDER,
        "商品总价(元)": 59.9,
        "用户实付金额(元)": 59,
        "商品数量(件)": 2,
        "发货时间": SHIPPED,
        "商品id": 580011223344,
    }
    table = read(tmp_path, order_book(row), name=NAME)

    (one,) = rows_of(table)
    order, line = one.facts[0].values, one.facts[1].values
    assert (order["goods_fen"], order["paid_fen"], order["quantity"]) == (5990, 5900, 2)
    assert order["shipped_at"] == datetime(2026, 6, 15, 17, 30, tzinfo=UTC)
    assert (line["goods_id"], line["price_fen"]) == ("580011223344", 2995)


@pytest.mark.parametrize("number", [337872186892754123, 2.60525e14, 1234567890123456789])
def test_an_id_in_a_numeric_cell_that_lost_digits_makes_a_bad_row(tmp_path, number):
    request = {**after_sale_row("1", ORDER_NO, now=NOW), "售后编号": number}
    (row,) = rows_of(read(tmp_path, as_xlsx(grid(AFTER_SALE_HEADERS, [request])), name=NAME))

    assert row.facts == ()
    assert row.bad[0].column == "售后编号"
    assert "科学计数法" in row.bad[0].reason


def test_an_id_in_a_numeric_cell_whose_digits_are_all_there_is_taken(tmp_path):
    request = {**after_sale_row("1", ORDER_NO, now=NOW), "售后编号": 116789012345678}
    (row,) = rows_of(read(tmp_path, as_xlsx(grid(AFTER_SALE_HEADERS, [request])), name=NAME))

    assert row.facts[0].key == "116789012345678"


def test_of_several_sheets_the_recognised_one_is_taken(tmp_path):
    notes = [["导出说明"], ["请勿修改表头"]]
    book = as_xlsx(
        notes, grid(ORDER_HEADERS, [ORDER]), [["订单号", "备注"], ["1", "2"]], names=["说明", "订单", "其他"]
    )
    table = read(tmp_path, book, name=NAME)

    assert (table.sheet, len(rows_of(table))) == ("订单", 1)


def test_titles_above_the_header_and_blank_rows_below_are_passed_over(tmp_path):
    table = [["果然鲜"], [], *grid(ORDER_HEADERS, [ORDER]), [], [], [""] * 5]
    (row,) = rows_of(read(tmp_path, as_xlsx(table), name=NAME))

    assert (row.row, row.bad) == (4, ())


def test_a_table_that_does_not_begin_in_the_first_column_is_read(tmp_path):
    shifted = [[], *([None, None, *line] for line in grid(ORDER_HEADERS, [ORDER]))]
    (row,) = rows_of(read(tmp_path, as_xlsx(shifted), name=NAME))

    assert (row.row, row.facts[0].key) == (3, ORDER_NO)


def test_the_workbook_tells_when_it_was_saved(tmp_path):
    book = order_book(ORDER, saved_at=datetime(2026, 6, 17, 3, 0, tzinfo=UTC))
    table = read(tmp_path, book, name="订单.xlsx")

    stated = table.as_of(uploaded_at=NOW, latest=None, now=NOW)

    assert (stated.at, stated.origin) == (datetime(2026, 6, 17, 3, 0, tzinfo=UTC), "workbook")


def test_the_survey_counts_rows_and_finds_the_latest_past_time(tmp_path):
    rows = [
        {**ORDER, "发货时间": "2026-06-16 12:00:00"},
        {**ORDER, "发货时间": "2027-01-01 00:00:00"},
        {**ORDER, "发货时间": "坏"},
    ]
    survey = read(tmp_path, order_book(*rows), name=NAME).survey(now=NOW)

    assert (survey.rows, survey.latest) == (3, datetime(2026, 6, 16, 4, 0, tzinfo=UTC))


def test_rows_can_be_taken_up_in_the_middle(tmp_path):
    numbers = [f"260615-{337872186892754 + place}" for place in range(5)]
    table = read(tmp_path, order_book(*(order_row(number, now=NOW) for number in numbers)), name=NAME)

    assert [row.facts[0].key for row in table.rows(version=EXPORTED, skip=3)] == numbers[3:]


def test_a_header_without_rows_is_a_file_without_rows(tmp_path):
    assert rows_of(read(tmp_path, order_book(), name=NAME)) == []


def test_an_empty_workbook_is_told_as_empty(tmp_path):
    with pytest.raises(HeqiError) as refused:
        read(tmp_path, as_xlsx([]), name=NAME)
    assert refused.value.code == "file.empty"


def test_the_buyer_is_read_masked_as_the_platform_masks_them(tmp_path):
    request = {**after_sale_row("116789012345", ORDER_NO, now=NOW), "买家(masked)": "王*: 1*********9"}
    assert (
        only_values(read(tmp_path, as_xlsx(grid(AFTER_SALE_HEADERS, [request])), name=NAME))["buyer"]
        == "王*: 1*********9"
    )
