"""The table of 千牛: read as it is met, written so that it reads back."""

import pytest

from heqi.assets.loader import load_phrase_places
from heqi.core.errors import HeqiError
from heqi.core.phrases.exchange import HEADERS, escape_cell, read_phrases, write_phrases

PLACES = tuple(load_phrase_places())


def read(*rows):
    good, bad = read_phrases([list(row) for row in rows], PLACES)
    return [(each.row, each.code, each.text, each.group) for each in good], [(each.row, each.code) for each in bad]


@pytest.mark.parametrize(
    "header",
    [
        ("快捷编码", "快捷短语", "快捷短语分组"),
        ("快捷短语编码", "快捷短语", "快捷短语分组"),
        ("\ufeff快捷编码", " 快捷短语 ", "分组（选填）"),
    ],
)
def test_T2_the_headers_of_qianniu_are_known_in_each_form(header):
    good, bad = read(header, ("fh", "今天发出", "发货"))
    assert (good, bad) == ([(2, "fh", "今天发出", "发货")], [])


def test_T2_columns_are_found_by_name_in_any_order_and_others_are_left_alone():
    header = ("登记日期", "分组", "快捷编码", "快捷短语", "是否加入团队")
    good, _ = read(header, ("2026-05-01", "发货", "fh", "今天发", "否"))
    assert good == [(2, "fh", "今天发", "发货")]


def test_T2_a_title_above_the_header_and_empty_rows_are_passed_over():
    good, bad = read(("果然鲜话术", "", ""), HEADERS, ("", "", ""), ("a", "在的", ""))
    assert (good, bad) == ([(4, "a", "在的", "未分组")], [])


def test_T2_commas_and_line_ends_come_out_of_their_escapes():
    good, _ = read(HEADERS, ("", "您好&#44;在的&#13;请说", "接待"))
    assert good == [(2, "", "您好,在的\n请说", "接待")]
    assert escape_cell("您好,在的\n请说") == "您好&#44;在的&#13;请说"


def test_T2_bad_rows_are_listed_with_row_and_reason_and_the_good_ones_kept():
    rows = [("a", "", "组"), ("b", "好的", "组"), ("c", "{没有}", "组"), ("c" * 21, "行", "组"), ("d",)]
    good, bad = read(HEADERS, *rows)
    assert good == [(3, "b", "好的", "组")]
    assert bad == [(2, "phrase.empty"), (4, "phrase.place"), (5, "phrase.too_long"), (6, "phrase.empty")]


def test_T2_a_table_without_the_header_is_refused():
    with pytest.raises(HeqiError) as refused:
        read(("订单号", "商品"), ("1", "芒果"))
    assert refused.value.code == "phrase.not_a_table"


def test_T2_what_is_written_reads_back_the_same():
    rows = [("fh", "今天发,别急\n单号 {运单号}", "发货"), ("", "=1+1 是公式吗", "未分组")]
    good, bad = read(*([escape_cell(cell) for cell in row] for row in write_phrases(rows)))
    assert ([each[1:] for each in good], bad) == ([rows[0], rows[1]], [])
