"""A Taobao shop's files of every kind, in any order and some of them again: the end is one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heqi.core.words import Platform
from heqi.reception.models import Conversation, Message
from heqi.reviews.models import Review
from heqi.shops.access import view_shop
from heqi.shops.models import Shop
from heqi.trade.models import Listing
from heqi.trade.queries import after_sales_by_no, lines_of, orders_by_no
from tests.flows.test_import_order import undoing
from tests.platforms.test_taobao_exports import (
    DETAIL_LIST,
    NEW_ORDERS,
    NO,
    OLD_ORDER,
    ORDER_LIST,
    ORDERS_2026,
    REFUND,
    REFUNDS,
    SUB_ORDERS,
)
from tests.support.cast import OPENED
from tests.support.imports import run_file, trade_of
from tests.support.tables import as_csv, as_xlsx, grid

OLD = {**OLD_ORDER, "物流单号 ": "YT2186892754"}
DETAIL = {"订单编号": f'="{NO}"', "标题": "海南贵妃芒 5斤装", "价格": "39.90", "购买数量": "2", "订单状态": "交易成功"}
NEW = {
    "订单编号": NO,
    "总金额": "79.80",
    "买家实付金额": "75.80",
    "订单状态": "卖家已发货，等待买家确认",
    "宝贝总数量": "2",
}
DONE = {"订单编号": NO, "订单状态": "交易成功", "买家实付金额": "75.80", "确认收货时间": "2026-06-17 08:00:00"}
PIECE = {
    "子订单编号": "3309081924709002",
    "主订单编号": NO,
    "商品标题": "海南贵妃芒 5斤装",
    "购买数量": "2",
    "商品ID": "688112233445",
}
SETTLED = {**REFUND, "退款状态": "退款成功", "退款完结时间": "2026-06-17 12:00:00"}
TALK = [["买家", "时间", "发送人", "内容"], ["果果", "2026-06-16 10:00:00", "果果", "芒果坏了"]]
REVIEW = [
    ["评价编号", "评价_内容", "星级", "评价时间", "订单号"],
    ["900000001", "很甜", "★★★★★", "2026-06-17 11:45:00", NO],
]
LISTING = [["商品ID", "商品标题", "成本价"], ["688112233445", "海南贵妃芒 5斤装", "21.50"]]
FILES = (
    ("ExportOrderList20260616103000.csv", as_csv(grid(ORDER_LIST, [OLD]), encoding="gb18030")),
    ("ExportOrderDetailList20260616103000.csv", as_csv(grid(DETAIL_LIST, [DETAIL]), encoding="gb18030")),
    ("订单20260616113000.xlsx", as_xlsx(grid(NEW_ORDERS, [NEW]))),
    (
        "订单20260617113000.xlsx",
        as_xlsx(grid(ORDERS_2026, [DONE]), grid(SUB_ORDERS, [PIECE]), names=("订单", "子订单")),
    ),
    ("退款20260616213000.csv", as_csv(grid(REFUNDS, [REFUND]))),
    ("退款20260617130000.csv", as_csv(grid(REFUNDS, [SETTLED]))),
    ("聊天20260617103000.csv", as_csv(TALK)),
    ("评价20260617123000.csv", as_csv(REVIEW)),
    ("商品20260617103000.csv", as_csv(LISTING)),
)
OTHERS = (Review, Conversation, Message, Listing)


@pytest.fixture
def taobao(db, settings, tmp_path):
    """果然鲜's shop on Taobao, with a folder of uploads of its own."""
    settings.HEQI_HOME = tmp_path
    return view_shop(Shop.objects.create(name="果然鲜淘宝店", platform=Platform.TAOBAO, created_at=OPENED))


def end_of(shop, places):
    """All that is stored after these files, without row ids."""
    with undoing():
        for place in places:
            name, content = FILES[place]
            run_file(shop, content, name)
        found = trade_of(shop)
        for model in OTHERS:
            rows = model.objects.in_shop(shop.id).order_by("key").values()
            found[model.__name__] = [{name: row[name] for name in row if name != "id"} for row in rows]
        return found


@given(order=st.permutations(range(len(FILES))), again=st.lists(st.integers(0, len(FILES) - 1), max_size=3))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_taobao_files_with_repeats_gives_the_same_end(taobao, order, again):
    assert end_of(taobao, [*order, *again]) == end_of(taobao, range(len(FILES)))


@pytest.mark.parametrize(
    ("place", "stored"),
    list(
        enumerate(
            ("Order", "OrderLine", "Order", "OrderLine", "AfterSale", "AfterSale", "Message", "Review", "Listing")
        )
    ),
)
def test_each_of_these_files_is_read_as_what_it_is(taobao, place, stored):
    assert len(end_of(taobao, [place])[stored]) == 1


def test_the_end_is_what_the_newest_files_say(taobao):
    for name, content in reversed(FILES):
        run_file(taobao, content, name)

    order = orders_by_no(taobao.id, [NO])[NO]
    assert (order.state, order.paid_fen) == ("completed", 75_80)
    assert after_sales_by_no(taobao.id, [REFUND["退款编号"]])[REFUND["退款编号"]].state == "succeeded"
    assert {line.goods for line in lines_of(taobao.id, [NO])[NO]} == {"海南贵妃芒 5斤装"}
