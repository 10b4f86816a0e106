"""Order exports as CSV, in every encoding and disguise: recognised by header, read to the same facts."""

import pytest

from heqi.core.errors import HeqiError
from tests.support.exports import AFTER_SALE_HEADERS, ORDER_HEADERS, after_sale_row, order_row
from tests.support.tables import NOW, ORDER_NO, as_csv, grid, only_values, read, rows_of

ORDER = order_row(ORDER_NO, now=NOW, 商家备注="加急")


def order_csv(**how):
    return as_csv(grid(ORDER_HEADERS, [ORDER]), **how)


@pytest.fixture
def plain(tmp_path):
    """The facts of the order in a plain file."""
    (row,) = rows_of(read(tmp_path, order_csv()))
    return row.facts


def test_an_order_export_is_understood_column_by_column(tmp_path):
    table = read(tmp_path, order_csv(encoding="gb18030"))

    assert (table.kind, table.kind_name, table.encoding) == ("pdd_orders", "拼多多订单导出", "gb18030")
    assert [column.header for column in table.known] == ORDER_HEADERS
    assert table.unknown == ()
    (row,) = rows_of(table)
    order, line, parcel = row.facts
    assert (order.entity, order.key) == ("order", ORDER_NO)
    assert order.values["state"] == "shipped"
    assert order.values["state_text"] == "已发货，待收货"
    assert (order.values["goods_fen"], order.values["postage_fen"], order.values["paid_fen"]) == (5990, 0, 5990)
    assert order.values["note"] == "加急"
    assert "completed_at" not in order.values
    assert (line.entity, line.key) == ("order_line", f"{ORDER_NO}/1400112233")
    assert (line.values["goods"], line.values["sku"]) == ("阳光玫瑰葡萄 2 斤装", "2 斤装")
    assert (line.values["quantity"], line.values["price_fen"]) == (1, 5990)
    assert (parcel.entity, parcel.key) == ("parcel", f"{ORDER_NO}/outbound/YT2186892754")
    assert parcel.values["carrier"] == "圆通快递"
    assert order.raw["订单号"] == ORDER_NO


def test_an_after_sales_export_is_understood(tmp_path):
    request = after_sale_row("116789012345", ORDER_NO, now=NOW, 退货运单号="SF1020304050607", 退货物流状态="运输中")
    table = read(tmp_path, as_csv(grid(AFTER_SALE_HEADERS, [request])))

    assert table.kind == "pdd_after_sales"
    assert table.unknown == ()
    (row,) = rows_of(table)
    after_sale, back = row.facts
    assert (after_sale.entity, after_sale.key) == ("after_sale", "116789012345")
    said = after_sale.values
    assert (said["state"], said["demand"], said["reason"]) == ("awaiting_merchant", "refund_only", "商品质量问题")
    assert (said["requested_fen"], said["order_paid_fen"], said["order_shipped"]) == (5990, 5990, True)
    assert (said["order_no"], said["buyer"]) == (ORDER_NO, "张***")
    assert (back.key, back.values["track_text"]) == (f"{ORDER_NO}/return/SF1020304050607", "运输中")


@pytest.mark.parametrize(
    ("encoding", "bom", "told"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("gbk", b"", "gb18030"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
    ],
)
def test_every_encoding_gives_the_same_facts(tmp_path, plain, encoding, bom, told):
    table = read(tmp_path, order_csv(encoding=encoding, bom=bom))

    assert table.encoding == told
    assert rows_of(table)[0].facts == plain


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_every_delimiter_gives_the_same_facts(tmp_path, plain, delimiter):
    assert rows_of(read(tmp_path, order_csv(delimiter=delimiter)))[0].facts == plain


def test_a_tab_separated_file_with_commas_in_its_cells_is_not_mistaken(tmp_path):
    row = order_row(ORDER_NO, now=NOW, 商品="葡萄,提子,青提,红提")
    table = read(tmp_path, as_csv(grid(ORDER_HEADERS, [row]), delimiter="\t"))

    assert rows_of(table)[0].facts[1].values["goods"] == "葡萄,提子,青提,红提"


@pytest.mark.parametrize(
    "dress",
    [
        pytest.param(lambda cell: f"{cell}\t", id="trailing tab"),
        pytest.param(lambda cell: f'="{cell}"', id="formula of text"),
        pytest.param(lambda cell: f"'{cell}", id="apostrophe"),
        pytest.param(lambda cell: f"\u00a0{cell} ", id="blanks"),
        pytest.param(lambda cell: f"\ufeff{cell}\u200b", id="invisible"),
        pytest.param(lambda cell: f"{cell}\0", id="NUL"),
    ],
)
def test_dressed_up_cells_are_the_same_cells(tmp_path, plain, dress):
    row = {header: dress(cell) if cell else "" for header, cell in ORDER.items()}

    facts = rows_of(read(tmp_path, as_csv(grid(ORDER_HEADERS, [row]))))[0].facts

    assert [fact.values for fact in facts] == [fact.values for fact in plain]


@pytest.mark.parametrize(
    "dress",
    [
        pytest.param(lambda header: header.replace("(", "（").replace(")", "）"), id="full-width brackets"),
        pytest.param(lambda header: f" {header}\t", id="blanks"),
        pytest.param(lambda header: header.replace("(元)", "").replace("(件)", ""), id="no unit"),
        pytest.param(lambda header: f"\ufeff{header}", id="BOM"),
        pytest.param(lambda header: f'="{header}"', id="formula of text"),
        pytest.param(lambda header: header.upper(), id="capitals"),
    ],
)
def test_dressed_up_headers_are_the_same_headers(tmp_path, plain, dress):
    table = [[dress(header) for header in ORDER_HEADERS], grid(ORDER_HEADERS, [ORDER])[1]]

    facts = rows_of(read(tmp_path, as_csv(table)))[0].facts

    assert [fact.values for fact in facts] == [fact.values for fact in plain]


def test_columns_may_stand_in_any_order_with_others_between_them(tmp_path, plain):
    headers = ["序号", *reversed(ORDER_HEADERS), "是否分期"]
    table = read(tmp_path, as_csv(grid(headers, [{**ORDER, "序号": "1", "是否分期": "否"}])))

    assert table.unknown == ("序号", "是否分期")
    (row,) = rows_of(table)
    assert [fact.values for fact in row.facts] == [fact.values for fact in plain]
    assert row.facts[0].raw["是否分期"] == "否"


def test_other_names_of_columns_are_known(tmp_path):
    headers = [
        "订单编号",
        "订单状态",
        "商品名称",
        "拼单成功时间",
        "支付时间",
        "订单创建时间",
        "承诺发货时间",
        "商家编码-SKU维度",
    ]
    cells = [ORDER_NO, "待发货", "丑橘", *["2026-06-17 10:30:00"] * 4, "CJ-50"]
    (row,) = rows_of(read(tmp_path, as_csv([headers, cells])))

    said = row.facts[0].values
    assert said["grouped_at"] == said["paid_at"] == said["created_at"] == said["promised_ship_at"]
    assert row.facts[1].values["sku_code"] == "CJ-50"


def test_of_two_columns_for_one_field_the_first_that_says_something_counts(tmp_path):
    headers = ["订单号", "订单状态", "商品总价(元)", "拼单成功时间", "订单成交时间"]
    assert (
        only_values(read(tmp_path, as_csv([headers, [ORDER_NO, "待发货", "10", "", "2026-06-17 10:30:00"]])))[
            "grouped_at"
        ].isoformat()
        == "2026-06-17T02:30:00+00:00"
    )


def test_titles_above_the_header_and_blank_lines_are_passed_over_and_rows_keep_their_numbers(tmp_path):
    table = [["果然鲜 订单导出"], [], ["导出时间：2026-06-17"], *grid(ORDER_HEADERS, [ORDER]), [], []]

    (row,) = rows_of(read(tmp_path, as_csv(table)))

    assert row.row == 5
    assert row.bad == ()


def test_a_line_of_totals_and_a_repeated_header_are_no_rows(tmp_path):
    table = [*grid(ORDER_HEADERS, [ORDER]), ORDER_HEADERS, ["合计", *[""] * 3, "59.90"]]

    assert len(rows_of(read(tmp_path, as_csv(table)))) == 1


def test_a_line_break_inside_a_cell_does_not_shift_the_row_numbers(tmp_path):
    rows = [order_row(ORDER_NO, now=NOW, 商家备注='第一行\n第二行，"急"'), order_row("错", now=NOW)]

    good, bad = rows_of(read(tmp_path, as_csv(grid(ORDER_HEADERS, rows))))

    assert good.facts[0].values["note"] == '第一行\n第二行，"急"'
    assert (bad.row, bad.bad[0].column, bad.bad[0].value) == (3, "订单号", "错")


def test_a_quote_that_never_closes_costs_one_row(tmp_path):
    lines = as_csv(grid(ORDER_HEADERS, [ORDER] * 3)).decode().split("\r\n")
    lines[2] = lines[2].replace("加急", '"加急')  # a cell that begins with a quote and does not end with one
    first, second, third = rows_of(read(tmp_path, "\r\n".join(lines).encode()))

    assert (first.bad, third.bad) == ((), ())
    assert (second.row, second.bad[0].reason) == (3, "引号没有成对，这一行无法拆成单元格")


def test_a_file_cut_in_half_loses_its_last_row_only_and_says_so(tmp_path):
    content = order_csv_of(3)
    cut = content[: content.rindex("待收货".encode()) + 7]

    *good, last = rows_of(read(tmp_path, cut))

    assert [row.bad for row in good] == [(), ()]
    assert last.row == 4
    assert last.bad[0].reason == "文件在这一行中断，可能没有下载完整"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_damaged_bytes_cost_their_row_only(tmp_path, encoding):
    rows = [order_row(f"260615-{337872186892754 + place}", now=NOW) for place in range(20)]
    content = as_csv(grid(ORDER_HEADERS, rows), encoding=encoding)
    place = content.rindex("阳光玫瑰".encode(encoding))
    table = read(tmp_path, content[:place] + b"\xff\xff" + content[place + 2 :])

    *good, last = rows_of(table)

    assert table.encoding == encoding
    assert [row.bad for row in good] == [()] * 19
    assert [(cell.column, cell.reason) for cell in last.bad] == [("商品", "含有损坏的文字（编码转换时丢失）")]


def test_a_whole_last_row_without_a_line_end_is_good(tmp_path):
    assert all(row.bad == () for row in rows_of(read(tmp_path, order_csv_of(3).rstrip(b"\r\n"))))


def order_csv_of(count):
    rows = [order_row(f"260615-{337872186892754 + place}", now=NOW) for place in range(count)]
    return as_csv(grid(ORDER_HEADERS, rows))


def test_bad_cells_are_told_one_by_one_and_keep_the_row_out(tmp_path):
    row = order_row(
        "2.60525E+14",
        now=NOW,
        **{"用户实付金额(元)": "五十", "发货时间": "前天", "商品数量(件)": "1.5", "快递单号": ""},
    )

    (read_row,) = rows_of(read(tmp_path, as_csv(grid(ORDER_HEADERS, [row]))))

    assert read_row.facts == ()
    assert [(cell.column, cell.value) for cell in read_row.bad] == [
        ("订单号", "2.60525E+14"),
        ("用户实付金额(元)", "五十"),
        ("商品数量(件)", "1.5"),
        ("发货时间", "前天"),
    ]
    assert all(cell.reason and cell.reason_en for cell in read_row.bad)


def test_a_row_without_its_number_is_bad(tmp_path):
    (row,) = rows_of(read(tmp_path, as_csv(grid(ORDER_HEADERS, [order_row("", now=NOW)]))))

    assert [(cell.column, cell.reason) for cell in row.bad] == [("订单号", "不能为空")]


def test_states_that_nobody_knows_are_kept_in_their_own_words(tmp_path):
    said = only_values(
        read(tmp_path, as_csv(grid(ORDER_HEADERS, [order_row(ORDER_NO, now=NOW, 订单状态="火星配送中", 发货时间="")])))
    )

    assert (said["state"], said["state_text"]) == ("unknown", "火星配送中")


@pytest.mark.parametrize(
    ("headers", "code", "named"),
    [
        (["姓名", "电话", "地址"], "file.not_recognised", "姓名、电话、地址"),
        (["省", "市", "区", "客单价", "件数"], "file.not_recognised", "客单价"),
        ([name for name in ORDER_HEADERS if name != "订单号"], "file.columns_missing", "订单号"),
        ([name for name in AFTER_SALE_HEADERS if name != "售后编号"], "file.columns_missing", "售后编号"),
    ],
)
def test_a_table_of_another_kind_is_refused_by_name(tmp_path, headers, code, named):
    with pytest.raises(HeqiError) as refused:
        read(tmp_path, as_csv([headers, ["x"] * len(headers)]))

    assert refused.value.code == code
    assert named in refused.value.message


def test_missing_columns_are_told_with_the_kind_that_the_file_resembles(tmp_path):
    headers = [name for name in AFTER_SALE_HEADERS if name not in ("售后编号", "售后状态")]
    with pytest.raises(HeqiError) as refused:
        read(tmp_path, as_csv([headers, ["x"] * len(headers)]))

    assert refused.value.detail["missing"] == ["售后编号", "售后状态"]
    assert "拼多多售后导出" in refused.value.message
    assert "Pinduoduo after-sales" in refused.value.message_en


def test_a_merchants_own_selection_of_columns_is_enough(tmp_path):
    orders = as_csv([["订单号", "商品", "订单状态", "用户实付金额"], [ORDER_NO, "丑橘", "待发货", "29.80"]])
    requests = as_csv([["售后编号", "订单号", "售后状态"], ["116789012345", ORDER_NO, "退款成功"]])

    assert only_values(read(tmp_path, orders))["paid_fen"] == 2980
    assert only_values(read(tmp_path, requests))["state"] == "succeeded"


def test_a_kind_that_is_named_is_taken_without_its_marks(tmp_path):
    table = as_csv([["订单号", "订单状态"], [ORDER_NO, "待发货"]])

    assert only_values(read(tmp_path, table, kind="pdd_orders"))["state"] == "unshipped"
    with pytest.raises(HeqiError) as refused:
        read(tmp_path, table, kind="ali_orders")
    assert refused.value.code == "file.kind_unknown"
