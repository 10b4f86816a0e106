"""What 千牛 and the old back office of Taobao export, headers written out by hand: read, masked, refused elsewhere."""

from datetime import UTC, datetime

import pytest

from heqi.core.errors import HeqiError
from heqi.core.tables import Hints
from heqi.core.words import Platform
from heqi.platforms.registry import open_file
from tests.support.tables import as_csv, as_xlsx, grid, only_values, read, rows_of

NO = "3309081924709001"
ORDER_LIST = (
    "订单编号,买家会员名,买家支付宝账号,支付交易号,买家应付货款,买家应付邮费,"
    "买家支付积分,总金额,返点积分,买家实际支付金额,"
    "买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,"
    "联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,"
    "宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,"
    "订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,"
    "分阶段订单信息,定金排名,修改后的sku,修改后的收货地址,异常信息,"
    "天猫卡券抵扣,集分宝抵扣,是否是O2O交易,买家姓名,买家身份证号,"
    "买家手机号"
).split(",")
DETAIL_LIST = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码".split(",")
NEW_ORDERS = (
    "订单编号,支付单号,买家应付货款,买家应付邮费,总金额,买家实付金额,"
    "订单状态,收货地址,运送方式,订单创建时间,商品标题,宝贝种类,"
    "物流单号,物流公司,备注标签,商家备注,宝贝总数量,开票信息,手机订单,商品属性SKU,发货时间"
).split(",")
ORDERS_2026 = (
    "订单编号,订单状态,买家实付金额,买家应付邮费,确认收货打款金额,"
    "退款金额,订单创建时间,订单付款时间,发货时间,确认收货时间,"
    "商家备注,订单关闭原因,收货地址"
).split(",")
SUB_ORDERS = (
    "子订单编号,主订单编号,商品标题,商品价格,购买数量,商品属性,订单状态,买家实付金额,退款状态,退款金额,商品ID,发货时间"
).split(",")
REFUNDS = (
    "订单编号,退款编号,支付宝交易号,订单付款时间,商品 id,商品编码,退款完结时间,"
    "买家会员名称,买家实际支付金额,宝贝标题,买家退款金额,"
    "手工退款/系统退款,是否需要退货,退款的申请时间,超时时间,退款状态,"
    "货物状态,退货物流信息,发货物流信息,客服介入状态,卖家真实姓名,"
    "卖家真实姓名(新),卖家退货地址,卖家邮编,卖家电话,卖家手机,退货物流单号,"
    "退货物流公司,买家退款原因,买家退款说明,买家退货时间,"
    "责任方,售中或售后,备注标签,商家备注,完结时间,部分退款/全部退款,"
    "审核操作人,审核操作人新会员名,举证超时,是否零秒响应,"
    "退款操作人,退款操作人新会员名,退款原因标签,业务类型,是否帮他退款,"
    "帮他退款操作账号,小额收款,淘特订单,百亿补贴超链退款信息,"
    "智能退款策略,执行方案"
).split(",")
OLD_ORDER = {
    "订单编号": f'="{NO}"',
    "买家会员名": "果果爱吃芒果",
    "买家支付宝账号": "mangguo@example.cn",
    "买家应付货款": "79.80",
    "买家应付邮费": "0.00",
    "总金额": "79.80",
    "买家实际支付金额": "75.80",
    "订单状态": "卖家已发货，等待买家确认",
    "收货人姓名": "张三丰",
    "收货地址 ": "浙江省 杭州市 西湖区 文三路 138 号",
    "联系手机": "'13800001234",
    "订单创建时间": "2026-06-15 09:00:00",
    "宝贝标题 ": "海南贵妃芒 5斤装",
    "宝贝种类 ": "1",
    "物流单号 ": "No:YT2186892754",
    "宝贝总数量": "2",
    "发票抬头": "张三丰",
    "买家身份证号": "330106199001011234",
}
REFUND = {
    "订单编号": NO,
    "退款编号": "180240001122334455",
    "商品 id": "688112233445",
    "买家会员名称": "果果爱吃芒果",
    "买家实际支付金额": "75.80",
    "宝贝标题": "海南贵妃芒 5斤装",
    "买家退款金额": "¥1,075.80",
    "是否需要退货": "是",
    "退款的申请时间": "2026-06-16 20:30:00",
    "订单付款时间": "2026-06-15 09:01:00",
    "退款状态": "买家已经退货，等待卖家确认收货",
    "货物状态": "买家已收到货",
    "发货物流信息": "圆通速递 YT2186892754",
    "客服介入状态": "未介入",
    "卖家手机": "13900005678",
    "退货物流单号": "SF1020304050607",
    "买家退款原因": "商品质量问题",
    "买家退款说明": "坏了好几个，打 13800001234 找我",
}


def test_the_old_order_list_in_gbk_is_read_with_its_wrapped_ids(tmp_path):
    row = {**OLD_ORDER, "物流单号 ": "YT2186892754"}
    table = read(tmp_path, as_csv(grid(ORDER_LIST, [row]), encoding="gbk"))

    assert (table.kind, table.encoding, table.unknown) == ("taobao_orders", "gb18030", ())
    (read_row,) = rows_of(table)
    order, line, parcel = read_row.facts
    assert order.key == NO
    said = order.values
    assert (said["paid_fen"], said["goods_fen"], said["postage_fen"], said["state"]) == (7580, 7980, 0, "shipped")
    assert said["created_at"] == datetime(2026, 6, 15, 1, 0, tzinfo=UTC)
    assert (line.key, line.values["goods"], line.values["price_fen"]) == (f"{NO}/~", "海南贵妃芒 5斤装", 3990)
    assert parcel.key == f"{NO}/outbound/YT2186892754"


def test_receivers_are_masked_in_values_raw_and_preview(tmp_path):
    table = read(tmp_path, as_csv(grid(ORDER_LIST, [{**OLD_ORDER, "物流单号 ": ""}]), encoding="gbk"))
    (row,) = rows_of(table)
    kept = repr((row.facts, table.sample(5)))

    for secret in ("张三丰", "13800001234", "文三路", "mangguo", "330106199001011234", "果果爱吃芒果"):
        assert secret not in kept
    said = row.facts[0].values
    assert (said["receiver"], said["receiver_phone"], said["address"]) == (
        "张*",
        "138****1234",
        "浙江省杭州市西湖区***",
    )
    assert (said["buyer"], said["buyer_account"]) == ("果***果", "m***@example.cn")


def test_a_bad_row_shows_no_receiver_either(tmp_path):
    table = read(tmp_path, as_csv(grid(ORDER_LIST, [{**OLD_ORDER, "总金额": "很多"}]), encoding="gbk"))
    (row,) = rows_of(table)

    assert [cell.column for cell in row.bad] == ["总金额", "物流单号"]
    assert "张三丰" not in repr(row)
    assert "13800001234" not in repr(row)


def test_lines_of_the_detail_list_have_keys_of_their_own(tmp_path):
    rows = [
        {"订单编号": f'="{NO}"', "标题": title, "价格": "39.90", "购买数量": "2", "商品属性": "大果"}
        for title in ("海南贵妃芒", "阳光玫瑰葡萄")
    ]
    table = read(tmp_path, as_csv(grid(DETAIL_LIST, rows), encoding="gbk"))

    first, second = (row.facts[0] for row in rows_of(table))
    assert (table.kind, first.entity) == ("taobao_order_lines", "order_line")
    assert (first.values["order_no"], first.values["price_fen"], first.values["quantity"]) == (NO, 3990, 2)
    assert first.key != second.key


def test_the_new_workbook_of_21_columns(tmp_path):
    row = {
        "订单编号": NO,
        "买家应付货款": "39.90",
        "买家实付金额": "35.90",
        "订单状态": "买家已付款,等待卖家发货",
        "收货地址": "浙江省杭州市西湖区文三路 138 号",
        "订单创建时间": "2026-06-15 09:00:00",
        "商品标题": "海南贵妃芒",
        "宝贝总数量": "1",
        "商品属性SKU": "规格:大果",
    }
    table = read(tmp_path, as_xlsx(grid(NEW_ORDERS, [row])), name="订单.xlsx")

    assert (table.kind, len(table.known), table.unknown) == ("taobao_orders_xlsx", 21, ())
    said = only_values(table)
    assert (said["paid_fen"], said["state"], said["address"]) == (3590, "unshipped", "浙江省杭州市西湖区***")


def test_both_sheets_of_the_2026_workbook_are_read(tmp_path):
    order = {"订单编号": NO, "订单状态": "交易成功", "买家实付金额": "35.90", "确认收货时间": "2026-06-17 08:00:00"}
    line = {
        "子订单编号": "3309081924709002",
        "主订单编号": NO,
        "商品标题": "海南贵妃芒",
        "商品价格": "39.90",
        "购买数量": "1",
        "退款状态": "没有申请退款",
        "退款金额": "无退款申请",
        "商品ID": "688112233445",
        "发货时间": "2026-06-16 08:00:00",
    }
    book = as_xlsx(grid(SUB_ORDERS, [line]), grid(ORDERS_2026, [order]), names=["子订单", "订单"])
    table = read(tmp_path, book, name="订单.xlsx")

    assert table.kind == "taobao_orders_2026"
    assert [(sheet.name, sheet.kind) for sheet in table.sheets] == [
        ("订单", "taobao_orders_2026"),
        ("子订单", "taobao_sub_orders"),
    ]
    first, second = rows_of(table)
    assert (first.facts[0].key, first.facts[0].values["state"]) == (NO, "completed")
    assert (second.sheet, second.facts[0].key) == ("子订单", f"{NO}/3309081924709002")
    assert "refunded_fen" not in second.facts[0].values
    assert [row.facts[0].key for row in table.rows(version=datetime(2026, 6, 17, tzinfo=UTC), skip=1)] == [
        f"{NO}/3309081924709002"
    ]


def test_a_refund_is_told_in_our_words(tmp_path):
    table = read(tmp_path, as_xlsx(grid(REFUNDS, [REFUND])), name="退款.xlsx")

    assert (table.kind, table.unknown) == ("taobao_refunds", ())
    (row,) = rows_of(table)
    request, out, back = row.facts
    said = request.values
    assert (said["state"], said["demand"]) == ("awaiting_merchant_receipt", "return_refund")
    assert (said["requested_fen"], said["goods_id"], said["received"]) == (107580, "688112233445", True)
    assert (said["intervened"], said["order_paid_at"]) == (False, "2026-06-15T01:01:00+00:00")
    assert (said["seller_phone"], said["buyer_words"]) == ("139****5678", "坏了好几个，打 138****1234 找我")
    assert (out.key, back.key) == (f"{NO}/outbound/YT2186892754", f"{NO}/return/SF1020304050607")


@pytest.mark.parametrize(("platform", "refused"), [("pinduoduo", True), ("taobao", False), ("tmall", False)])
def test_a_file_must_come_from_where_the_shop_sells(tmp_path, platform, refused):
    path = tmp_path / "退款.xlsx"
    path.write_bytes(as_xlsx(grid(REFUNDS, [REFUND])))
    if not refused:
        assert open_file(path, name=path.name, hints=Hints(Platform(platform))).kind == "taobao_refunds"
        return
    with pytest.raises(HeqiError) as error:
        open_file(path, name=path.name, hints=Hints(Platform(platform)))
    assert error.value.code == "file.wrong_platform"
    assert error.value.message == "这是千牛退款导出，而所选店铺是拼多多店铺。请换一个店铺，或换一个文件。"


def test_an_order_number_in_scientific_notation_has_lost_its_end(tmp_path):
    (row,) = rows_of(read(tmp_path, as_csv(grid(REFUNDS, [{**REFUND, "订单编号": "3.309081925E+15"}]))))

    assert [(cell.column, cell.value) for cell in row.bad] == [("订单编号", "3.309081925E+15")]
    assert "科学计数法" in row.bad[0].reason


def test_a_formula_without_a_value_is_a_bad_cell(tmp_path):
    (row,) = rows_of(read(tmp_path, as_xlsx(grid(REFUNDS, [{**REFUND, "买家退款金额": "=1+2"}])), name="退款.xlsx"))

    assert [(cell.column, cell.value) for cell in row.bad] == [("买家退款金额", "=1+2")]
    assert row.bad[0].reason.startswith("单元格是公式")


def test_headers_in_two_rows_are_read_together_and_noted(tmp_path):
    upper = ["订单编号", "退款编号", "金额", "", "退款状态"]
    lower = ["", "", "买家实际支付金额", "买家退款金额", ""]
    table = read(tmp_path, as_csv([upper, lower, [NO, "180240001122334455", "75.80", "10.00", "退款成功"]]))

    assert [note.code for note in table.notes] == ["note.two_header_rows"]
    said = only_values(table)
    assert (said["order_paid_fen"], said["requested_fen"], said["state"]) == (7580, 1000, "succeeded")


def test_a_cell_under_a_merged_header_is_kept_and_noted(tmp_path):
    headers = ["订单编号", "退款编号", "", "退款状态", "买家退款金额"]
    table = read(tmp_path, as_csv([headers, [NO, "180240001122334455", "加急", "退款成功", "10.00"]]))

    assert [note.code for note in table.notes] == ["note.columns_without_header"]
    assert rows_of(table)[0].facts[0].raw["(第 3 列)"] == "加急"


def test_a_web_page_saved_as_xls_is_named_as_one(tmp_path):
    with pytest.raises(HeqiError) as error:
        read(tmp_path, "<html><table><tr><td>订单编号</td></tr></table></html>".encode(), name="订单.xls")

    assert (error.value.code, "网页" in error.value.message) == ("file.not_a_table", True)
